import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '../../core/store-ports.ts';
import { type KeyRing, openOrCreateKeyRing } from '../../crypto/key-ring.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import { manualClock } from '../../store/conformance/manual-clock.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { createKeyStore, type KeyFacts, type KeyStore } from './key-store.ts';
import { openRevocationList, type Revocations } from './revocation-list.ts';
import { KEYS_OWNER } from './sealed-key-record.ts';
import { openSharedRevocations, type RevocationProblem } from './shared-revocations.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-shared-revoked-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FACTS: KeyFacts = { name: 'backend', scopes: ['chat'], identity: { kind: 'asserted', tenant: 'acme' } };
const [A, B] = ['abcdefghijkmnpqr', 'abcdefghijkmnpqs'];
const clock = manualClock();
let records: Records;
let count = 0;
beforeEach(() => {
  count += 1;
  records = inProcessRecords({ clock });
});

interface Member {
  readonly list: Revocations;
  readonly keys: KeyStore;
  readonly problems: readonly RevocationProblem[];
}

const ringOf = (name: string): Promise<KeyRing> => openOrCreateKeyRing({ path: join(folder, `${name}.json`) });

/** A gateway of the fleet: with the fleet's ring unless another is named, and a folder of its own. */
async function start(name: string, ringName = 'ring'): Promise<Member> {
  const problems: RevocationProblem[] = [];
  const ring = await ringOf(ringName);
  const file = await openRevocationList(join(folder, `${count}-${name}`));
  const onProblem = (problem: RevocationProblem): void => void problems.push(problem);
  const list = await openSharedRevocations({ records, ring, clock, file, onProblem });
  const keys = createKeyStore({ records, ring, clock, random: systemRandom, revocations: list });
  return { list, keys, problems };
}

async function refreshed({ list }: Member): Promise<Revocations> {
  clock.advance(1_000);
  await list.refresh(clock.now());
  return list;
}

async function rowOf(owner: string, name: string): Promise<Uint8Array> {
  return (await records.get(owner, name))?.value ?? new Uint8Array();
}

describe('a list of revoked keys that a fleet shares', () => {
  it('reaches every gateway, whichever wrote it, and one that starts later', async () => {
    const [one, two] = [await start('one'), await start('two')];
    await Promise.all([one.list.add(A, 5), two.list.add(B, 6)]);
    for (const member of [one, two, await start('three')]) {
      const list = await refreshed(member);
      expect([list.revokedAtMs(A), list.revokedAtMs(B)]).toEqual([5, 6]);
      expect(member.problems).toEqual([]);
    }
  });

  it('holds no id that can be read in the store', async () => {
    const one = await start('one');
    await one.list.add(A, 5);
    expect(Buffer.from(await rowOf('revoked-keys', 'list')).includes(A)).toBe(false);
  });

  it('is put right, and that is told, by whoever knows more than an older list that was put back', async () => {
    const [one, two] = [await start('one'), await start('two')];
    await one.list.add(A, 5);
    const older = await rowOf('revoked-keys', 'list');
    await one.list.add(B, 6);
    await records.put('revoked-keys', 'list', older);
    await refreshed(one);
    expect(one.problems).toEqual([{ kind: 'rolled-back', restored: 1 }]);
    expect((await refreshed(two)).revokedAtMs(B)).toBe(6);
    await records.delete('revoked-keys', 'list');
    await refreshed(two);
    expect(two.problems).toEqual([{ kind: 'rolled-back', restored: 2 }]);
    expect((await start('three')).list.revokedAtMs(A)).toBe(5);
  });

  it('is not believed when somebody without the ring has written it', async () => {
    const one = await start('one');
    await one.list.add(A, 5);
    const forged = await rowOf('revoked-keys', 'list');
    forged.set([(forged.at(-1) ?? 0) ^ 1], forged.length - 1);
    await records.put('revoked-keys', 'list', forged);
    expect((await refreshed(one)).revokedAtMs(A)).toBe(5);
    expect(one.problems).toEqual([{ kind: 'rolled-back', restored: 1 }]);
    expect((await start('two')).list.revokedAtMs(A)).toBe(5);
  });

  it('keeps out a gateway with another ring, and is left alone by one that is replaced later', async () => {
    const one = await start('one');
    await one.list.add(A, 5);
    await expect(start('stranger', 'other')).rejects.toMatchObject({ code: 'INVALID_CONFIG', path: 'store.redis' });
    const foreign = inProcessRecords({ clock });
    const file = await openRevocationList(join(folder, `${count}-foreign`));
    await openSharedRevocations({ records: foreign, ring: await ringOf('other'), clock, file });
    const row = (await foreign.get('revoked-keys', 'list'))?.value ?? new Uint8Array();
    await records.put('revoked-keys', 'list', row);
    expect((await refreshed(one)).revokedAtMs(A)).toBe(5);
    expect(one.problems).toEqual([{ kind: 'unreadable', restored: 0 }]);
    expect(Buffer.compare(await rowOf('revoked-keys', 'list'), row)).toBe(0);
    await expect(one.list.add(B, 6)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'foreign' });
  });

  it('wins at every gateway over an older row of a key', async () => {
    const [one, two] = [await start('one'), await start('two')];
    const { record, text } = await one.keys.createKey(FACTS);
    const row = await rowOf(KEYS_OWNER, record.id);
    expect((await two.keys.findKey(text, clock.now())).state).toBe('valid');
    await one.keys.revokeKey(record.id);
    await records.put(KEYS_OWNER, record.id, row);
    await records.delete('revoked-keys', 'list');
    await refreshed(one);
    clock.advance(1_000);
    for (const { keys } of [one, two, await start('three')]) {
      expect((await keys.findKey(text, clock.now())).state).toBe('revoked');
    }
  });
});
