import { TextTooLongError } from '../core/errors.ts';
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
  /** UTF-16 units of text of a key, all of them at once if it likes. Each request counts up to the next hundred. */
  readonly charactersPerMinute?: number;
}

/** The greatest values that a configuration or a key may have; the least is 1. */
export const LIMITS_MAX: Readonly<Record<keyof RequestQuota | 'choicesMax' | 'outputTokensMax', number>> = {
  // More the counters do not count: 100 units a millisecond.
  requestsPerMinute: 6_000_000,
  burst: 1_000_000,
  perUserRequestsPerMinute: 6_000_000,
  concurrentMax: 65_535,
  charactersPerMinute: 600_000_000,
  choicesMax: 128,
  outputTokensMax: 10_000_000,
};

/** Counts requests and characters by key, and requests by user. */
export interface RequestLimits {
  /** Counts one request of a key and takes one of its places. Returns what gives the place back. Rejects with {@link RateLimitedError}. */
  admitKey(keyId: string, quota: RequestQuota): Promise<() => void>;
  /** Counts one request of a user, given as an opaque name such as a keyed hash. Rejects with {@link RateLimitedError}. */
  admitUser(user: string, quota: RequestQuota): Promise<void>;
  /**
   * Counts text of a key that is about to be inspected. Rejects with {@link RateLimitedError}, and with
   * `TextTooLongError` where no waiting would help.
   */
  admitCharacters(keyId: string, characters: number, quota: RequestQuota): Promise<void>;
}

/** Makes limits over counters. A store that is away rejects the request: limits fail closed. */
export function createRequestLimits(counters: Counters, clock: Clock): RequestLimits {
  const underWay = new Map<string, number>();
  return { admitKey, admitUser, admitCharacters };

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

  async function admitCharacters(
    keyId: string,
    characters: number,
    { charactersPerMinute }: RequestQuota,
  ): Promise<void> {
    if (charactersPerMinute === undefined || characters === 0) return;
    if (characters > charactersPerMinute) throw new TextTooLongError(characters, charactersPerMinute);
    const units = Math.ceil(charactersPerMinute / CHARACTERS_A_UNIT);
    const cost = Math.ceil(characters / CHARACTERS_A_UNIT);
    await take('key-characters', `characters ${keyId}`, perMinute(units, units), cost);
  }

  async function take(limit: RateLimitedError['limit'], key: string, rule: LimitRule, cost = 1): Promise<void> {
    const reservation = await counters.reserve(key, cost, rule, clock.now());
    if (!reservation.isGranted) throw new RateLimitedError(limit, reservation.retryAfterMs);
  }
}

/** A place may become free at any time. */
const CONCURRENCY_RETRY_MS = 1_000;

/** Counted in hundreds, so that budgets reach far beyond what the counters take in single units. */
const CHARACTERS_A_UNIT = 100;

const MINUTE_MS = 60_000;
/** The counters want a burst to come back within a year. */
const BURST_MINUTES_MAX = 500_000;

function perMinute(limit: number, burst: number): LimitRule {
  return { limit, windowMs: MINUTE_MS, burst: Math.min(burst, limit * BURST_MINUTES_MAX) };
}
