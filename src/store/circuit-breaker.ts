/** Keeps calls from a server that is away. */
export interface CircuitBreaker {
  /** Whether a call may go out now. One that may must be answered for, with {@link succeed} or {@link fail}. */
  tryEnter(): boolean;
  succeed(): void;
  fail(): void;
}

/** When a breaker opens, and for how long. */
export interface CircuitBreakerOptions {
  /** Failures in a row that open it. */
  readonly failuresMax: number;
  /** How long it then refuses all calls, in milliseconds, before it lets one through on trial. */
  readonly openMs: number;
  /** A time in milliseconds that never goes back. */
  readonly now: () => number;
}

/**
 * Counts failures in a row. Once there are too many, calls are refused for a while, so that nobody waits for a server that
 * does not answer; then a single call tries it, and its outcome decides for all.
 */
export function circuitBreaker({ failuresMax, openMs, now }: CircuitBreakerOptions): CircuitBreaker {
  let failures = 0;
  let openedAtMs = 0;
  let isOnTrial = false;
  return {
    tryEnter() {
      if (failures < failuresMax) return true;
      if (isOnTrial || now() - openedAtMs < openMs) return false;
      isOnTrial = true;
      return true;
    },
    succeed() {
      failures = 0;
      isOnTrial = false;
    },
    fail() {
      failures += 1;
      openedAtMs = now();
      isOnTrial = false;
    },
  };
}
