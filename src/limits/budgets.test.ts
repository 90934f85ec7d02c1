import { describe, expect, it } from 'vitest';
import { type ManualClock, manualClock } from '../store/conformance/manual-clock.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { StoreError } from '../store/store-error.ts';
import { NO_AMOUNTS } from './budget-account.ts';
import { BudgetExceededError } from './budget-errors.ts';
import type { BudgetScope } from './budget-scope.ts';
import { createBudgets } from './budgets.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function open(clock: ManualClock = manualClock()) {
  const records = inProcessRecords({ clock });
  let drawn = 0;
  const random = {
    bytes(length: number) {
      drawn += 1;
      return Uint8Array.from({ length }, (_, index) => (drawn >> (8 * (index % 4))) & 255);
    },
  };
  const options = { records, clock, random, wait: () => Promise.resolve() };
  return { clock, records, options, budgets: createBudgets(options) };
}

/** At half past eleven in the evening of a day that is not the last of its month. */
function lateEvening(): ManualClock {
  const clock = manualClock();
  clock.advance(Date.UTC(2027, 2, 10, 23, 30) - clock.now());
  return clock;
}

function ofKey(hard: number, more: Partial<BudgetScope> = {}): BudgetScope {
  return { kind: 'key', name: 'a', budgets: { day: { outputTokens: { hard } } }, ...more };
}

function tokens(outputTokens: number) {
  return { ...NO_AMOUNTS, requests: 1, outputTokens };
}

describe('a hard budget', () => {
  it('is reserved before the call, and settled after it', async () => {
    const { budgets } = open();
    const held = await budgets.reserve([ofKey(100)], tokens(80));
    expect(held.facts).toMatchObject([
      { name: 'key-day-output-tokens', unit: 'output-tokens', limit: 100, remaining: 20 },
    ]);
    await expect(budgets.reserve([ofKey(100)], tokens(21))).rejects.toBeInstanceOf(BudgetExceededError);
    await held.settle(tokens(30));
    const { used, reserved } = await budgets.standingOf(ofKey(100), 'day');
    expect([used, reserved]).toEqual([tokens(30), NO_AMOUNTS]);
    await budgets.reserve([ofKey(100)], tokens(70));
  });

  it('says when its window ends', async () => {
    const { budgets } = open(lateEvening());
    const windowEndsAtMs = Date.UTC(2027, 2, 11);
    await (await budgets.reserve([ofKey(100)], tokens(60))).settle(tokens(60));
    await budgets.reserve([ofKey(100)], tokens(10));
    const refused = budgets.reserve([ofKey(100)], tokens(40));
    await expect(refused).rejects.toThrow(
      'the daily budget of output tokens of this key is used up until 2027-03-11T00:00:00.000Z',
    );
    await expect(refused).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      retryAfterMs: HOUR_MS / 2,
      excess: { kind: 'key', period: 'day', limit: 100, used: 60, reserved: 10, requested: 40, windowEndsAtMs },
    });
  });

  it('is there again in the next window, and not before', async () => {
    const { clock, budgets } = open(lateEvening());
    const month = { budgets: { day: { outputTokens: { hard: 100 } }, month: { outputTokens: { hard: 150 } } } };
    await (await budgets.reserve([ofKey(0, month)], tokens(100))).settle(tokens(100));
    clock.advance(HOUR_MS / 2 - 1);
    await expect(budgets.reserve([ofKey(0, month)], tokens(1))).rejects.toMatchObject({ excess: { period: 'day' } });
    clock.advance(1);
    await (await budgets.reserve([ofKey(0, month)], tokens(50))).settle(tokens(50));
    await expect(budgets.reserve([ofKey(0, month)], tokens(1))).rejects.toMatchObject({ excess: { period: 'month' } });
    clock.advance(22 * DAY_MS);
    await budgets.reserve([ofKey(0, month)], tokens(100));
  });

  it('takes nothing of any scope when one refuses', async () => {
    const { budgets } = open();
    const scopes = [ofKey(1_000), ofKey(1_000, { kind: 'user' }), ofKey(10, { kind: 'ip' })];
    for (let n = 0; n < 30; n += 1)
      await expect(budgets.reserve(scopes, tokens(100))).rejects.toMatchObject({ excess: { kind: 'ip' } });
    for (const scope of scopes)
      expect(await budgets.standingOf(scope, 'day')).toMatchObject({ used: NO_AMOUNTS, reserved: NO_AMOUNTS });
  });

  it('of nothing allows nothing, and what has no limit is not counted', async () => {
    const { budgets, records } = open();
    await expect(budgets.reserve([ofKey(0)], tokens(0))).rejects.toBeInstanceOf(BudgetExceededError);
    await (await budgets.reserve([ofKey(0, { budgets: {} })], tokens(5))).settle(tokens(5));
    await (await budgets.reserve([ofKey(0, { budgets: { day: {} } })], tokens(5))).release();
    await (await budgets.reserve([], tokens(5))).settle(tokens(5));
    expect(await records.list('budget key a', { limit: 10 })).toEqual([]);
  });

  it.each(['requests', 'inputTokens', 'outputTokens', 'costNanos'] as const)('holds for %s', async (metric) => {
    const { budgets } = open();
    const scope = ofKey(0, { budgets: { month: { [metric]: { hard: 3 } } } });
    const one = { ...NO_AMOUNTS, [metric]: 1 };
    for (let n = 0; n < 3; n += 1) await (await budgets.reserve([scope], one)).settle(one);
    await expect(budgets.reserve([scope], one)).rejects.toMatchObject({ excess: { metric, used: 3 } });
  });
});

