import type { RequestQuota } from '../request-limits.ts';
import type { ExtractionVerdict } from './extraction-monitor.ts';

/**
 * The quota of a caller after a verdict: as it was at level `none`, and at most `requestsPerMinute` requests a minute, one at a time
 * and without a burst, at `anomaly`. A quota that is already narrower stays so.
 *
 * @param requestsPerMinute - At least 1. A sweep of 10,000 queries takes a week at 1.
 * @example
 * throttledQuota({ requestsPerMinute: 600 }, { verdict, requestsPerMinute: 6 });
 */
export function throttledQuota(
  quota: RequestQuota,
  { verdict, requestsPerMinute }: { readonly verdict: ExtractionVerdict; readonly requestsPerMinute: number },
): RequestQuota {
  if (verdict.level === 'none') return quota;
  const perMinute = Math.min(quota.requestsPerMinute ?? requestsPerMinute, requestsPerMinute);
  return { ...quota, requestsPerMinute: perMinute, burst: 1, concurrentMax: 1 };
}
