import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Clock, Random } from '../core/ports.ts';
import type { BreakerRule } from './circuit-breaker.ts';
import { isHeaderValue, isSettableHeader } from './header-lists.ts';
import type { AddressRule } from './private-address.ts';

/** How a provider is reached and what it may cost. What is left out is taken from {@link UPSTREAM_LIMITS}. */
export interface UpstreamOptions {
  /** What the upstream is called in configuration and logs; 1 to 64 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** An https URL without credentials, query or fragment. Its path comes before that of each call. */
  readonly baseUrl: string;
  /** Allows `http://` in `baseUrl`, for loopback and private addresses only; refused unless said. */
  readonly allowPrivateHttp?: boolean;
  /** Which addresses may be connected to, asked of all that a name has at each connection; of http never others than private ones. All when missing. */
  readonly permits?: AddressRule;
  /** The header that holds the provider's key. A function is asked at each attempt, so that a key can change. */
  readonly authorization?: Authorization;
  /** Fixed headers, names in lower case, such as `openai-organization`. They win over a caller's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether `x-ratelimit-*` and `anthropic-ratelimit-*` of replies go on to callers: they describe the operator's account. */
  readonly passRateLimitHeaders?: boolean;
  readonly timeouts?: Partial<UpstreamTimeouts>;
  readonly retries?: Partial<RetryRule>;
  readonly breaker?: Partial<BreakerRule>;
  /** Calls under way at a time, 1 to 10,000. As many again may wait for at most `connectMs`. */
  readonly connectionsMax?: number;
  /** Bytes of a reply as they come, coding included. */
  readonly replyBytesMax?: number;
  /** Bytes of a reply after decoding. */
  readonly decodedBytesMax?: number;
  readonly clock: Clock;
  /** For the jitter of the back-off. */
  readonly random: Random;
}

/** Where a provider's key goes, for example `{ header: 'x-api-key', value: () => key }`. */
export interface Authorization {
  /** In lower case. */
  readonly header: string;
  /** The whole value, `Bearer ` included. Never part of a message or an error. */
  readonly value: string | (() => string);
}

/** Time limits of a call. Each has an error of its own kind, `UpstreamTimeoutError` with `limit`. */
export interface UpstreamTimeouts {
  /** Until a connection is made (name, TCP, TLS), for each attempt; also the limit for waiting for a free one. */
  readonly connectMs: number;
  /** From the request's last byte to the reply's status and headers. */
  readonly firstByteMs: number;
  /** Between two pieces of a reply, counted only while the reader waits for one. */
  readonly idleMs: number;
  /** From `send` to the end of the reply, all attempts and pauses included. */
  readonly totalMs: number;
}

/** How often a call that provably did nothing is made again; see `may-retry.ts`. */
export interface RetryRule {
  /** Attempts in all; 1 means no retry. */
  readonly attemptsMax: number;
  /** The pause before attempt n + 1 is chance between 0 and `backoffMs` × 2ⁿ⁻¹ … */
  readonly backoffMs: number;
  /** … but at most this. */
  readonly backoffMaxMs: number;
}

/** The options with nothing left out, checked. */
export interface UpstreamLimits {
  readonly timeouts: UpstreamTimeouts;
  readonly retries: RetryRule;
  readonly breaker: BreakerRule;
  readonly connectionsMax: number;
  readonly replyBytesMax: number;
  readonly decodedBytesMax: number;
}

/** What holds where options say nothing. */
export const UPSTREAM_LIMITS: UpstreamLimits = {
  timeouts: { connectMs: 5_000, firstByteMs: 120_000, idleMs: 60_000, totalMs: 600_000 },
  retries: { attemptsMax: 3, backoffMs: 100, backoffMaxMs: 2_000 },
  breaker: { failureThreshold: 5, windowMs: 30_000, openMs: 10_000 },
  connectionsMax: 256,
  replyBytesMax: 16_777_216,
  decodedBytesMax: 16_777_216,
};

