import { SallyportError } from '../core/errors.ts';

/** A caller has used up what it may use for now. */
export class RateLimitedError extends SallyportError {
  override readonly name = 'RateLimitedError';
  /** Which limit it was. */
  readonly limit: 'key-rate' | 'user-rate' | 'key-characters' | 'concurrency';
  /** Milliseconds after which the same call could be granted. */
  readonly retryAfterMs: number;

  constructor(limit: RateLimitedError['limit'], retryAfterMs: number) {
    super('RATE_LIMITED', `${SAID[limit]}; try again in ${Math.max(1, Math.ceil(retryAfterMs / 1_000))} s`);
    this.limit = limit;
    this.retryAfterMs = retryAfterMs;
  }
}

const SAID: Readonly<Record<RateLimitedError['limit'], string>> = {
  'key-rate': 'this key has sent too many requests',
  'user-rate': 'this user has sent too many requests',
  'key-characters': 'this key has sent too many characters of text',
  concurrency: 'this key has too many requests under way',
};
