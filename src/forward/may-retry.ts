import type { Random } from '../core/ports.ts';
import { type UpstreamError, UpstreamResetError, UpstreamUnreachableError } from './upstream-errors.ts';
import type { RetryRule } from './upstream-options.ts';

/** Reasons that can pass by themselves within seconds. A wrong name or certificate does not, so it is not tried again. */
const PASSING: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EPIPE',
  'UND_ERR_SOCKET',
]);

/**
 * Whether a call that failed may be made again.
 *
 * - Never after a reply began, whatever its status: a 429 or 503 goes to the caller with its `retry-after`, and callers'
 *   own clients retry it.
 * - Any method, when not a byte of the request was given to a connection: refused or reset while connecting, or an idle
 *   connection that the provider had closed.
 * - A GET also when the connection ended after the request was sent and before the reply began. A POST never: the
 *   provider may have done, and billed, the work.
 * - Never after a time limit: the time is spent.
 */
export function mayRetry(error: UpstreamError, method: 'GET' | 'POST'): boolean {
  if (error.phase === 'connect') return error instanceof UpstreamUnreachableError && PASSING.has(error.reason);
  return error.phase === 'headers' && method === 'GET' && error instanceof UpstreamResetError;
}

/**
 * The pause after the given attempt: chance between 0 and a limit that doubles with each attempt (full jitter), so that
 * callers who failed together do not come back together.
 *
 * @param attempt - Attempts made, from 1 on.
 */
export function backoffMs(rule: RetryRule, attempt: number, random: Random): number {
  const limitMs = Math.min(rule.backoffMaxMs, rule.backoffMs * 2 ** (attempt - 1));
  const [high = 0, low = 0] = random.bytes(2);
  return Math.floor((limitMs * (high * 256 + low)) / 65_536);
}
