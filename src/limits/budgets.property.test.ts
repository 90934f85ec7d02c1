import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import type { Records } from '../core/store-ports.ts';
import { manualClock } from '../store/conformance/manual-clock.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { StoreError } from '../store/store-error.ts';
import { type BudgetAmounts, NO_AMOUNTS, totalsOf } from './budget-account.ts';
import { decodeAccount } from './budget-codec.ts';
import { BudgetBusyError, BudgetExceededError } from './budget-errors.ts';
import type { BudgetScope } from './budget-scope.ts';
import { type BudgetReservation, type Budgets, createBudgets } from './budgets.ts';

const CALLERS = 64;

function scopesOf(hard: number): readonly BudgetScope[] {
  const budgets = { day: { outputTokens: { hard } }, month: { outputTokens: { hard: hard * 10 } } };
  return (['key', 'user'] as const).map((kind) => ({ kind, name: 'a', budgets }));
}

interface Rush {
  readonly seed: number;
  readonly calls: number;
  readonly hard: number;
  /** Part of the calls of the store that fail. */
  readonly failurePart: number;
}

/** Records that answer in their own time, and fail as often as asked: a failed write is stored or is not. */
function slowRecords(inner: Records, hard: number, draw: () => number, failures: { part: number }): Records {
  const pause = async (): Promise<void> => {
    for (let turns = Math.floor(draw() * 4); turns > 0; turns -= 1) await Promise.resolve();
  };
  return {
    ...inner,
    async get(...call) {
      await pause();
      if (draw() < failures.part) throw new StoreError('get', 'timeout');
      return inner.get(...call);
    },
    async put(owner, name, value, options) {
      await pause();
      const totals = totalsOf(decodeAccount(value) ?? expect.fail('no account'), 0);
      const taken = totals.used.outputTokens + totals.reserved.outputTokens;
      expect(taken).toBeLessThanOrEqual(name.startsWith('day') ? hard : hard * 10);
      const isFailure = draw() < failures.part;
      if (isFailure && draw() < 0.5) throw new StoreError('put', 'timeout');
      const version = await inner.put(owner, name, value, options);
      if (isFailure) throw new StoreError('put', 'timeout');
      return version;
    },
  };
}

function open({ seed, hard, failurePart }: Rush) {
  const draw = seededRandom(seed);
  const clock = manualClock();
  const failures = { part: failurePart };
  const records = slowRecords(inProcessRecords({ clock }), hard, draw, failures);
  const random = { bytes: (length: number) => Uint8Array.from({ length }, () => Math.floor(draw() * 256)) };
  const options = { records, clock, random, wait: () => Promise.resolve() };
  // As many processes over one store.
  const processes = [createBudgets(options), createBudgets(options), createBudgets(options)];
  return { draw, clock, failures, processes };
}

interface Ledger {
  calls: number;
  granted: number;
  aborted: number;
  refused: number;
  /** Really used by calls that were granted. */
  actual: number;
  /** Reserved by calls that were refused because the store failed: nobody knows whether it holds them. */
  unknown: number;
}

function tokens(outputTokens: number): BudgetAmounts {
  return { ...NO_AMOUNTS, requests: 1, outputTokens };
}

async function settleAtLast(held: BudgetReservation, actual: BudgetAmounts): Promise<void> {
  for (;;) {
    try {
      await held.settle(actual);
      return;
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof BudgetBusyError)) throw error;
    }
  }
}

/** One caller: it reserves, and then is done, is cut off in the middle, or never sends anything. */
async function call(
  budgets: Budgets,
  scopes: readonly BudgetScope[],
  draw: () => number,
  ledger: Ledger,
): Promise<void> {
  const estimate = 1 + Math.floor(draw() * 300);
  ledger.calls += 1;
  let held: BudgetReservation;
  try {
    held = await budgets.reserve(scopes, tokens(estimate));
  } catch (error) {
    if (error instanceof BudgetExceededError) ledger.refused += 1;
    else if (error instanceof StoreError || error instanceof BudgetBusyError) ledger.unknown += estimate;
    else throw error;
    return;
  }
  ledger.granted += 1;
  for (let turns = Math.floor(draw() * 20); turns > 0; turns -= 1) await Promise.resolve();
  const fate = draw();
  const used = fate < 0.3 ? 0 : fate < 0.7 ? Math.floor(draw() * estimate) : estimate;
  ledger.actual += used;
  if (fate < 0.7) ledger.aborted += 1;
  await settleAtLast(held, fate < 0.3 ? NO_AMOUNTS : tokens(used));
}

async function rush(how: Rush) {
  const { draw, clock, failures, processes } = open(how);
  const scopes = scopesOf(how.hard);
  const ledger: Ledger = { calls: 0, granted: 0, aborted: 0, refused: 0, actual: 0, unknown: 0 };
  const caller = async (budgets: Budgets): Promise<void> => {
    while (ledger.calls < how.calls) await call(budgets, scopes, draw, ledger);
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, n) => caller(processes[n % processes.length] as Budgets)));
  failures.part = 0;
  const standings = () => Promise.all(scopes.map((scope) => (processes[0] as Budgets).standingOf(scope, 'day')));
  return { ledger, clock, standings };
}

describe('64 callers of three processes', () => {
  it('spend a budget together and never more, and leave nothing reserved behind 1,000 aborted calls', async () => {
    const { ledger, standings } = await rush({ seed: 1, calls: 3_000, hard: 150_000, failurePart: 0 });
    expect(ledger.aborted).toBeGreaterThan(1_000);
    expect(ledger.refused).toBeGreaterThan(100);
    expect(ledger.unknown).toBe(0);
    expect(ledger.actual).toBeLessThanOrEqual(150_000);
    for (const { used, reserved } of await standings()) {
      expect(reserved).toEqual(NO_AMOUNTS);
      expect(used.outputTokens).toBe(ledger.actual);
    }
  });

  it('do so in every order of events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { ledger, standings } = await rush({ seed, calls: 128, hard: 6_000, failurePart: 0 });
        for (const { used, reserved } of await standings()) {
          expect(reserved).toEqual(NO_AMOUNTS);
          expect(used.outputTokens).toBe(ledger.actual);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never spend more with a store that fails again and again; what is in doubt counts in full', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { ledger, clock, standings } = await rush({ seed, calls: 200, hard: 8_000, failurePart: 0.15 });
        clock.advance(3_600_000);
        for (const { used, reserved } of await standings()) {
          expect(reserved).toEqual(NO_AMOUNTS);
          expect(used.outputTokens).toBeGreaterThanOrEqual(ledger.actual);
          expect(used.outputTokens).toBeLessThanOrEqual(Math.min(8_000, ledger.actual + ledger.unknown));
        }
      }),
      { numRuns: 30 },
    );
  });
});
