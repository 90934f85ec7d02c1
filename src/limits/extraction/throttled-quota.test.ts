import { expect, it } from 'vitest';
import type { ExtractionVerdict } from './extraction-monitor.ts';
import { throttledQuota } from './throttled-quota.ts';

const none: ExtractionVerdict = { score: 0.1, level: 'none', reasons: [] };
const anomaly: ExtractionVerdict = { score: 0.9, level: 'anomaly', reasons: ['broad-sweep'] };

it('leaves the quota of an ordinary caller as it is', () => {
  const quota = { requestsPerMinute: 600 };
  expect(throttledQuota(quota, { verdict: none, requestsPerMinute: 6 })).toBe(quota);
});

it('slows an anomaly down, and keeps the other limits', () => {
  const quota = { requestsPerMinute: 600, burst: 100, charactersPerMinute: 5_000 };
  expect(throttledQuota(quota, { verdict: anomaly, requestsPerMinute: 6 })).toEqual({
    requestsPerMinute: 6,
    burst: 1,
    concurrentMax: 1,
    charactersPerMinute: 5_000,
  });
});

it('limits an anomaly that had no limit, and never widens one', () => {
  expect(throttledQuota({}, { verdict: anomaly, requestsPerMinute: 6 }).requestsPerMinute).toBe(6);
  expect(throttledQuota({ requestsPerMinute: 2 }, { verdict: anomaly, requestsPerMinute: 6 }).requestsPerMinute).toBe(
    2,
  );
});
