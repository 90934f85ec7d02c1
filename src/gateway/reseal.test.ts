import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRingFile, rotated } from '../../test/ring-trial.ts';
import type { Clock } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import { createKeyRing, type KeyRing, openKeyRing } from '../crypto/key-ring.ts';
import { withoutKey } from '../crypto/key-ring-changes.ts';
import { systemRandom } from '../setup/create-guard.ts';
import { openMemory, openVault } from '../setup/open-memory.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { createKeyStore } from './keys/key-store.ts';
import { countByKid, resealStore } from './reseal.ts';

let nowMs: number;
const clock: Clock = { now: () => nowMs };
let folder: string;
let path: string;
let records: Records;
let ring: KeyRing;

beforeEach(async () => {
  nowMs = 1_800_000_000_000;
  folder = mkdtempSync(join(tmpdir(), 'sallyport-reseal-'));
  path = join(folder, 'key-ring.json');
  records = inProcessRecords({ clock });
  ring = await createKeyRing({ path, lookEveryMs: 0 });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Gives the ring another current key, and returns the one before. */
async function rotate(): Promise<string> {
  const old = ring.currentKid;
  await changeRingFile(path, rotated);
  return old;
}

const sessions = ['s-1', 's-2', 's-3'].flatMap((session) =>
  ['ana', 'bob'].map((user) => ({ tenant: 'acme', user, session })),
);

const placeholders = new Map<string, string>();

/** A key, and for each session two records of memory and a table of pseudonyms. */
async function fill(): Promise<string> {
  const memory = openMemory({ records, ring, clock });
  const vault = openVault({ records, ring, clock });
  for (const who of sessions) {
    await memory.store(who, 'a', `a of ${who.user}`, { ttlMs: 60_000 });
    await memory.store(who, 'b', { who: who.session });
    const table = vault.session(who);
    const placeholder = (await table.open()).placeholderFor('PERSON', who.user) as string;
    placeholders.set(`${who.user} ${who.session}`, placeholder);
    await table.save();
  }
  const { text } = await keys().createKey({
    name: 'k',
    scopes: ['chat'],
    identity: { kind: 'bound', tenant: 'acme', user: 'ana' },
  });
  return text;
}

function keys(of: KeyRing = ring) {
  return createKeyStore({ records, ring: of, clock, random: systemRandom });
}

/** One virtual key, and four records of each session: memory twice, a table, and its place in the index. */
const ALL = 1 + 4 * sessions.length;

describe('resealing', () => {
  it('seals everything under the current key, and a ring without the old one reads it', async () => {
    const key = await fill();
    const old = await rotate();
    const ports = { records, ring, clock };
    expect(await countByKid(ports)).toEqual(new Map([[old, ALL]]));
    expect(await resealStore(ports)).toEqual({ resealed: ALL, current: 0, busy: 0, unreadable: 0, isDone: true });
    expect(await countByKid(ports)).toEqual(new Map([[ring.currentKid, ALL]]));

    await changeRingFile(path, (content) => withoutKey(content, old));
    const without = await openKeyRing({ path });
    expect(without.kids).not.toContain(old);
    const memory = openMemory({ records, ring: without, clock });
    for (const who of sessions) {
      expect(await memory.retrieve(who, 'a')).toMatchObject({ value: `a of ${who.user}`, version: 2 });
      const table = await openVault({ records, ring: without, clock }).session(who).open();
      expect(table.valueOf(placeholders.get(`${who.user} ${who.session}`) ?? '')).toBe(who.user);
    }
    expect(await keys(without).findKey(key, nowMs)).toMatchObject({ state: 'valid' });
  });

  it('keeps the time at which a record ends', async () => {
    await fill();
    await rotate();
    nowMs += 59_000;
    await resealStore({ records, ring, clock });
    const memory = openMemory({ records, ring, clock });
    const [ana] = sessions as [(typeof sessions)[0]];
    expect(await memory.retrieve(ana, 'a')).toMatchObject({ value: 'a of ana' });
    nowMs += 1_001;
    expect(await memory.retrieve(ana, 'a')).toBeUndefined();
    expect(await memory.retrieve(ana, 'b')).toBeDefined();
  });

  it('loses nothing that is written while it runs', async () => {
    await fill();
    await rotate();
    const memory = openMemory({ records, ring, clock });
    const [ana] = sessions as [(typeof sessions)[0]];
    // Each record is written to between the moment when it is read and the moment when it is put.
    let raced = 0;
    const racing: Records = {
      ...records,
      async put(owner, name, value, options) {
        if (owner.startsWith('memory:') && raced < 3) {
          raced += 1;
          const row = await records.get(owner, name);
          await records.put(owner, name, row?.value ?? new Uint8Array());
        }
        return records.put(owner, name, value, options);
      },
    };
    const outcome = await resealStore({ records: racing, ring, clock });
    expect(raced).toBe(3);
    expect(outcome).toMatchObject({ busy: 0, unreadable: 0, isDone: true });
    expect(await memory.retrieve(ana, 'a')).toMatchObject({ value: 'a of ana' });
  });

  it('is stopped between records, and goes on where it was', async () => {
    await fill();
    const old = await rotate();
    const stop = new AbortController();
    const first = await resealStore(
      { records, ring, clock },
      {
        signal: stop.signal,
        onProgress: ({ resealed }) => {
          if (resealed > ALL / 2) stop.abort();
        },
      },
    );
    expect(first.isDone).toBe(false);
    expect((await countByKid({ records, ring, clock })).get(old)).toBe(ALL - first.resealed);
    const second = await resealStore({ records, ring, clock });
    expect(second).toMatchObject({ resealed: ALL - first.resealed, isDone: true });
    // Parts that were done are not looked at again.
    expect(second.current).toBeLessThan(first.resealed);
  });

  it('leaves what does not open as it is, and says so', async () => {
    await fill();
    const old = await rotate();
    const owner = (await records.list('sessions:00', { limit: 1 })).length > 0 ? 'sessions:00' : 'keys';
    const [name = ''] = await records.list(owner, { limit: 1 });
    const row = await records.get(owner, name);
    const damaged = Uint8Array.from(row?.value ?? []);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await records.put(owner, name, damaged);
    expect(await resealStore({ records, ring, clock })).toMatchObject({ unreadable: 1 });
    expect((await countByKid({ records, ring, clock })).get(old)).toBeGreaterThan(0);
    expect((await records.get(owner, name))?.value).toEqual(damaged);
  });

  it('goes past sessions that were forgotten', async () => {
    await fill();
    await openMemory({ records, ring, clock }).clearUser({ tenant: 'acme', user: 'ana' });
    await rotate();
    expect(await resealStore({ records, ring, clock })).toMatchObject({ resealed: 1 + 4 * 3, unreadable: 0 });
  });
});
