import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import { RECORD_BOUNDS } from '../record-arguments.ts';
import { StoreError } from '../store-error.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** Makes an empty driver that reads the clock. It holds at least 120,000 records and 64 MB. */
export type OpenRecords = (clock: Clock) => Promise<Records>;

/** What every driver of `Records` does. */
export function testRecords(title: string, open: OpenRecords): void {
  describe(title, () => {
    const place: Place = { clock: manualClock(), records: undefined as unknown as Records, nextOwner };
    beforeAll(async () => {
      place.records = await open(place.clock);
    });
    afterAll(() => place.records.close());
    testValues(place);
    testVersions(place);
    testExpiry(place);
    testLists(place);
    testKeys(place);
    testBounds(place);
    testNumbers(place);
    testClosing(open);
  });
}

interface Place {
  readonly clock: ManualClock;
  records: Records;
  readonly nextOwner: () => string;
}

let ownerCount = 0;

function nextOwner(): string {
  ownerCount += 1;
  return `owner-${ownerCount}`;
}

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

function testValues(place: Place): void {
  it('gives back what was put, and nothing for what was not', async () => {
    const owner = place.nextOwner();
    expect(await place.records.put(owner, 'a', bytes(0, 1, 255))).toBe(1);
    expect(await place.records.get(owner, 'a')).toEqual({ value: bytes(0, 1, 255), version: 1 });
    expect(await place.records.get(owner, 'b')).toBeUndefined();
    expect(await place.records.get(place.nextOwner(), 'a')).toBeUndefined();
  });

  it('keeps an empty value, one of a megabyte, and every byte', async () => {
    const owner = place.nextOwner();
    const large = new Uint8Array(RECORD_BOUNDS.valueBytesMax).map((_, index) => index * 31);
    await place.records.put(owner, 'empty', new Uint8Array(0));
    await place.records.put(owner, 'large', large);
    expect((await place.records.get(owner, 'empty'))?.value).toEqual(new Uint8Array(0));
    const value = (await place.records.get(owner, 'large'))?.value ?? new Uint8Array(0);
    expect(Buffer.compare(value, large)).toBe(0);
  });

  it('keeps its own copy of a value, and hands out copies of it', async () => {
    const owner = place.nextOwner();
    const given = new Uint8Array(20_000).fill(1);
    const putting = place.records.put(owner, 'a', given);
    given.fill(2);
    await putting;
    const first = await place.records.get(owner, 'a');
    expect(first?.value[0]).toBe(1);
    first?.value.fill(3);
    expect((await place.records.get(owner, 'a'))?.value[0]).toBe(1);
    expect(given.length).toBe(20_000);
  });

  it('takes part of a larger buffer, and gives plain bytes', async () => {
    const owner = place.nextOwner();
    await place.records.put(owner, 'a', Buffer.from('xsecretx').subarray(1, 7));
    const value = (await place.records.get(owner, 'a'))?.value;
    expect(value).toEqual(new TextEncoder().encode('secret'));
    expect(Object.getPrototypeOf(value)).toBe(Uint8Array.prototype);
  });
}

