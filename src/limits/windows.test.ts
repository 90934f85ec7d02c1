import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../store/conformance/manual-clock.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { StoreError } from '../store/store-error.ts';
import { RateLimitedError } from './rate-limited-error.ts';
import { createWindowLimits, type WindowRule } from './windows.ts';

const HOUR_MS = 3_600_000;
const burst: WindowRule = { name: 'burst', unit: 'requests', limit: 10, windowMs: 1_000 };
const hourly: WindowRule = { name: 'hourly', unit: 'requests', limit: 600, windowMs: HOUR_MS };
const tokens: WindowRule = { name: 'minute-tokens', unit: 'tokens', limit: 50_000, windowMs: 60_000 };

function open() {
  const clock = manualClock();
  const counters = inProcessCounters();
  return { clock, counters, limits: createWindowLimits(counters, clock) };
}

describe('burst and sustained windows', () => {
  it('hold together', async () => {
    const { clock, limits } = open();
    const scopes = [{ name: 'key a', rules: [burst, hourly] }];
    let granted = 0;
    for (let second = 0; second < 120; second += 1) {
      for (let n = 0; n < 12; n += 1) {
        try {
          await limits.reserve(scopes, {});
          granted += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(RateLimitedError);
        }
      }
      clock.advance(1_000);
    }
    // The burst of an hour, and what came back in 119 seconds: one in six seconds.
    expect(granted).toBe(600 + 19);
  });

  it('say how they stand, and how the one that refused does', async () => {
    const { limits } = open();
    const scopes = [{ name: 'key a', rules: [burst, { ...hourly, limit: 2 }] }];
    expect((await limits.reserve(scopes, {})).facts).toEqual([
      { name: 'burst', unit: 'requests', limit: 10, remaining: 9, resetMs: 100, windowMs: 1_000 },
      { name: 'hourly', unit: 'requests', limit: 2, remaining: 1, resetMs: HOUR_MS / 2, windowMs: HOUR_MS },
    ]);
    await limits.reserve(scopes, {});
    await expect(limits.reserve(scopes, {})).rejects.toMatchObject({
      limit: 'request-window',
      retryAfterMs: HOUR_MS / 2,
      facts: [
        { name: 'burst', remaining: 7 },
        { name: 'hourly', remaining: 0, resetMs: HOUR_MS / 2 },
      ],
    });
  });

  it('take nothing when a later one refuses', async () => {
    const { limits } = open();
    const none = [{ name: 'key a', rules: [burst, { ...tokens, limit: 10 }] }];
    await limits.reserve(none, { tokens: 10 });
    for (let n = 0; n < 50; n += 1) {
      await expect(limits.reserve(none, { tokens: 1 })).rejects.toMatchObject({ limit: 'token-window' });
    }
    const { facts } = await limits.reserve([{ name: 'key a', rules: [burst] }], {});
    expect(facts[0]?.remaining).toBe(8);
  });

  it('count each scope by itself', async () => {
    const { limits } = open();
    const one = { ...burst, limit: 1 };
    await limits.reserve([{ name: 'key a', rules: [one] }], {});
    await limits.reserve([{ name: 'user a', rules: [one] }], {});
    const both = [
      { name: 'ip a', rules: [one] },
      { name: 'user a', rules: [one] },
    ];
    await expect(limits.reserve(both, {})).rejects.toBeInstanceOf(RateLimitedError);
    await limits.reserve([{ name: 'ip a', rules: [one] }], {});
  });
});

describe('settling', () => {
  it('gives back what was reserved too much, once', async () => {
    const { limits } = open();
    const scopes = [{ name: 'key a', rules: [tokens] }];
    const reservation = await limits.reserve(scopes, { tokens: 50_000 });
    await reservation.settle({ tokens: 1_000 });
    await reservation.settle({ tokens: 0 });
    await reservation.release();
    const { facts } = await limits.reserve(scopes, { tokens: 0 });
    expect(facts[0]?.remaining).toBe(49_000);
  });

  it('takes what was reserved too little', async () => {
    const { limits } = open();
    const scopes = [{ name: 'key a', rules: [tokens] }];
    await (await limits.reserve(scopes, { tokens: 1 })).settle({ tokens: 60_000 });
    await expect(limits.reserve(scopes, { tokens: 1 })).rejects.toMatchObject({ limit: 'token-window' });
  });

  it('gives everything back of a call that was not made', async () => {
    const { limits } = open();
    const scopes = [{ name: 'key a', rules: [{ ...burst, limit: 1 }, tokens] }];
    for (let n = 0; n < 5; n += 1) await (await limits.reserve(scopes, { tokens: 50_000 })).release();
  });
});

