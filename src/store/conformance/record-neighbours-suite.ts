import { expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { BesideRecord } from '../../core/store-ports.ts';
import { RECORD_BOUNDS } from '../record-arguments.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';
import type { RecordsPlace } from './record-keys-suite.ts';

const SALT = Uint8Array.of(0, 1, 255);
const VALUE = Uint8Array.of(7);

/** What every driver of `Records` does with puts that depend on a record of a neighbour. */
export function testNeighbours(place: RecordsPlace): void {
  testConditions(place);
  testTimes(place);
  testRaces(place);
  testRefusals(place);
}

/** Two neighbours that no test has used, and the record of the first. */
function neighbours(place: RecordsPlace, name = 'salt'): { readonly owner: string; readonly beside: BesideRecord } {
  const group = place.nextOwner();
  return { owner: `data:${group}`, beside: { owner: `salts:${group}`, name, value: SALT } };
}

function testConditions(place: RecordsPlace): void {
  it('puts while the record beside is there with its bytes, and not before, nor after', async () => {
    const { owner, beside } = neighbours(place);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBeUndefined();
    await place.records.put(beside.owner, beside.name, SALT);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBe(1);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ifVersion: 1, ttlMs: 1_000 })).toBe(2);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 2_000 })).toBe(3);
    await place.records.delete(beside.owner, beside.name);
    expect(await place.records.put(owner, 'a', Uint8Array.of(8), { ifBeside: beside })).toBeUndefined();
    expect(await place.records.get(owner, 'a')).toMatchObject({ value: VALUE, version: 3 });
  });

  it('does not put when other bytes stand there, be they longer, shorter or none', async () => {
    for (const value of [[0, 1, 254], [0, 1], [0, 1, 255, 0], []]) {
      const { owner, beside } = neighbours(place);
      await place.records.put(beside.owner, beside.name, Uint8Array.from(value));
      expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBeUndefined();
      expect(await place.records.get(owner, 'a')).toBeUndefined();
    }
  });

  it('does not put when the version is another, whatever stands beside', async () => {
    const { owner, beside } = neighbours(place);
    await place.records.put(beside.owner, beside.name, SALT);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ifVersion: 1 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ifVersion: 0 })).toBe(1);
  });

  it('may depend on another record of its own owner, and on one that is empty', async () => {
    const owner = place.nextOwner();
    await place.records.put(owner, 'empty', new Uint8Array(0));
    const beside = { owner, name: 'empty', value: new Uint8Array(0) };
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBe(1);
    expect(await place.records.put(owner, 'b', VALUE, { ifBeside: { ...beside, name: 'none' } })).toBeUndefined();
  });

  it('finds the record beside under any name, and takes no owner for another', async () => {
    for (const name of HOSTILE_STRINGS) {
      const { owner, beside } = neighbours(place, name);
      await place.records.put(beside.owner, beside.name, SALT);
      expect(await place.records.put(owner, 'the record itself', VALUE, { ifBeside: beside })).toBe(1);
      expect(await place.records.get(beside.owner, 'the record itself')).toBeUndefined();
      expect(await place.records.get(owner.slice('data:'.length), 'the record itself')).toBeUndefined();
    }
  });
}

