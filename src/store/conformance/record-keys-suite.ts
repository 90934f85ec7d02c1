import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Records } from '../../core/store-ports.ts';
import { RECORD_BOUNDS } from '../record-arguments.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';
import type { ManualClock } from './manual-clock.ts';

/** A driver under test, and its clock. */
export interface RecordsPlace {
  readonly clock: ManualClock;
  records: Records;
  readonly nextOwner: () => string;
}

/** What every driver of `Records` does with owners and names: their order, their bounds, their numbers. */
export function testRecordKeys(place: RecordsPlace): void {
  testLists(place);
  testKeys(place);
  testBounds(place);
  testNumbers(place);
}

let ownerCount = 0;

/** An owner that no test has used. */
export function nextOwner(): string {
  ownerCount += 1;
  return `owner-${ownerCount}`;
}

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

function testLists(place: RecordsPlace): void {
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

  it('deletes thousands of one owner, of which some have expired', async () => {
    const owner = place.nextOwner();
    const puts = Array.from({ length: 3_500 }, (_, index) =>
      place.records.put(owner, `${index}`, bytes(1), index % 2 === 0 ? { ttlMs: 10 } : {}),
    );
    await Promise.all(puts);
    place.clock.advance(10);
    expect(await place.records.deleteOwner(owner)).toBe(1_750);
    expect(await place.records.list(owner, { limit: 1 })).toEqual([]);
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

function testKeys(place: RecordsPlace): void {
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

function testBounds(place: RecordsPlace): void {
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

function testNumbers(place: RecordsPlace): void {
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
