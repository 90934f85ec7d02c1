import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { LimitRule, Reservation } from '../core/store-ports.ts';
import { checkKeyText } from './record-arguments.ts';

/** What one decision of the cell rate algorithm gives. */
export interface GcraStep {
  readonly reservation: Reservation;
  /** The state to keep; the one that came in when nothing was taken. */
  readonly state: number;
}

/** The bounds of the `Counters` port, the same for every driver. */
export const COUNTER_BOUNDS: {
  readonly keyLengthMax: number;
  readonly unitsPerMsMax: number;
  readonly windowMsMax: number;
  readonly burstMsMax: number;
  readonly debtWindowsMax: number;
} = {
  /** UTF-16 code units of a key, at least 1. */
  keyLengthMax: 1_024,
  /** A rate of 100 units a millisecond is 6,000,000 a minute. */
  unitsPerMsMax: 100,
  /** 366 days. */
  windowMsMax: 31_622_400_000,
  /** The time in which a whole burst comes back: 366 days. */
  burstMsMax: 31_622_400_000,
  /** What was taken beyond this many windows is forgiven, and so is a clock that went back by more. */
  debtWindowsMax: 10,
};

/**
 * The generic cell rate algorithm (ITU-T I.371, annex A) in its virtual scheduling form, for costs other than 1. The
 * state is the time at which everything taken so far will have flowed off, in milliseconds; 0 is a key never seen, and
 * a state that is not in the future is as good as none.
 *
 * In any window the granted costs, less what was given back in it, are at most `limit` + `burst`, in whatever order
 * the times come. A cost of 0 takes nothing and is refused only in debt. A clock that goes back grants nothing more,
 * and delays a key by ten windows at the most.
 *
 * Times are multiples of 1/2048 ms, on which sums are exact until the year 2109. The time that one unit takes is
 * rounded up, so that a rate may be a little stricter than its rule, by 0.8 % at 1,000,000 units a minute.
 *
 * @example
 * const rule = { limit: 60, windowMs: 60_000, burst: 1 };
 * const first = gcraReserve(0, 1, rule, 5_000);                // isGranted: true, remaining: 0
 * gcraReserve(first.state, 1, rule, 5_000).reservation;        // isGranted: false, retryAfterMs: 1000
 */
export function gcraReserve(state: number, cost: number, rule: LimitRule, nowMs: number): GcraStep {
  const unitMs = unitTime(rule);
  const burstMs = rule.burst * unitMs;
  const now = onGrid(nowMs);
  if (cost > rule.burst) return { reservation: { isGranted: false, retryAfterMs: Number.POSITIVE_INFINITY }, state };
  const before = Math.max(bounded(state, rule, now, burstMs), now);
  const after = before + cost * unitMs;
  const leftMs = now + burstMs - after;
  if (leftMs < 0) return { reservation: { isGranted: false, retryAfterMs: -leftMs }, state };
  const remaining = Math.floor(leftMs / unitMs);
  return { reservation: { isGranted: true, remaining }, state: cost === 0 ? state : after };
}

/**
 * The state after a reservation turned out to cost more or less than reserved. What is given back never makes more
 * than one burst available.
 */
export function gcraSettle(
  state: number,
  cost: { readonly reserved: number; readonly actual: number },
  rule: LimitRule,
  nowMs: number,
): number {
  const unitMs = unitTime(rule);
  const now = onGrid(nowMs);
  const difference = cost.actual - cost.reserved;
  if (difference === 0) return state;
  const before = bounded(state, rule, now, rule.burst * unitMs);
  if (difference < 0) return before <= now ? state : Math.max(before + difference * unitMs, now);
  return bounded(Math.max(before, now) + difference * unitMs, rule, now, rule.burst * unitMs);
}

/**
 * Checks what a caller gives to a `Counters` driver.
 *
 * @throws {@link InvalidOptionsError} for a key, a rule, a cost or a time out of range.
 */
export function checkCounterCall(key: string, costs: readonly number[], rule: LimitRule, nowMs: number): void {
  checkKeyText('key', key, COUNTER_BOUNDS.keyLengthMax);
  for (const cost of costs) checkWholeNumber('cost', cost, { min: 0 });
  checkWholeNumber('rule.limit', rule.limit);
  checkWholeNumber('rule.windowMs', rule.windowMs, { max: COUNTER_BOUNDS.windowMsMax });
  checkWholeNumber('rule.burst', rule.burst);
  if (rule.limit / rule.windowMs > COUNTER_BOUNDS.unitsPerMsMax) {
    throw new InvalidOptionsError('rule.limit', `must be at most ${COUNTER_BOUNDS.unitsPerMsMax} a millisecond`);
  }
  if (rule.burst * unitTime(rule) > COUNTER_BOUNDS.burstMsMax) {
    throw new InvalidOptionsError('rule.burst', 'must come back within 366 days');
  }
  if (!Number.isFinite(nowMs) || nowMs < 0 || nowMs > NOW_MS_MAX) {
    throw new InvalidOptionsError('nowMs', 'must be milliseconds since 1970');
  }
}

const GRID_PER_MS = 2_048;
/** With a burst and ten windows added, a time stays below 2^53 / 2048. */
const NOW_MS_MAX = 4_000_000_000_000;

function unitTime(rule: LimitRule): number {
  return Math.ceil((rule.windowMs / rule.limit) * GRID_PER_MS) / GRID_PER_MS;
}

function onGrid(timeMs: number): number {
  return Math.floor(timeMs * GRID_PER_MS) / GRID_PER_MS;
}

function bounded(state: number, rule: LimitRule, now: number, burstMs: number): number {
  return Math.min(state, now + burstMs + COUNTER_BOUNDS.debtWindowsMax * rule.windowMs);
}
