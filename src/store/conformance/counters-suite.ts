import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Counters, LimitRule } from '../../core/store-ports.ts';
import { COUNTER_BOUNDS } from '../gcra.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';

/** Makes an empty driver. It counts at least 100,000 keys at once. */
export type OpenCounters = () => Promise<Counters>;

/** What every driver of `Counters` does. */
export function testCounters(title: string, open: OpenCounters): void {
  describe(title, () => {
    const place: Place = { counters: undefined as unknown as Counters };
    beforeAll(async () => {
      place.counters = await open();
    });
    afterAll(() => place.counters.close());
    testRates(place);
    testSettling(place);
    testArguments(place);
    testNumbers(place);
    testClosing(open);
  });
}

interface Place {
  counters: Counters;
}

const NOW_MS = 1_800_000_000_000;
const RULE: LimitRule = { limit: 60, windowMs: 60_000, burst: 3 };
let keyCount = 0;

function nextKey(): string {
  keyCount += 1;
  return `key-${keyCount}`;
}

function testRates(place: Place): void {
  it('grants a burst at once, then one unit for each that flows off', async () => {
    const key = nextKey();
    const take = (nowMs: number) => place.counters.reserve(key, 1, RULE, nowMs);
    expect(await take(NOW_MS)).toEqual({ isGranted: true, remaining: 2 });
    expect(await take(NOW_MS)).toEqual({ isGranted: true, remaining: 1 });
    expect(await take(NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
    expect(await take(NOW_MS)).toEqual({ isGranted: false, retryAfterMs: 1_000 });
    expect(await take(NOW_MS + 999)).toEqual({ isGranted: false, retryAfterMs: 1 });
    expect(await take(NOW_MS + 1_000)).toEqual({ isGranted: true, remaining: 0 });
    expect(await take(NOW_MS + 100_000)).toEqual({ isGranted: true, remaining: 2 });
  });

  it('grants exactly one burst to many that ask at the same time', async () => {
    const key = nextKey();
    const rule = { limit: 1, windowMs: 60_000, burst: 25 };
    const asked = Array.from({ length: 100 }, () => place.counters.reserve(key, 1, rule, NOW_MS));
    expect((await Promise.all(asked)).filter(({ isGranted }) => isGranted)).toHaveLength(25);
  });

  it('takes a cost as a whole or not at all', async () => {
    const key = nextKey();
    expect(await place.counters.reserve(key, 2, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 1 });
    expect(await place.counters.reserve(key, 2, RULE, NOW_MS)).toEqual({ isGranted: false, retryAfterMs: 1_000 });
    expect(await place.counters.reserve(key, 1, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
    expect(await place.counters.reserve(key, 0, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
  });

  it('never grants more than a burst, and takes nothing for the refusal', async () => {
    const key = nextKey();
    const refused = { isGranted: false, retryAfterMs: Number.POSITIVE_INFINITY };
    expect(await place.counters.reserve(key, 4, RULE, NOW_MS)).toEqual(refused);
    expect(await place.counters.reserve(key, 3, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
  });

  it('counts hostile keys each for itself', async () => {
    const prefix = nextKey();
    for (const text of HOSTILE_STRINGS) {
      const reservation = await place.counters.reserve(`${prefix}${text}`, 3, RULE, NOW_MS);
      expect(reservation).toEqual({ isGranted: true, remaining: 0 });
    }
    for (const text of HOSTILE_STRINGS) {
      expect((await place.counters.reserve(`${prefix}${text}`, 1, RULE, NOW_MS)).isGranted).toBe(false);
    }
  });
}

function testSettling(place: Place): void {
  it('gives back what was reserved too much', async () => {
    const key = nextKey();
    await place.counters.reserve(key, 3, RULE, NOW_MS);
    await place.counters.settle(key, { reserved: 3, actual: 1 }, RULE, NOW_MS);
    expect(await place.counters.reserve(key, 2, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
  });

  it('takes what was reserved too little, beyond the limit if need be', async () => {
    const key = nextKey();
    await place.counters.reserve(key, 1, RULE, NOW_MS);
    await place.counters.settle(key, { reserved: 1, actual: 10 }, RULE, NOW_MS);
    expect(await place.counters.reserve(key, 1, RULE, NOW_MS)).toEqual({ isGranted: false, retryAfterMs: 8_000 });
    expect(await place.counters.reserve(key, 0, RULE, NOW_MS)).toEqual({ isGranted: false, retryAfterMs: 7_000 });
  });

  it('makes no more than one burst out of what is given back', async () => {
    const key = nextKey();
    await place.counters.settle(key, { reserved: 100, actual: 0 }, RULE, NOW_MS);
    expect(await place.counters.reserve(key, 3, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
    await place.counters.settle(key, { reserved: 100, actual: 0 }, RULE, NOW_MS);
    expect(await place.counters.reserve(key, 3, RULE, NOW_MS)).toEqual({ isGranted: true, remaining: 0 });
    expect((await place.counters.reserve(key, 1, RULE, NOW_MS)).isGranted).toBe(false);
  });
}

function testArguments(place: Place): void {
  it.each<[string, Partial<LimitRule>]>([
    ['no limit', { limit: 0 }],
    ['half a unit', { limit: 0.5 }],
    ['no window', { windowMs: 0 }],
    ['a window of two years', { windowMs: COUNTER_BOUNDS.windowMsMax + 1 }],
    ['no burst', { burst: 0 }],
    ['a rate that no clock resolves', { limit: 60_000 * COUNTER_BOUNDS.unitsPerMsMax + 1 }],
    ['a burst that comes back in years', { limit: 1, burst: 600_000 }],
    ['no number', { limit: Number.NaN }],
  ])('refuses a rule with %s', async (_name, change) => {
    await expect(place.counters.reserve('a', 1, { ...RULE, ...change }, NOW_MS)).rejects.toThrow(InvalidOptionsError);
    const settling = place.counters.settle('a', { reserved: 1, actual: 0 }, { ...RULE, ...change }, NOW_MS);
    await expect(settling).rejects.toThrow(InvalidOptionsError);
  });

  it('refuses keys, costs and times out of range', async () => {
    const { counters } = place;
    await expect(counters.reserve('', 1, RULE, NOW_MS)).rejects.toThrow(InvalidOptionsError);
    const tooLong = 'x'.repeat(COUNTER_BOUNDS.keyLengthMax + 1);
    await expect(counters.reserve(tooLong, 1, RULE, NOW_MS)).rejects.toThrow(InvalidOptionsError);
    for (const cost of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(counters.reserve('a', cost, RULE, NOW_MS)).rejects.toThrow(InvalidOptionsError);
      await expect(counters.settle('a', { reserved: 0, actual: cost }, RULE, NOW_MS)).rejects.toThrow(
        InvalidOptionsError,
      );
    }
    for (const nowMs of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e15]) {
      await expect(counters.reserve('a', 1, RULE, nowMs)).rejects.toThrow(InvalidOptionsError);
    }
  });

  it('reads nothing of a rule but its three numbers', async () => {
    const rule = { ...RULE, note: () => 'cannot be copied to another thread' };
    expect((await place.counters.reserve(nextKey(), 1, rule, NOW_MS)).isGranted).toBe(true);
  });
}

function testNumbers(place: Place): void {
  it('counts a hundred thousand keys', async () => {
    const prefix = nextKey();
    for (let start = 0; start < 100_000; start += 5_000) {
      const reservations = Array.from({ length: 5_000 }, (_, index) =>
        place.counters.reserve(`${prefix}-${start + index}`, 3, RULE, NOW_MS),
      );
      expect((await Promise.all(reservations)).every(({ isGranted }) => isGranted)).toBe(true);
    }
    expect((await place.counters.reserve(`${prefix}-0`, 1, RULE, NOW_MS)).isGranted).toBe(false);
    expect((await place.counters.reserve(`${prefix}-0`, 3, RULE, NOW_MS + 3_000)).isGranted).toBe(true);
  });
}

function testClosing(open: OpenCounters): void {
  it('refuses what comes after it is closed', async () => {
    const counters = await open();
    const reserving = counters.reserve('a', 1, RULE, NOW_MS);
    await counters.close();
    expect((await reserving).isGranted).toBe(true);
    await counters.close();
    const late = counters.reserve('a', 1, RULE, NOW_MS);
    await expect(late).rejects.toMatchObject({ code: 'STORE_FAILED', operation: 'reserve', reason: 'closed' });
  });
}
