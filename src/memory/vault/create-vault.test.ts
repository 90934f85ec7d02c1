import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock, Random } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import { createKeyRing, type KeyRing } from '../../crypto/key-ring.ts';
import { ownerKeys } from '../../crypto/owner-key.ts';
import { type LibsqlStore, openLibsqlStore } from '../../store/libsql-store.ts';
import { createVault } from './create-vault.ts';
import { vaultPlace } from './vault-place.ts';

const ana: Principal = { tenant: 'acme', user: 'ana', session: 's-1' };
const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

let folder: string;
let store: LibsqlStore;
let ring: KeyRing;
let nowMs = 1_000_000;
const clock: Clock = { now: () => nowMs };
const unreadable: Principal[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  ring = await createKeyRing({ path: join(folder, 'ring') });
  store = await openLibsqlStore({ path: join(folder, 'vault.db'), clock });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function vault(of: KeyRing = ring) {
  const { records } = store;
  const owners = ownerKeys({ records, ring: of, clock });
  return createVault({
    records,
    owners,
    keys: of.keys,
    random,
    ttlMs: 1_000,
    onUnreadable: (who) => unreadable.push(who),
  });
}

/** Puts a value into a session's table and stores it. */
async function put(principal: Principal, value: string): Promise<string> {
  const session = vault().session(principal);
  const placeholder = (await session.open()).placeholderFor('PERSON', value) as string;
  expect(await session.save()).toBe(true);
  return placeholder;
}

describe('a vault on a database', () => {
  it('gives the same session the same placeholder, and nobody else its value', async () => {
    const first = await put(ana, 'Ana Ruiz');
    expect(await put(ana, 'Ana Ruiz')).toBe(first);
    expect((await vault().session(ana).open()).valueOf(first)).toBe('Ana Ruiz');
    for (const other of [
      { ...ana, session: 's-2' },
      { ...ana, user: 'bo' },
      { ...ana, tenant: 'b' },
    ]) {
      expect((await vault().session(other).open()).valueOf(first)).toBeUndefined();
      expect(await put(other, 'Ana Ruiz')).not.toBe(first);
    }
  });

  it('stores nothing that can be read', async () => {
    const principal = { ...ana, session: 'sealed' };
    await put(principal, 'Zoltán Kovács');
    const place = vaultPlace(ring.keys, principal);
    const stored = await store.records.get(place.owner, place.name);
    expect(Buffer.from(stored?.value ?? []).toString('latin1')).not.toMatch(/Zolt|PERSON|ana/u);
  });

  it('reads nothing until it is asked', () => {
    expect(vault().session(ana).opened).toBeUndefined();
  });

  it('tells one of two that store at once to decide again, and loses nothing', async () => {
    const principal = { ...ana, session: 'race' };
    const [one, two] = [vault().session(principal), vault().session(principal)];
    (await one.open()).placeholderFor('PERSON', 'One');
    (await two.open()).placeholderFor('PERSON', 'Two');
    expect(await one.save()).toBe(true);
    expect(await two.save()).toBe(false);
    const again = await two.open();
    expect(again.valueOf(again.placeholderFor('PERSON', 'One') as string)).toBe('One');
    again.placeholderFor('PERSON', 'Two');
    expect(await two.save()).toBe(true);
  });

  it('forgets a table that was not added to for its time', async () => {
    const principal = { ...ana, session: 'old' };
    const first = await put(principal, 'Ana');
    nowMs += 1_001;
    expect((await vault().session(principal).open()).valueOf(first)).toBeUndefined();
  });

  it('never restores what does not open, says so, and gives old placeholders no new meaning', async () => {
    const principal = { ...ana, session: 'damaged' };
    const first = await put(principal, 'Ana');
    const { owner, name } = vaultPlace(ring.keys, principal);
    const stored = await store.records.get(owner, name);
    const damaged = Uint8Array.from(stored?.value ?? []);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await store.records.put(owner, name, damaged);
    unreadable.length = 0;
    const session = vault().session(principal);
    const table = await session.open();
    expect(unreadable).toEqual([principal]);
    expect(table.valueOf(first)).toBeUndefined();
    expect(table.placeholderFor('PERSON', 'Bo')).not.toBe(first);
    expect(table.valueOf(first)).toBeUndefined();
    expect(await session.save()).toBe(true);
  });

  it('stores the fullest table there is', async () => {
    const session = vault().session({ ...ana, session: 'full' });
    const table = await session.open();
    let count = 0;
    while (table.placeholderFor('PERSON', `${count}${'\u0001'.repeat(1_000)}`) !== undefined) count++;
    expect(count).toBeGreaterThan(90);
    expect(await session.save()).toBe(true);
  });

  it('loses the values, and leaks none, with another key ring', async () => {
    const principal = { ...ana, session: 'ring' };
    await put(principal, 'Ana');
    const other = await createKeyRing({ path: join(folder, 'other-ring') });
    const place = vaultPlace(ring.keys, principal);
    const record = await store.records.get(place.owner, place.name);
    const moved = vaultPlace(other.keys, principal);
    await store.records.put(moved.owner, moved.name, record?.value ?? new Uint8Array());
    unreadable.length = 0;
    expect((await vault(other).session(principal).open()).valueOf('<PERSON_1_AAAAA>')).toBeUndefined();
    expect(unreadable).toEqual([principal]);
  });
});