describe('settling', () => {
  it('counts once, whoever calls it and how often', async () => {
    const { budgets } = open();
    const held = await budgets.reserve([ofKey(100)], tokens(80));
    await Promise.all([held.settle(tokens(7)), held.settle(tokens(7)), held.release()]);
    await held.settle(tokens(50));
    expect(await budgets.standingOf(ofKey(100), 'day')).toMatchObject({ used: tokens(7), reserved: NO_AMOUNTS });
  });

  it('takes more than was reserved, even past the limit', async () => {
    const { budgets } = open();
    await (await budgets.reserve([ofKey(100)], tokens(10))).settle(tokens(150));
    await expect(budgets.reserve([ofKey(100)], tokens(0))).rejects.toMatchObject({ excess: { used: 150 } });
  });

  it('goes to the window of the reservation', async () => {
    const { clock, budgets } = open(lateEvening());
    const held = await budgets.reserve([ofKey(100)], tokens(80));
    clock.advance(HOUR_MS);
    await held.settle(tokens(80));
    expect(await budgets.standingOf(ofKey(100), 'day')).toMatchObject({ used: NO_AMOUNTS });
  });

  it('can be done again where the store was away, and counts once', async () => {
    const { options } = open();
    for (const isStored of [true, false]) {
      let isAway = false;
      const records = { ...options.records };
      records.put = async (...call) => {
        if (!isAway) return options.records.put(...call);
        if (isStored) await options.records.put(...call);
        throw new StoreError('put', 'timeout');
      };
      const budgets = createBudgets({ ...options, records });
      const scope = ofKey(100, { name: `${isStored}` });
      const held = await budgets.reserve([scope], tokens(80));
      isAway = true;
      await expect(held.settle(tokens(30))).rejects.toBeInstanceOf(StoreError);
      isAway = false;
      await held.settle(tokens(30));
      expect(await budgets.standingOf(scope, 'day')).toMatchObject({ used: tokens(30), reserved: NO_AMOUNTS });
    }
  });

  it('that never comes counts in full, and what comes late is corrected', async () => {
    const { clock, options } = open();
    const budgets = createBudgets({ ...options, reservationTtlMs: 60_000 });
    const held = await budgets.reserve([ofKey(100)], tokens(80));
    clock.advance(60_000);
    expect(await budgets.standingOf(ofKey(100), 'day')).toMatchObject({ used: tokens(80), reserved: NO_AMOUNTS });
    await expect(budgets.reserve([ofKey(100)], tokens(21))).rejects.toBeInstanceOf(BudgetExceededError);
    await held.settle(tokens(5));
    expect(await budgets.standingOf(ofKey(100), 'day')).toMatchObject({ used: tokens(5), reserved: NO_AMOUNTS });
  });
});

