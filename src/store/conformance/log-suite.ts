import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Log, LogEntry } from '../../core/store-ports.ts';
import { LOG_BOUNDS } from '../log-arguments.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';

/** Makes an empty driver. It holds at least 64 streams and 100,000 entries in each. */
export type OpenLog = () => Promise<Log>;

/** What every driver of `Log` does. */
export function testLog(title: string, open: OpenLog): void {
  describe(title, () => {
    const place: Place = { log: undefined as unknown as Log };
    beforeAll(async () => {
      place.log = await open();
    });
    afterAll(() => place.log.close());
    testAppends(place);
    testRanges(place);
    testTrims(place);
    testBounds(place);
    testNumbers(place);
    testClosing(open);
  });
}

interface Place {
  log: Log;
}

let streamCount = 0;

function nextStream(): string {
  streamCount += 1;
  return `stream-${streamCount}`;
}

/** One entry a time; the value is the place in the list. */
function entries(...times: readonly number[]): { readonly timeMs: number; readonly value: Uint8Array }[] {
  return times.map((timeMs, index) => ({ timeMs, value: Uint8Array.of(index) }));
}

function sequencesOf(found: readonly LogEntry[]): readonly number[] {
  return found.map(({ sequence }) => sequence);
}

const ALL = { order: 'oldest-first', limit: 1_000 } as const;

function testAppends(place: Place): void {
  it('numbers the entries of each stream from 1', async () => {
    const [one, other] = [nextStream(), nextStream()];
    expect(await place.log.range(one, ALL)).toEqual([]);
    expect(await place.log.append(one, entries(5, 6))).toBe(2);
    expect(await place.log.append(other, entries(5))).toBe(1);
    expect(await place.log.append(one, entries(7))).toBe(3);
    expect(await place.log.range(one, ALL)).toEqual([
      { sequence: 1, timeMs: 5, value: Uint8Array.of(0) },
      { sequence: 2, timeMs: 6, value: Uint8Array.of(1) },
      { sequence: 3, timeMs: 7, value: Uint8Array.of(0) },
    ]);
  });

  it('keeps the order of calls made at the same time, each whole', async () => {
    const stream = nextStream();
    const appends = Array.from({ length: 40 }, (_, index) => place.log.append(stream, entries(index, index, index)));
    expect(await Promise.all(appends)).toEqual(Array.from({ length: 40 }, (_, index) => (index + 1) * 3));
    const times = (await place.log.range(stream, ALL)).map(({ timeMs }) => timeMs);
    expect(times).toEqual(Array.from({ length: 120 }, (_, index) => Math.floor(index / 3)));
  });

  it('keeps its own copy of a value, empty ones and large ones too', async () => {
    const stream = nextStream();
    const large = new Uint8Array(LOG_BOUNDS.entryBytesMax).fill(7);
    const appending = place.log.append(stream, [
      { timeMs: 1, value: large },
      { timeMs: 1, value: new Uint8Array(0) },
    ]);
    large.fill(8);
    await appending;
    const [first, second] = await place.log.range(stream, ALL);
    expect(Buffer.compare(first?.value ?? large, large.fill(7))).toBe(0);
    expect(second?.value).toEqual(new Uint8Array(0));
    first?.value.fill(9);
    expect((await place.log.range(stream, { ...ALL, limit: 1 }))[0]?.value[0]).toBe(7);
    expect(Object.getPrototypeOf(second?.value)).toBe(Uint8Array.prototype);
  });

  it('keeps hostile names of streams apart', async () => {
    const prefix = nextStream();
    const names = HOSTILE_STRINGS.slice(0, 12).map((text) => `${prefix}${text}`);
    for (const name of names) expect(await place.log.append(name, entries(1))).toBe(1);
    for (const name of names) expect(await place.log.range(name, ALL)).toHaveLength(1);
  });
}

function testRanges(place: Place): void {
  it('gives entries between two numbers in both orders, up to the limit', async () => {
    const stream = nextStream();
    await place.log.append(stream, entries(...Array.from({ length: 10 }, (_, index) => index)));
    const range = async (page: Parameters<Log['range']>[1]) => sequencesOf(await place.log.range(stream, page));
    expect(await range({ order: 'oldest-first', limit: 3 })).toEqual([1, 2, 3]);
    expect(await range({ order: 'newest-first', limit: 3 })).toEqual([10, 9, 8]);
    expect(await range({ order: 'oldest-first', limit: 3, after: 4 })).toEqual([5, 6, 7]);
    expect(await range({ order: 'newest-first', limit: 3, before: 4 })).toEqual([3, 2, 1]);
    expect(await range({ order: 'newest-first', limit: 9, after: 3, before: 6 })).toEqual([5, 4]);
    expect(await range({ order: 'oldest-first', limit: 9, after: 3, before: 6 })).toEqual([4, 5]);
    expect(await range({ order: 'oldest-first', limit: 9, after: 10 })).toEqual([]);
    expect(await range({ order: 'oldest-first', limit: 9, after: 6, before: 3 })).toEqual([]);
    expect(await range({ order: 'newest-first', limit: 9, after: 6, before: 3 })).toEqual([]);
  });
}

