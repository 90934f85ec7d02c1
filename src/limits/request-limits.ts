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

/** One rate of a quota, and how it is counted. */
export interface RequestRate {
  /** As a {@link RateLimitedError} names it. */
  readonly limit: 'key-rate' | 'user-rate' | 'key-characters';
  /** Requests, or UTF-16 units where characters are counted, in a minute. */
  readonly perMinute: number;
  /** As many at once. */
  readonly burst: number;
  /** What it is counted under. */
  readonly counter: string;
  /** In the units of the counters, which are so many requests or characters each. */
  readonly rule: LimitRule;
  readonly unitsEach: number;
}

/** How a rate stands. */
export interface RateStanding {
  /** Requests, or characters, that may be taken at once now: 0 to the rate's burst. */
  readonly remaining: number;
  /** Milliseconds until all of the burst is there again, where nothing more is taken. */
  readonly resetMs: number;
}

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
  /** How a rate stands. Takes nothing. */
  standingOf(rate: RequestRate): Promise<RateStanding>;
}

/** The rates of a quota that hold for a key, and for a user of it, given as {@link RequestLimits.admitUser} takes it. */
export function requestRates(
  { keyId, user }: { readonly keyId: string; readonly user?: string | undefined },
  quota: RequestQuota,
): readonly RequestRate[] {
  const rates = [
    keyRate(keyId, quota),
    charactersRate(keyId, quota),
    ...(user === undefined ? [] : [userRate(user, quota)]),
  ];
  return rates.filter((rate) => rate !== undefined);
}

/** Makes limits over counters. A store that is away rejects the request: limits fail closed. */
export function createRequestLimits(counters: Counters, clock: Clock): RequestLimits {
  const underWay = new Map<string, number>();
  return { admitKey, admitUser, admitCharacters, standingOf };

  async function admitKey(keyId: string, quota: RequestQuota): Promise<() => void> {
    const { concurrentMax } = quota;
    await take(keyRate(keyId, quota));
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

  async function admitUser(user: string, quota: RequestQuota): Promise<void> {
    await take(userRate(user, quota));
  }

  async function admitCharacters(keyId: string, characters: number, quota: RequestQuota): Promise<void> {
    const rate = charactersRate(keyId, quota);
    if (rate === undefined || characters === 0) return;
    if (characters > rate.perMinute) throw new TextTooLongError(characters, rate.perMinute);
    await take(rate, characters);
  }

  async function take(rate: RequestRate | undefined, amount = 1): Promise<void> {
    if (rate === undefined) return;
    const cost = Math.ceil(amount / rate.unitsEach);
    const reservation = await counters.reserve(rate.counter, cost, rate.rule, clock.now());
    if (!reservation.isGranted) throw new RateLimitedError(rate.limit, reservation.retryAfterMs);
  }

  async function standingOf({ perMinute, burst, counter, rule, unitsEach }: RequestRate): Promise<RateStanding> {
    const standing = await counters.reserve(counter, 0, rule, clock.now());
    // In debt even nothing is refused, until the debt has flowed off.
    const remaining = standing.isGranted ? Math.min(standing.remaining * unitsEach, burst) : 0;
    const debtMs = standing.isGranted ? 0 : standing.retryAfterMs;
    return { remaining, resetMs: Math.ceil(debtMs + ((burst - remaining) / perMinute) * MINUTE_MS) };
  }
}

function keyRate(keyId: string, { requestsPerMinute, burst }: RequestQuota): RequestRate | undefined {
  if (requestsPerMinute === undefined) return undefined;
  return rateOf({ limit: 'key-rate', counter: `key ${keyId}` }, requestsPerMinute, burst);
}

function userRate(user: string, { perUserRequestsPerMinute }: RequestQuota): RequestRate | undefined {
  if (perUserRequestsPerMinute === undefined) return undefined;
  return rateOf({ limit: 'user-rate', counter: `user ${user}` }, perUserRequestsPerMinute);
}

function charactersRate(keyId: string, { charactersPerMinute }: RequestQuota): RequestRate | undefined {
  if (charactersPerMinute === undefined) return undefined;
  const units = Math.ceil(charactersPerMinute / CHARACTERS_A_UNIT);
  const counted = rateOf({ limit: 'key-characters', counter: `characters ${keyId}` }, units);
  return { ...counted, perMinute: charactersPerMinute, burst: charactersPerMinute, unitsEach: CHARACTERS_A_UNIT };
}

/** A place may become free at any time. */
const CONCURRENCY_RETRY_MS = 1_000;

/** Counted in hundreds, so that budgets reach far beyond what the counters take in single units. */
const CHARACTERS_A_UNIT = 100;

const MINUTE_MS = 60_000;
/** The counters want a burst to come back within a year. */
const BURST_MINUTES_MAX = 500_000;

function rateOf(
  what: Pick<RequestRate, 'limit' | 'counter'>,
  perMinute: number,
  burstAsked: number = perMinute,
): RequestRate {
  const burst = Math.min(burstAsked, perMinute * BURST_MINUTES_MAX);
  return { ...what, perMinute, burst, rule: { limit: perMinute, windowMs: MINUTE_MS, burst }, unitsEach: 1 };
}
