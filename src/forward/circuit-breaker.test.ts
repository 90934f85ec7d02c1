import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admitCall,
  BREAKER_CLOSED,
  type BreakerRule,
  type BreakerState,
  isAdmitting,
  type Outcome,
  recordOutcome,
} from './circuit-breaker.ts';

const rule: BreakerRule = { failureThreshold: 3, windowMs: 1_000, openMs: 500 };

function fail(state: BreakerState, nowMs: number, isProbe = false): BreakerState {
  return recordOutcome(rule, state, { outcome: 'failure', isProbe, nowMs });
}

const opened = fail(fail(fail(BREAKER_CLOSED, 0), 1), 2);

describe('a circuit breaker', () => {
  it('opens at the threshold and not before', () => {
    expect(isAdmitting(rule, fail(fail(BREAKER_CLOSED, 0), 1), 1)).toBe(true);
    expect(opened).toEqual({ kind: 'open', openedAtMs: 2 });
    expect(isAdmitting(rule, opened, 3)).toBe(false);
  });

  it('says when the next call is tried', () => {
    expect(admitCall(rule, opened, 102).admission).toEqual({ kind: 'refuse', retryAfterMs: 400 });
  });

  it('forgets failures after a success', () => {
    const state = recordOutcome(rule, fail(fail(BREAKER_CLOSED, 0), 1), {
      outcome: 'success',
      isProbe: false,
      nowMs: 2,
    });
    expect(fail(state, 3).kind).toBe('closed');
  });

  it('forgets failures older than the window', () => {
    expect(fail(fail(fail(BREAKER_CLOSED, 0), 1), 1_001)).toEqual({ kind: 'closed', failuresAtMs: [1_001] });
    expect(fail(fail(fail(BREAKER_CLOSED, 0), 1), 999).kind).toBe('open');
  });

  it('is not moved by calls that say nothing', () => {
    const state = fail(fail(BREAKER_CLOSED, 0), 1);
    expect(recordOutcome(rule, state, { outcome: 'none', isProbe: false, nowMs: 2 })).toBe(state);
  });

  it('lets one probe through and refuses all others until it ended', () => {
    const probing = admitCall(rule, opened, 502);
    expect(probing.admission).toEqual({ kind: 'probe' });
    expect(admitCall(rule, probing.state, 502).admission).toEqual({ kind: 'refuse', retryAfterMs: 500 });
    expect(admitCall(rule, probing.state, 99_999).admission).toEqual({ kind: 'refuse', retryAfterMs: 1 });
  });

  it('closes after a good probe, opens again after a bad one, and probes again after one that says nothing', () => {
    const { state } = admitCall(rule, opened, 502);
    expect(recordOutcome(rule, state, { outcome: 'success', isProbe: true, nowMs: 510 })).toEqual(BREAKER_CLOSED);
    expect(fail(state, 510, true)).toEqual({ kind: 'open', openedAtMs: 510 });
    const left = recordOutcome(rule, state, { outcome: 'none', isProbe: true, nowMs: 510 });
    expect(admitCall(rule, left, 510).admission).toEqual({ kind: 'probe' });
  });

  it('ignores calls that began before it opened', () => {
    const late = { outcome: 'success', isProbe: false, nowMs: 3 } as const;
    expect(recordOutcome(rule, opened, late)).toBe(opened);
    const { state } = admitCall(rule, opened, 502);
    expect(recordOutcome(rule, state, late)).toBe(state);
  });

  it('does not stay open for longer than its time when the clock goes back', () => {
    const back = admitCall(rule, { kind: 'open', openedAtMs: 1_000_000 }, 5);
    expect(back.admission).toEqual({ kind: 'refuse', retryAfterMs: 500 });
    expect(admitCall(rule, back.state, 505).admission).toEqual({ kind: 'probe' });
  });
});

type Step = readonly [ask: boolean, outcome: Outcome, advanceMs: number, pick: number];

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.boolean(), fc.constantFrom('success', 'failure', 'none'), fc.integer({ min: -200, max: 600 }), fc.nat()),
  { maxLength: 200 },
);

describe('for every sequence of calls', () => {
  it('holds at most one probe, bounded memory, and says a bounded time', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state = BREAKER_CLOSED;
        let nowMs = 10_000;
        const calls: boolean[] = [];
        for (const [ask, outcome, advanceMs, pick] of all) {
          nowMs += advanceMs;
          if (ask) {
            const admits = isAdmitting(rule, state, nowMs);
            const step = admitCall(rule, state, nowMs);
            state = step.state;
            expect(step.admission.kind !== 'refuse').toBe(admits);
            if (step.admission.kind === 'refuse') {
              expect(step.admission.retryAfterMs).toBeGreaterThanOrEqual(1);
              expect(step.admission.retryAfterMs).toBeLessThanOrEqual(rule.openMs);
            } else calls.push(step.admission.kind === 'probe');
          } else if (calls.length > 0) {
            const [isProbe = false] = calls.splice(pick % calls.length, 1);
            state = recordOutcome(rule, state, { outcome, isProbe, nowMs });
          }
          const probes = calls.filter((isProbe) => isProbe).length;
          expect(probes).toBe(state.kind === 'probing' ? 1 : 0);
          if (state.kind === 'closed') expect(state.failuresAtMs.length).toBeLessThan(rule.failureThreshold);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('admits a call again once all calls ended and the time has passed', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state = BREAKER_CLOSED;
        let nowMs = 10_000;
        for (const [, outcome, advanceMs] of all) {
          nowMs += Math.abs(advanceMs);
          const step = admitCall(rule, state, nowMs);
          state = step.state;
          if (step.admission.kind === 'refuse') continue;
          state = recordOutcome(rule, state, { outcome, isProbe: step.admission.kind === 'probe', nowMs });
        }
        expect(isAdmitting(rule, state, nowMs + rule.openMs)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