function testTrims(place: Place): void {
  it('removes what is older than a time, wherever it stands', async () => {
    const stream = nextStream();
    await place.log.append(stream, entries(10, 30, 20, 40));
    expect(await place.log.trim(stream, { beforeTimeMs: 30 })).toBe(2);
    expect(sequencesOf(await place.log.range(stream, ALL))).toEqual([2, 4]);
    expect(await place.log.trim(stream, { beforeTimeMs: 30 })).toBe(0);
    expect(await place.log.trim(stream, {})).toBe(0);
  });

  it('removes all but the newest', async () => {
    const stream = nextStream();
    await place.log.append(stream, entries(1, 2, 3, 4, 5));
    expect(await place.log.trim(stream, { keepMax: 5 })).toBe(0);
    expect(await place.log.trim(stream, { keepMax: 2 })).toBe(3);
    expect(sequencesOf(await place.log.range(stream, ALL))).toEqual([4, 5]);
    expect(await place.log.trim(stream, { beforeTimeMs: 5, keepMax: 1 })).toBe(1);
    expect(sequencesOf(await place.log.range(stream, ALL))).toEqual([5]);
  });

  it('never uses a number again, also when a stream was trimmed to nothing', async () => {
    const stream = nextStream();
    await place.log.append(stream, entries(1, 2, 3));
    expect(await place.log.trim(stream, { keepMax: 0 })).toBe(3);
    expect(await place.log.range(stream, ALL)).toEqual([]);
    expect(await place.log.append(stream, entries(4))).toBe(4);
    expect(await place.log.trim(nextStream(), { keepMax: 0 })).toBe(0);
  });
}

function testBounds(place: Place): void {
  it('refuses appends past a bound, and stores nothing of them', async () => {
    const stream = nextStream();
    const { log } = place;
    const refused = async (given: readonly { readonly timeMs: number; readonly value: Uint8Array }[]) => {
      await expect(log.append(stream, given)).rejects.toThrow(InvalidOptionsError);
    };
    await refused([]);
    await refused(entries(...new Array<number>(LOG_BOUNDS.appendEntriesMax + 1).fill(1)));
    await refused([...entries(1), { timeMs: 1, value: new Uint8Array(LOG_BOUNDS.entryBytesMax + 1) }]);
    await refused(Array.from({ length: 17 }, () => ({ timeMs: 1, value: new Uint8Array(LOG_BOUNDS.entryBytesMax) })));
    await refused([{ timeMs: -1, value: new Uint8Array(1) }]);
    await refused([{ timeMs: 1, value: 'text' as unknown as Uint8Array }]);
    await expect(log.append('', entries(1))).rejects.toThrow(InvalidOptionsError);
    await expect(log.append('x'.repeat(LOG_BOUNDS.streamLengthMax + 1), entries(1))).rejects.toThrow(
      InvalidOptionsError,
    );
    expect(await log.range(stream, ALL)).toEqual([]);
  });

  it('refuses pages and trims out of range', async () => {
    const { log } = place;
    for (const limit of [0, 1.5, LOG_BOUNDS.rangeLimitMax + 1]) {
      await expect(log.range('a', { order: 'oldest-first', limit })).rejects.toThrow(InvalidOptionsError);
    }
    await expect(log.range('a', { ...ALL, after: -1 })).rejects.toThrow(InvalidOptionsError);
    await expect(log.range('a', { ...ALL, order: 'random' as 'oldest-first' })).rejects.toThrow(InvalidOptionsError);
    await expect(log.trim('a', { keepMax: -1 })).rejects.toThrow(InvalidOptionsError);
    await expect(log.trim('a', { beforeTimeMs: Number.NaN })).rejects.toThrow(InvalidOptionsError);
  });
}

function testNumbers(place: Place): void {
  it('holds a hundred thousand entries of one stream, and trims them', async () => {
    const stream = nextStream();
    const value = new Uint8Array(64);
    for (let start = 0; start < 100_000; start += 1_000) {
      await place.log.append(
        stream,
        Array.from({ length: 1_000 }, (_, index) => ({ timeMs: start + index, value })),
      );
    }
    expect(sequencesOf(await place.log.range(stream, { ...ALL, after: 50_000, limit: 2 }))).toEqual([50_001, 50_002]);
    expect(await place.log.trim(stream, { beforeTimeMs: 40_000 })).toBe(40_000);
    expect(await place.log.trim(stream, { keepMax: 100 })).toBe(59_900);
    expect(sequencesOf(await place.log.range(stream, { ...ALL, limit: 1 }))).toEqual([99_901]);
    expect(await place.log.append(stream, entries(1))).toBe(100_001);
  });
}

function testClosing(open: OpenLog): void {
  it('carries out what was called before it is closed, and refuses what comes after', async () => {
    const log = await open();
    const appending = log.append('a', entries(1, 2));
    await log.close();
    expect(await appending).toBe(2);
    await log.close();
    await expect(log.append('a', entries(1))).rejects.toMatchObject({ operation: 'append', reason: 'closed' });
  });
}
