import type { Clock } from '../../core/ports.ts';

/** A clock that a test moves. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

/** A clock that starts in 2027 and stands still until it is moved. */
export function manualClock(): ManualClock {
  let nowMs = 1_800_000_000_000;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}
