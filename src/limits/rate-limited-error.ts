import { SallyportError } from '../core/errors.ts';
import type { LimitFact } from './limit-fact.ts';

/** The limits that a caller can reach. */
export type RateLimit =
  | 'key-rate'
  | 'user-rate'
  | 'key-characters'
  | 'concurrency'
  | 'extraction'
  | 'request-window'
  | 'token-window'
  | 'cost-window';

/** A caller has used up what it may use for now. */
export class RateLimitedError extends SallyportError {
  override readonly name = 'RateLimitedError';
  /** Which limit it was. */
  readonly limit: RateLimit;
  /** Milliseconds after which the same call could be granted. */
  readonly retryAfterMs: number;
  /** How the limits of the call stand, the one that refused among them, where they are windows. */
  readonly facts: readonly LimitFact[];

  constructor(limit: RateLimit, retryAfterMs: number, facts: readonly LimitFact[] = []) {
    super('RATE_LIMITED', `${SAID[limit]}; try again in ${Math.max(1, Math.ceil(retryAfterMs / 1_000))} s`);
    this.limit = limit;
    this.retryAfterMs = retryAfterMs;
    this.facts = facts;
  }
}

const SAID: Readonly<Record<RateLimit, string>> = {
  'key-rate': 'this key has sent too many requests',
  'user-rate': 'this user has sent too many requests',
  'key-characters': 'this key has sent too many characters of text',
  concurrency: 'this key has too many requests under way',
  extraction: 'requests of this user are slowed down for now',
  'request-window': 'too many requests have been sent',
  'token-window': 'too many tokens have been used',
  'cost-window': 'too much has been spent',
};