const TIME_MAX_MS = 86_400_000;
const BYTES_MAX = 1_073_741_824;

/**
 * Checks options and fills in what they leave out. `baseUrl` is checked by `base-url.ts`.
 *
 * @throws `InvalidOptionsError` that names the option; it never repeats a value.
 */
export function resolveLimits(options: UpstreamOptions): UpstreamLimits {
  if (!/^[A-Za-z0-9._-]{1,64}$/u.test(options.name)) {
    throw new InvalidOptionsError('name', 'must be 1 to 64 letters, digits, ".", "_" and "-"');
  }
  checkHeaders(options);
  const limits: UpstreamLimits = {
    timeouts: { ...UPSTREAM_LIMITS.timeouts, ...options.timeouts },
    retries: { ...UPSTREAM_LIMITS.retries, ...options.retries },
    breaker: { ...UPSTREAM_LIMITS.breaker, ...options.breaker },
    connectionsMax: options.connectionsMax ?? UPSTREAM_LIMITS.connectionsMax,
    replyBytesMax: options.replyBytesMax ?? UPSTREAM_LIMITS.replyBytesMax,
    decodedBytesMax: options.decodedBytesMax ?? UPSTREAM_LIMITS.decodedBytesMax,
  };
  const { timeouts, retries, breaker } = limits;
  for (const key of ['connectMs', 'firstByteMs', 'idleMs', 'totalMs'] as const) {
    checkWholeNumber(`timeouts.${key}`, timeouts[key], { max: TIME_MAX_MS });
  }
  checkWholeNumber('retries.attemptsMax', retries.attemptsMax, { max: 10 });
  checkWholeNumber('retries.backoffMs', retries.backoffMs, { max: TIME_MAX_MS });
  checkWholeNumber('retries.backoffMaxMs', retries.backoffMaxMs, { max: TIME_MAX_MS });
  checkWholeNumber('breaker.failureThreshold', breaker.failureThreshold, { max: 1_000 });
  checkWholeNumber('breaker.windowMs', breaker.windowMs, { max: TIME_MAX_MS });
  checkWholeNumber('breaker.openMs', breaker.openMs, { max: TIME_MAX_MS });
  checkWholeNumber('connectionsMax', limits.connectionsMax, { max: 10_000 });
  checkWholeNumber('replyBytesMax', limits.replyBytesMax, { max: BYTES_MAX });
  checkWholeNumber('decodedBytesMax', limits.decodedBytesMax, { max: BYTES_MAX });
  return limits;
}

function checkHeaders({ headers = {}, authorization }: UpstreamOptions): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!isSettableHeader(name)) throw new InvalidOptionsError('headers', 'has a name that cannot be set');
    if (name === authorization?.header) throw new InvalidOptionsError('headers', 'repeats the one of "authorization"');
    if (!isHeaderValue(value)) throw new InvalidOptionsError('headers', 'has a value that is not plain ASCII');
  }
  if (authorization === undefined) return;
  if (!isSettableHeader(authorization.header)) {
    throw new InvalidOptionsError('authorization.header', 'must be a header name in lower case');
  }
  if (typeof authorization.value === 'string') checkKey(authorization.value);
}

/**
 * The value of the authorization header for one attempt.
 *
 * @throws `InvalidOptionsError` when it is empty or cannot stand in a header, or when the function failed; the error
 *   holds neither the value nor what the function threw.
 */
export function readKey(authorization: Authorization): string {
  if (typeof authorization.value === 'string') return authorization.value;
  let value: unknown;
  try {
    value = authorization.value();
  } catch {
    throw new InvalidOptionsError('authorization.value', 'could not be read; see where the key is kept');
  }
  return checkKey(value);
}

function checkKey(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || !isHeaderValue(value)) {
    throw new InvalidOptionsError('authorization.value', 'must be plain ASCII in one line, and not empty');
  }
  return value;
}
