import type { Clock } from '../core/ports.ts';
import type { Counters, LimitRule } from '../core/store-ports.ts';
import { RateLimitedError } from './rate-limited-error.ts';

/** How much one key, and one user behind it, may use. A limit that is missing does not hold. */
export interface RequestQuota {
  readonly requestsPerMinute?: number;
  /** Requests of a key at once; as many as it may send in a minute when missing. */
  readonly burst?: number;
  readonly perUserRequestsPerMinute?: number;
  /** Requests of a key under way at the same time in this process. */
  readonly concurrentMax?: number;
}

/** Counts requests by key and by user. */
export interface RequestLimits {
  /** Counts one request of a key and takes one of its places. Returns what gives the place back. Rejects with {@link RateLimitedError}. */
  admitKey(keyId: string, quota: RequestQuota): Promise<() => void>;
  /** Counts one request of a user, given as an opaque name such as a keyed hash. Rejects with {@link RateLimitedError}. */
  admitUser(user: string, quota: RequestQuota): Promise<void>;
}

/** Makes limits over counters. A store that is away rejects the request: limits fail closed. */
export function createRequestLimits(counters: Counters, clock: Clock): RequestLimits {
  const underWay = new Map<string, number>();
  return { admitKey, admitUser };

  async function admitKey(keyId: string, quota: RequestQuota): Promise<() => void> {
    const { requestsPerMinute, burst, concurrentMax } = quota;
    if (requestsPerMinute !== undefined) {
      await take('key-rate', `key ${keyId}`, perMinute(requestsPerMinute, burst ?? requestsPerMinute));
    }
    const count = underWay.get(keyId) ?? 0;
    if (concurrentMax !== undefined && count >= concurrentMax) {
      throw new RateLimitedError('concurrency', CONCURRENCY_RETRY_MS);
    }
    underWay.set(keyId, count + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (underWay.get(keyId) ?? 1) - 1;
      if (left > 0) underWay.set(keyId, left);
      else underWay.delete(keyId);
    };
  }

  async function admitUser(user: string, { perUserRequestsPerMinute }: RequestQuota): Promise<void> {
    if (perUserRequestsPerMinute === undefined) return;
    await take('user-rate', `user ${user}`, perMinute(perUserRequestsPerMinute, perUserRequestsPerMinute));
  }

  async function take(limit: 'key-rate' | 'user-rate', key: string, rule: LimitRule): Promise<void> {
    const reservation = await counters.reserve(key, 1, rule, clock.now());
    if (!reservation.isGranted) throw new RateLimitedError(limit, reservation.retryAfterMs);
  }
}

/** A place may become free at any time. */
const CONCURRENCY_RETRY_MS = 1_000;

const MINUTE_MS = 60_000;

function perMinute(limit: number, burst: number): LimitRule {
  return { limit, windowMs: MINUTE_MS, burst };
}