function testVersions(place: Place): void {
  it('counts versions from 1, and from 1 again after a deletion', async () => {
    const owner = place.nextOwner();
    expect(await place.records.put(owner, 'a', bytes(1))).toBe(1);
    expect(await place.records.put(owner, 'a', bytes(2))).toBe(2);
    expect(await place.records.get(owner, 'a')).toEqual({ value: bytes(2), version: 2 });
    expect(await place.records.delete(owner, 'a')).toBe(true);
    expect(await place.records.delete(owner, 'a')).toBe(false);
    expect(await place.records.put(owner, 'a', bytes(3))).toBe(1);
  });

  it('puts only over the version that is named, and only where there is none for 0', async () => {
    const owner = place.nextOwner();
    expect(await place.records.put(owner, 'a', bytes(1), { ifVersion: 1 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', bytes(1), { ifVersion: 0 })).toBe(1);
    expect(await place.records.put(owner, 'a', bytes(2), { ifVersion: 0 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', bytes(2), { ifVersion: 2 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', bytes(2), { ifVersion: 1 })).toBe(2);
    expect(await place.records.get(owner, 'a')).toEqual({ value: bytes(2), version: 2 });
  });

  it('lets one of many win that put where there is none at the same time', async () => {
    const owner = place.nextOwner();
    const puts = Array.from({ length: 50 }, (_, index) =>
      place.records.put(owner, 'salt', bytes(index), { ifVersion: 0 }),
    );
    const won = (await Promise.all(puts)).flatMap((version, index) => (version === undefined ? [] : [index]));
    expect(won).toHaveLength(1);
    expect((await place.records.get(owner, 'salt'))?.value).toEqual(bytes(won[0] ?? -1));
  });

  it('loses no increment of many that compare and set at the same time', async () => {
    const owner = place.nextOwner();
    const increment = async (): Promise<void> => {
      for (;;) {
        const found = await place.records.get(owner, 'count');
        const next = bytes((found?.value[0] ?? 0) + 1);
        const version = await place.records.put(owner, 'count', next, { ifVersion: found?.version ?? 0 });
        if (version !== undefined) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(await place.records.get(owner, 'count')).toEqual({ value: bytes(20), version: 20 });
  });

  it('carries calls out in the order in which they are made', async () => {
    const owner = place.nextOwner();
    const [, first, , second] = await Promise.all([
      place.records.put(owner, 'a', bytes(1)),
      place.records.get(owner, 'a'),
      place.records.put(owner, 'a', bytes(2)),
      place.records.get(owner, 'a'),
    ]);
    expect([first?.value[0], second?.value[0]]).toEqual([1, 2]);
  });
}

function testExpiry(place: Place): void {
  it('treats an expired record as deleted, to the millisecond', async () => {
    const owner = place.nextOwner();
    await place.records.put(owner, 'a', bytes(1), { ttlMs: 1_000 });
    await place.records.put(owner, 'b', bytes(1), { ttlMs: 2_000 });
    place.clock.advance(999);
    expect(await place.records.get(owner, 'a')).toEqual({
      value: bytes(1),
      version: 1,
      expiresAtMs: place.clock.now() + 1,
    });
    expect(await place.records.list(owner, { limit: 10 })).toEqual(['a', 'b']);
    place.clock.advance(1);
    expect(await place.records.get(owner, 'a')).toBeUndefined();
    expect(await place.records.list(owner, { limit: 10 })).toEqual(['b']);
    expect(await place.records.delete(owner, 'a')).toBe(false);
    expect(await place.records.put(owner, 'a', bytes(2), { ifVersion: 1 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', bytes(2), { ifVersion: 0 })).toBe(1);
  });

  it('takes the time to live of the last put, and none when that has none', async () => {
    const owner = place.nextOwner();
    await place.records.put(owner, 'a', bytes(1), { ttlMs: 10 });
    await place.records.put(owner, 'a', bytes(2), { ttlMs: 1_000 });
    await place.records.put(owner, 'b', bytes(1), { ttlMs: 10 });
    await place.records.put(owner, 'b', bytes(2));
    place.clock.advance(999);
    expect(await place.records.list(owner, { limit: 10 })).toEqual(['a', 'b']);
    place.clock.advance(1e12);
    expect(await place.records.list(owner, { limit: 10 })).toEqual(['b']);
    expect(await place.records.get(owner, 'b')).toEqual({ value: bytes(2), version: 2 });
  });

  it('does not count expired records when it deletes an owner', async () => {
    const owner = place.nextOwner();
    await place.records.put(owner, 'a', bytes(1), { ttlMs: 10 });
    await place.records.put(owner, 'b', bytes(1));
    place.clock.advance(10);
    expect(await place.records.deleteOwner(owner)).toBe(1);
  });
}

function testLists(place: Place): void {
  it('lists by pages, in the order of code units, each owner for itself', async () => {
    const owner = place.nextOwner();
    // By code points the emoji (U+1F600) would be last; its first code unit is 0xD83D.
    const names = ['\u{1F600}', '\uFF5E', '\uE000', 'a', 'B', '\0', 'aa', 'é', '\uD800'];
    for (const name of names) await place.records.put(owner, name, bytes(1));
    await place.records.put(place.nextOwner(), 'other', bytes(1));
    const sorted = names.toSorted((a, b) => (a < b ? -1 : 1));
    expect(await place.records.list(owner, { limit: 1_000 })).toEqual(sorted);
    const paged: string[] = [];
    for (;;) {
      const after = paged.at(-1);
      const page = await place.records.list(owner, { limit: 2, ...(after !== undefined && { after }) });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(sorted);
  });

  it('starts behind a name that is not there', async () => {
    const owner = place.nextOwner();
    for (const name of ['a', 'c']) await place.records.put(owner, name, bytes(1));
    expect(await place.records.list(owner, { after: 'b', limit: 10 })).toEqual(['c']);
    expect(await place.records.list(owner, { after: '', limit: 10 })).toEqual(['a', 'c']);
    expect(await place.records.list(owner, { after: 'd', limit: 10 })).toEqual([]);
  });

  it('deletes all of one owner and nothing of another', async () => {
    const [one, other] = [place.nextOwner(), place.nextOwner()];
    for (const name of ['a', 'b', 'c']) await place.records.put(one, name, bytes(1));
    await place.records.put(other, 'a', bytes(1));
    expect(await place.records.deleteOwner(one)).toBe(3);
    expect(await place.records.deleteOwner(one)).toBe(0);
    expect(await place.records.list(one, { limit: 10 })).toEqual([]);
    expect(await place.records.get(one, 'a')).toBeUndefined();
    expect(await place.records.list(other, { limit: 10 })).toEqual(['a']);
  });
}

function testKeys(place: Place): void {
  it('keeps hostile strings apart, as names and as owners', async () => {
    const owner = place.nextOwner();
    for (const [index, text] of HOSTILE_STRINGS.entries()) {
      expect(await place.records.put(owner, text, bytes(index))).toBe(1);
      expect(await place.records.put(`${owner}${text}`, 'a', bytes(index))).toBe(1);
    }
    for (const [index, text] of HOSTILE_STRINGS.entries()) {
      expect((await place.records.get(owner, text))?.value).toEqual(bytes(index));
      expect((await place.records.get(`${owner}${text}`, 'a'))?.value).toEqual(bytes(index));
    }
    expect(new Set(await place.records.list(owner, { limit: 1_000 }))).toEqual(new Set(HOSTILE_STRINGS));
  });

  it('never mixes up two different pairs of any strings', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 });
    const anyUnits = fc.array(fc.integer({ min: 0xd7f0, max: 0xe00f }), { minLength: 1, maxLength: 3 });
    const text = fc.oneof(
      anyText,
      anyUnits.map((units) => String.fromCharCode(...units)),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (a, b, c) => {
        const owner = place.nextOwner();
        await place.records.put(`${owner}${a}`, b, bytes(1));
        const isSame = a === b && b === c;
        expect((await place.records.get(`${owner}${b}`, c)) !== undefined).toBe(isSame);
        expect(await place.records.list(`${owner}${a}`, { limit: 2 })).toEqual([b]);
      }),
      { numRuns: 60 },
    );
  });
}

function testBounds(place: Place): void {
  const { ownerLengthMax, nameLengthMax, valueBytesMax, listLimitMax, ttlMsMax } = RECORD_BOUNDS;

  it('takes the longest owner and name, and refuses longer and empty ones', async () => {
    const { records } = place;
    const longest = `${place.nextOwner()}-`.padEnd(ownerLengthMax, '\u{10FFFF}').slice(0, ownerLengthMax);
    expect(await records.put(longest, 'x'.repeat(nameLengthMax), bytes(1))).toBe(1);
    await expect(records.put(`${longest}x`, 'a', bytes(1))).rejects.toThrow(InvalidOptionsError);
    await expect(records.get('a', 'x'.repeat(nameLengthMax + 1))).rejects.toThrow(InvalidOptionsError);
    await expect(records.get('', 'a')).rejects.toThrow(InvalidOptionsError);
    await expect(records.delete('a', '')).rejects.toThrow(InvalidOptionsError);
    await expect(records.list('', { limit: 1 })).rejects.toThrow(InvalidOptionsError);
    await expect(records.deleteOwner('')).rejects.toThrow(InvalidOptionsError);
    await expect(records.get(7 as unknown as string, 'a')).rejects.toThrow(InvalidOptionsError);
  });

  it.each([0, 1.5, -1, listLimitMax + 1, Number.NaN])('refuses a page of %d', async (limit) => {
    await expect(place.records.list('a', { limit })).rejects.toThrow(InvalidOptionsError);
  });

  it.each([0, -5, 1.5, ttlMsMax + 1, Number.POSITIVE_INFINITY])('refuses to keep for %d ms', async (ttlMs) => {
    await expect(place.records.put('a', 'a', bytes(1), { ttlMs })).rejects.toThrow(InvalidOptionsError);
  });

  it('refuses a value that is too long or no bytes, and a version that is none', async () => {
    const { records } = place;
    await expect(records.put('a', 'a', new Uint8Array(valueBytesMax + 1))).rejects.toThrow(InvalidOptionsError);
    await expect(records.put('a', 'a', 'text' as unknown as Uint8Array)).rejects.toThrow(InvalidOptionsError);
    await expect(records.put('a', 'a', bytes(1), { ifVersion: -1 })).rejects.toThrow(InvalidOptionsError);
    expect(await records.get('a', 'a')).toBeUndefined();
  });
}

function testNumbers(place: Place): void {
  it('holds a hundred thousand records of one owner', async () => {
    const owner = place.nextOwner();
    const value = new Uint8Array(32);
    for (let start = 0; start < 100_000; start += 5_000) {
      // Names come in no order: 48,611 and 100,000 have no common factor.
      const names = Array.from({ length: 5_000 }, (_, index) => nameOf(((start + index) * 48_611) % 100_000));
      const versions = await Promise.all(names.map((name) => place.records.put(owner, name, value, { ttlMs: 60_000 })));
      expect(versions.every((version) => version === 1)).toBe(true);
    }
    expect(await place.records.list(owner, { after: nameOf(49_999), limit: 2 })).toEqual([
      nameOf(50_000),
      nameOf(50_001),
    ]);
    expect((await place.records.get(owner, nameOf(99_999)))?.version).toBe(1);
    place.clock.advance(60_000);
    expect(await place.records.list(owner, { limit: 1 })).toEqual([]);
    expect(await place.records.put(owner, nameOf(0), value)).toBe(1);
    expect(await place.records.deleteOwner(owner)).toBe(1);
  });
}

function nameOf(index: number): string {
  return `name-${String(index).padStart(6, '0')}`;
}

function testClosing(open: OpenRecords): void {
  it('carries out what was called before it is closed, and refuses what comes after', async () => {
    const records = await open(manualClock());
    const putting = records.put('a', 'a', bytes(1));
    const closing = records.close();
    expect(await putting).toBe(1);
    await closing;
    await records.close();
    const late = records.get('a', 'a');
    await expect(late).rejects.toThrow(StoreError);
    await expect(late).rejects.toMatchObject({ code: 'STORE_FAILED', operation: 'get', reason: 'closed' });
  });
}