function testTimes(place: RecordsPlace): void {
  it('counts a record beside that has expired as gone', async () => {
    const { owner, beside } = neighbours(place);
    await place.records.put(beside.owner, beside.name, SALT, { ttlMs: 1_000 });
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 1_000 })).toBe(1);
    place.clock.advance(1_000);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 1 })).toBeUndefined();
  });

  it('does not put what would stay longer than the record beside', async () => {
    const { owner, beside } = neighbours(place);
    await place.records.put(beside.owner, beside.name, SALT, { ttlMs: 1_000 });
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 1_001 })).toBeUndefined();
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBeUndefined();
    place.clock.advance(400);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 601 })).toBeUndefined();
    expect(await place.records.get(owner, 'a')).toBeUndefined();
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 600 })).toBe(1);
    await place.records.put(beside.owner, beside.name, SALT, { ttlMs: 10_000 });
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside, ttlMs: 10_000 })).toBe(2);
    await place.records.put(beside.owner, beside.name, SALT);
    expect(await place.records.put(owner, 'a', VALUE, { ifBeside: beside })).toBe(3);
  });

  it('puts a record over exactly the bytes that it holds, and for longer, where it is the one beside', async () => {
    const { beside } = neighbours(place);
    const { owner, name } = beside;
    await place.records.put(owner, name, SALT, { ttlMs: 1_000 });
    expect(await place.records.put(owner, name, SALT, { ifBeside: beside, ttlMs: 5_000 })).toBe(2);
    place.clock.advance(4_999);
    expect(await place.records.put(owner, name, VALUE, { ifBeside: beside })).toBe(3);
    expect(await place.records.put(owner, name, SALT, { ifBeside: beside })).toBeUndefined();
    expect(await place.records.get(owner, name)).toEqual({ value: VALUE, version: 3 });
  });

  it('tells a record from another that was put in its place with the same version', async () => {
    const { beside } = neighbours(place);
    const { owner, name } = beside;
    await place.records.put(owner, name, SALT);
    await place.records.delete(owner, name);
    await place.records.put(owner, name, VALUE);
    expect(await place.records.put(owner, name, SALT, { ifBeside: beside, ifVersion: 1 })).toBeUndefined();
  });
}

function testRaces(place: RecordsPlace): void {
  it('leaves nothing that came after the record beside was deleted', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { owner, beside } = neighbours(place);
      await place.records.put(beside.owner, beside.name, SALT);
      const puts = Array.from({ length: 10 }, (_, n) => place.records.put(owner, `n${n}`, VALUE, { ifBeside: beside }));
      // The order of the calls is the order in which they are carried out.
      const deleted = place.records.delete(beside.owner, beside.name);
      const late = Array.from({ length: 10 }, (_, n) => place.records.put(owner, `l${n}`, VALUE, { ifBeside: beside }));
      expect(await Promise.all(puts)).toEqual(puts.map(() => 1));
      expect(await deleted).toBe(true);
      expect(await Promise.all(late)).toEqual(late.map(() => undefined));
      expect(await place.records.list(owner, { limit: 100 })).toHaveLength(10);
    }
  });
}

function testRefusals(place: RecordsPlace): void {
  it('refuses a record beside that is no neighbour, has no name or no bytes', async () => {
    const { owner, beside } = neighbours(place);
    const wrong: readonly BesideRecord[] = [
      { ...beside, owner: `${beside.owner}x` },
      { ...beside, owner: 'salts' },
      { ...beside, owner: 'salts:' },
      { ...beside, owner: '' },
      { ...beside, name: '' },
      { ...beside, name: 'x'.repeat(RECORD_BOUNDS.nameLengthMax + 1) },
      { ...beside, value: 'text' as unknown as Uint8Array },
      { ...beside, value: new Uint8Array(RECORD_BOUNDS.valueBytesMax + 1) },
    ];
    for (const ifBeside of wrong) {
      await expect(place.records.put(owner, 'a', VALUE, { ifBeside })).rejects.toThrow(InvalidOptionsError);
    }
    expect(await place.records.get(owner, 'a')).toBeUndefined();
  });

  it('keeps owners apart that differ in colons only', async () => {
    const group = place.nextOwner();
    const owners = [group, `:${group}`, `${group}:`, `a:${group}`, `a::${group}`, `::${group}`];
    for (const [n, owner] of owners.entries()) await place.records.put(owner, 'a', Uint8Array.of(n));
    const found = await Promise.all(owners.map(async (owner) => (await place.records.get(owner, 'a'))?.value[0]));
    expect(found).toEqual(owners.map((_, n) => n));
  });
}
