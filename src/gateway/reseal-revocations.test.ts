import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRingFile, rotated } from '../../test/ring-trial.ts';
import type { Records } from '../core/store-ports.ts';
import { createKeyRing, type KeyRing, openKeyRing } from '../crypto/key-ring.ts';
import { withoutKey } from '../crypto/key-ring-changes.ts';
import { systemClock as clock } from '../setup/create-guard.ts';
import { describeWith, testRedis } from '../store/conformance/start-redis.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { openRedisStore } from '../store/redis/redis-store.ts';
import { openRevocationList } from './keys/revocation-list.ts';
import { openSharedRevocations, type RevocationProblem } from './keys/shared-revocations.ts';
import { countByKid, resealStore } from './reseal.ts';

const A = 'abcdefghijkmnpqr';
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-reseal-revoked-'));
  path = join(folder, 'key-ring.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Gives the ring another current key, and returns the one before. */
async function rotate(ring: KeyRing): Promise<string> {
  const old = ring.currentKid;
  await changeRingFile(path, rotated);
  return old;
}

/** What a gateway with an empty folder of its own believes of a key, and what it had to say. */
async function believed(records: Records, ring: KeyRing, name: string) {
  const problems: RevocationProblem[] = [];
  const file = await openRevocationList(join(folder, name));
  const list = await openSharedRevocations({ records, ring, clock, file, onProblem: (it) => void problems.push(it) });
  return { list, problems };
}

/** A key is revoked, the ring rotated, everything sealed anew, and the old key dropped. */
async function keepsTheList(records: Records): Promise<void> {
  const ring = await createKeyRing({ path, lookEveryMs: 0 });
  const before = await believed(records, ring, 'before');
  await before.list.add(A, 5);
  const old = await rotate(ring);
  const ports = { records, ring, clock };
  expect(await countByKid(ports)).toEqual(new Map([[old, 1]]));
  expect(await resealStore(ports)).toMatchObject({ resealed: 1, unreadable: 0, isDone: true });
  expect(await countByKid(ports)).toEqual(new Map([[ring.currentKid, 1]]));

  await changeRingFile(path, (content) => withoutKey(content, old));
  const without = await openKeyRing({ path });
  expect(without.kids).not.toContain(old);
  const { list, problems } = await believed(records, without, 'after');
  expect(list.revokedAtMs(A)).toBe(5);
  expect(problems).toEqual([]);
}

describe('resealing the list of revoked keys', () => {
  it('keeps it when the key that it was sealed under is retired', async () => {
    await keepsTheList(inProcessRecords({ clock }));
  });

  it('leaves a list that does not open as it is, and says so', async () => {
    const records = inProcessRecords({ clock });
    const ring = await createKeyRing({ path, lookEveryMs: 0 });
    await (await believed(records, ring, 'one')).list.add(A, 5);
    const old = await rotate(ring);
    const row = await records.get('revoked-keys', 'list');
    const damaged = Uint8Array.from(row?.value ?? []);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await records.put('revoked-keys', 'list', damaged);
    expect(await resealStore({ records, ring, clock })).toMatchObject({ resealed: 0, unreadable: 1 });
    expect(await countByKid({ records, ring, clock })).toEqual(new Map([[old, 1]]));
  });
});

const redis = testRedis();
describeWith(redis, 'resealing the list of revoked keys on Redis', () => {
  it('keeps it when the key that it was sealed under is retired', async () => {
    const store = await openRedisStore({ place: { url: redis.url() }, keyPrefix: redis.prefix, clock });
    try {
      await keepsTheList(store.records);
    } finally {
      await store.close();
    }
  });
});