it('a soft budget gives one alert in a window, to the call that reached it', async () => {
  const { clock, budgets } = open(lateEvening());
  const scope = ofKey(0, { budgets: { day: { outputTokens: { soft: 50 } } } });
  const use = async (used: number) => (await budgets.reserve([scope], tokens(100))).settle(tokens(used));
  expect(await use(49)).toEqual([]);
  const alerts = await Promise.all([use(30), use(30), use(30)]);
  expect(alerts.flat()).toMatchObject([{ kind: 'key', name: 'a', period: 'day', metric: 'outputTokens', soft: 50 }]);
  expect(await use(1_000)).toEqual([]);
  clock.advance(HOUR_MS);
  expect(await use(50)).toMatchObject([{ used: 50, windowEndsAtMs: Date.UTC(2027, 2, 12) }]);
});

describe('a clock that goes back', () => {
  it('opens no budget again, neither of the day before nor of this one', async () => {
    const { clock, budgets } = open(lateEvening());
    clock.advance(HOUR_MS);
    await (await budgets.reserve([ofKey(100)], tokens(100))).settle(tokens(100));
    clock.advance(-HOUR_MS);
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toBeInstanceOf(BudgetExceededError);
    clock.advance(HOUR_MS);
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toBeInstanceOf(BudgetExceededError);
  });

  it('by more than a day was wrong before, and is believed', async () => {
    const { clock, budgets } = open(lateEvening());
    clock.advance(300 * DAY_MS);
    await budgets.reserve([ofKey(100)], tokens(100));
    clock.advance(-300 * DAY_MS);
    await budgets.reserve([ofKey(100)], tokens(100));
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toBeInstanceOf(BudgetExceededError);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('to %s refuses', async (nowMs) => {
    const { options } = open();
    const budgets = createBudgets({ ...options, clock: { now: () => nowMs } });
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toMatchObject({ option: 'clock' });
  });
});

describe('what refuses', () => {
  it('is a store that is away', async () => {
    const { records, budgets } = open();
    await records.close();
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toBeInstanceOf(StoreError);
    await expect(budgets.standingOf(ofKey(100), 'day')).rejects.toBeInstanceOf(StoreError);
  });

  it('is a record that cannot be read', async () => {
    const { records, budgets } = open(lateEvening());
    await records.put('budget key a', 'day 2027-03-10', new TextEncoder().encode('{}'));
    await expect(budgets.reserve([ofKey(100)], tokens(1))).rejects.toMatchObject({ name: 'BudgetRecordError' });
  });

  it('is a race that is lost again and again, after as many waits as are allowed', async () => {
    const { options } = open();
    const waits: number[] = [];
    const records = { ...options.records, put: () => Promise.resolve(undefined) };
    const wait = async (ms: number) => void waits.push(ms);
    await expect(createBudgets({ ...options, records, wait }).reserve([ofKey(9)], tokens(1))).rejects.toMatchObject({
      code: 'BUDGET_BUSY',
      retryAfterMs: 1_000,
    });
    expect(waits.length).toBe(23);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(128);
  });

  it.each([
    [ofKey(-1)],
    [ofKey(1.5)],
    [ofKey(1, { name: '' })],
    [ofKey(1, { name: 'x'.repeat(513) })],
    [ofKey(1, { kind: 'planet' as 'ip' })],
    [ofKey(1, { budgets: { day: { requests: { soft: 0 } } } })],
  ])('is a scope such as %j', async (scope) => {
    await expect(open().budgets.reserve([scope], tokens(1))).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
  });

  it('is a scope that is there twice, and an amount that is none', async () => {
    const { budgets, options } = open();
    const invalid = { code: 'INVALID_OPTIONS' };
    await expect(budgets.reserve([ofKey(1), ofKey(1)], tokens(1))).rejects.toMatchObject(invalid);
    for (const amount of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2e15]) {
      await expect(budgets.reserve([ofKey(1)], tokens(amount))).rejects.toMatchObject(invalid);
    }
    const held = await budgets.reserve([ofKey(1)], tokens(1));
    await expect(held.settle(tokens(-1))).rejects.toMatchObject(invalid);
    await held.settle(tokens(0));
    expect(() => createBudgets({ ...options, reservationTtlMs: 999 })).toThrow(expect.objectContaining(invalid));
  });
});
