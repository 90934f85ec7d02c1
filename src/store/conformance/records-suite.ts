import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import { RECORD_BOUNDS } from '../record-arguments.ts';
import { StoreError } from '../store-error.ts';
import { manualClock } from './manual-clock.ts';
import { nextOwner, type RecordsPlace, testRecordKeys } from './record-keys-suite.ts';
import { testNeighbours } from './record-neighbours-suite.ts';

/** Makes an empty driver that reads the clock. It holds at least 120,000 records and 64 MB. */
export type OpenRecords = (clock: Clock) => Promise<Records>;

/** What every driver of `Records` does. */
export function testRecords(title: string, open: OpenRecords): void {
  describe(title, () => {
    const place: RecordsPlace = { clock: manualClock(), records: undefined as unknown as Records, nextOwner };
    beforeAll(async () => {
      place.records = await open(place.clock);
    });
    afterAll(() => place.records.close());
    testValues(place);
    testVersions(place);
    testExpiry(place);
    testRecordKeys(place);
    testNeighbours(place);
    testClosing(open);
  });
}

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

function testValues(place: RecordsPlace): void {
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

function testVersions(place: RecordsPlace): void {
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

function testExpiry(place: RecordsPlace): void {
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
