import { InvalidOptionsError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';

/**
 * The time of a clock in whole milliseconds, which stands still where the clock goes back by up to a day: a window that has
 * ended stays so. A clock that goes back further was wrong before, and is believed.
 *
 * @returns A function that throws `InvalidOptionsError` where the clock tells no time from 1970 to 9999.
 */
export function steadyClock(clock: Clock): () => number {
  let latestMs = 0;
  return () => {
    const nowMs = Math.floor(clock.now());
    if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs > NOW_MS_MAX) {
      throw new InvalidOptionsError('clock', 'must tell milliseconds since 1970');
    }
    if (nowMs > latestMs || nowMs < latestMs - DAY_MS) latestMs = nowMs;
    return latestMs;
  };
}

const DAY_MS = 86_400_000;
/** The last millisecond of the year 9999. */
const NOW_MS_MAX = 253_402_300_799_999;