describe('limits of many units', () => {
  it.each([1_000_000_000, 999_999_999_999, 1_000_000_000_000_000])(
    'hold for %d nano-dollars a minute',
    async (limit) => {
      const { clock, limits } = open();
      const scopes = [{ name: 'key a', rules: [{ name: 'spend', unit: 'cost', limit, windowMs: 60_000 } as const] }];
      await (await limits.reserve(scopes, { cost: limit })).release();
      const part = Math.floor(limit / 100);
      let granted = 0;
      for (let n = 0; n < 110; n += 1) {
        try {
          await limits.reserve(scopes, { cost: part });
          granted += 1;
        } catch {}
      }
      expect(granted).toBeGreaterThanOrEqual(99);
      expect(granted).toBeLessThanOrEqual(100);
      clock.advance(30_000);
      await limits.reserve(scopes, { cost: part * 49 });
      await expect(limits.reserve(scopes, { cost: part * 3 })).rejects.toBeInstanceOf(RateLimitedError);
    },
  );
});

it('a cost that no window ever gives at once is too large, and takes nothing', async () => {
  const { limits } = open();
  const scopes = [{ name: 'key a', rules: [burst, tokens] }];
  await expect(limits.reserve(scopes, { tokens: 50_001 })).rejects.toMatchObject({
    code: 'REQUEST_TOO_LARGE',
    actual: 50_001,
    max: 50_000,
  });
  expect((await limits.reserve(scopes, {})).facts[0]?.remaining).toBe(9);
});

it.each([
  { ...burst, name: '' },
  { ...burst, name: 'a"b' },
  { ...burst, limit: 0 },
  { ...burst, limit: 1.5 },
  { ...burst, burst: 0 },
  { ...burst, windowMs: 0 },
  { ...burst, windowMs: Number.POSITIVE_INFINITY },
])('a rule such as %j is refused', async (rule) => {
  const { limits } = open();
  await expect(limits.reserve([{ name: 'key a', rules: [rule] }], {})).rejects.toMatchObject({
    code: 'INVALID_OPTIONS',
  });
});

it('two rules of one name in one scope are refused, and costs that are no counts', async () => {
  const { limits } = open();
  const invalid = { code: 'INVALID_OPTIONS' };
  await expect(limits.reserve([{ name: 'a', rules: [burst, burst] }], {})).rejects.toMatchObject(invalid);
  await expect(limits.reserve([{ name: '', rules: [burst] }], {})).rejects.toMatchObject(invalid);
  await expect(limits.reserve([{ name: 'a', rules: [tokens] }], { tokens: -1 })).rejects.toMatchObject(invalid);
  await expect(limits.reserve([{ name: 'a', rules: [tokens] }], { tokens: Number.NaN })).rejects.toMatchObject(invalid);
});

it('a store that is away refuses', async () => {
  const { counters, limits } = open();
  await counters.close();
  await expect(limits.reserve([{ name: 'a', rules: [burst] }], {})).rejects.toBeInstanceOf(StoreError);
});

it('no order of calls and clock steps grants more than a window and its burst', async () => {
  const step = fc.record({
    advanceMs: fc.constantFrom(0, 1, 50, 400, 1_000, HOUR_MS, -HOUR_MS),
    cost: fc.nat({ max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, limits } = open();
      const rules = [burst, { ...tokens, limit: 20, windowMs: 1_000 }];
      let earliestMs = clock.now();
      let latestMs = earliestMs;
      let requests = 0;
      let used = 0;
      for (const { advanceMs, cost } of steps) {
        clock.advance(advanceMs);
        earliestMs = Math.min(earliestMs, clock.now());
        latestMs = Math.max(latestMs, clock.now());
        try {
          await limits.reserve([{ name: 'a', rules }], { tokens: cost });
          requests += 1;
          used += cost;
        } catch (error) {
          expect(error).toBeInstanceOf(RateLimitedError);
        }
      }
      const windows = (latestMs - earliestMs) / 1_000;
      expect(requests).toBeLessThanOrEqual(10 + 10 * windows);
      expect(used).toBeLessThanOrEqual(20 + 20 * windows);
    }),
    { numRuns: 200 },
  );
});
