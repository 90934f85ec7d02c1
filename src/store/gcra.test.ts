import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitRule } from '../core/store-ports.ts';
import { COUNTER_BOUNDS, gcraReserve, gcraSettle } from './gcra.ts';

const START_MS = 1_800_000_000_000;

const rules: fc.Arbitrary<LimitRule> = fc
  .record({
    limit: fc.integer({ min: 1, max: 2_000 }),
    windowMs: fc.integer({ min: 20, max: 100_000 }),
    burst: fc.integer({ min: 1, max: 500 }),
  })
  .filter(({ limit, windowMs }) => limit / windowMs <= COUNTER_BOUNDS.unitsPerMsMax);

interface Taken {
  readonly atMs: number;
  readonly cost: number;
}

/** The most that was taken, less what was given back, in any window of the rule. */
function mostInWindow(taken: readonly Taken[], windowMs: number): number {
  let most = 0;
  for (const { atMs } of taken) {
    const within = taken.filter((other) => other.atMs >= atMs && other.atMs < atMs + windowMs);
    most = Math.max(
      most,
      within.reduce((sum, { cost }) => sum + cost, 0),
    );
  }
  return most;
}

describe('the generic cell rate algorithm', () => {
  it('gives all of a burst one by one, whatever the rate divides to', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        let state = 0;
        for (let left = rule.burst - 1; left >= 0; left -= 1) {
          const step = gcraReserve(state, 1, rule, START_MS);
          expect(step.reservation).toEqual({ isGranted: true, remaining: left });
          state = step.state;
        }
        expect(gcraReserve(state, 1, rule, START_MS).reservation.isGranted).toBe(false);
      }),
    );
  });

  it('grants no more than limit and burst in any window, whatever is asked and in whatever order the times come', () => {
    const asks = fc.array(
      fc.record({ advanceMs: fc.integer({ min: -3_000, max: 6_000 }), cost: fc.integer({ min: 0, max: 600 }) }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(rules, asks, (rule, list) => {
        const taken: Taken[] = [];
        let state = 0;
        let nowMs = START_MS;
        for (const { advanceMs, cost } of list) {
          nowMs += advanceMs;
          const step = gcraReserve(state, cost, rule, nowMs);
          if (step.reservation.isGranted) taken.push({ atMs: nowMs, cost });
          else expect(step.state).toBe(state);
          state = step.state;
        }
        expect(mostInWindow(taken, rule.windowMs)).toBeLessThanOrEqual(rule.limit + rule.burst);
      }),
      { numRuns: 400 },
    );
  });

  it('lets no more than limit and burst flow in any window when part is given back', () => {
    const asks = fc.array(
      fc.record({
        advanceMs: fc.integer({ min: 0, max: 4_000 }),
        cost: fc.integer({ min: 1, max: 300 }),
        back: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rules, asks, (rule, list) => {
        const taken: Taken[] = [];
        let state = 0;
        let nowMs = START_MS;
        for (const { advanceMs, cost, back } of list) {
          nowMs += advanceMs;
          const step = gcraReserve(state, cost, rule, nowMs);
          state = step.state;
          if (!step.reservation.isGranted) continue;
          const actual = Math.floor(cost * back);
          state = gcraSettle(state, { reserved: cost, actual }, rule, nowMs);
          taken.push({ atMs: nowMs, cost: actual });
        }
        expect(mostInWindow(taken, rule.windowMs)).toBeLessThanOrEqual(rule.limit + rule.burst);
      }),
      { numRuns: 400 },
    );
  });

  it('ends where it would have been when too much is reserved and given back at once', () => {
    fc.assert(
      fc.property(rules, fc.nat(400), fc.nat(400), (rule, actual, more) => {
        const reserved = gcraReserve(0, actual + more, rule, START_MS);
        const direct = gcraReserve(0, actual, rule, START_MS);
        if (!reserved.reservation.isGranted || actual === 0) return;
        const settled = gcraSettle(reserved.state, { reserved: actual + more, actual }, rule, START_MS);
        expect(settled).toBe(direct.state);
      }),
    );
  });

  it('grants a refused cost at the time that it names, and not a millisecond sooner', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 500 }), fc.nat(20_000), (rule, cost, laterMs) => {
        const emptied = gcraReserve(0, rule.burst, rule, START_MS).state;
        const nowMs = START_MS + laterMs;
        const { reservation } = gcraReserve(emptied, cost, rule, nowMs);
        if (reservation.isGranted) return;
        if (cost > rule.burst) {
          expect(reservation.retryAfterMs).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        const thenMs = nowMs + reservation.retryAfterMs;
        expect(gcraReserve(emptied, cost, rule, thenMs).reservation.isGranted).toBe(true);
        expect(gcraReserve(emptied, cost, rule, thenMs - 1).reservation.isGranted).toBe(false);
      }),
    );
  });

  it('grants nothing more to a clock that goes back, and delays by ten windows at most', () => {
    const rule = { limit: 10, windowMs: 1_000, burst: 5 };
    const { state } = gcraReserve(0, 5, rule, START_MS);
    expect(gcraReserve(state, 1, rule, START_MS - 50).reservation).toEqual({ isGranted: false, retryAfterMs: 150 });
    const aYearBack = gcraReserve(state, 1, rule, START_MS - 31_536_000_000);
    expect(aYearBack.reservation).toEqual({ isGranted: false, retryAfterMs: 10_100 });
    expect(gcraReserve(state, 5, rule, START_MS + 31_536_000_000).reservation.isGranted).toBe(true);
  });

  it('takes a cost of nothing from nobody, and refuses it in debt only', () => {
    const rule = { limit: 10, windowMs: 1_000, burst: 5 };
    const full = gcraReserve(0, 0, rule, START_MS);
    expect(full).toEqual({ reservation: { isGranted: true, remaining: 5 }, state: 0 });
    const empty = gcraReserve(0, 5, rule, START_MS).state;
    expect(gcraReserve(empty, 0, rule, START_MS).reservation).toEqual({ isGranted: true, remaining: 0 });
    const inDebt = gcraSettle(empty, { reserved: 5, actual: 6 }, rule, START_MS);
    expect(gcraReserve(inDebt, 0, rule, START_MS).reservation).toEqual({ isGranted: false, retryAfterMs: 100 });
  });

  it('forgives what is beyond ten windows of debt', () => {
    const rule = { limit: 10, windowMs: 1_000, burst: 5 };
    const state = gcraSettle(0, { reserved: 0, actual: Number.MAX_SAFE_INTEGER }, rule, START_MS);
    expect(gcraReserve(state, 5, rule, START_MS).reservation).toEqual({ isGranted: false, retryAfterMs: 10_500 });
    expect(gcraReserve(state, 5, rule, START_MS + 10_500).reservation.isGranted).toBe(true);
  });

  it('counts every unit of a rate of millions', () => {
    const rule = { limit: 6_000_000, windowMs: 60_000, burst: 1_000 };
    let state = 0;
    for (let count = 0; count < 1_000; count += 1) state = gcraReserve(state, 1, rule, START_MS).state;
    expect(gcraReserve(state, 1, rule, START_MS).reservation.isGranted).toBe(false);
    // 10 ms are 1,000 units, of which the grid of time gives 975.
    expect(gcraReserve(state, 900, rule, START_MS + 10).reservation).toEqual({ isGranted: true, remaining: 75 });
  });
});
