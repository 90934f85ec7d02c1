import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '../../core/store-ports.ts';
import { openOrCreateKeyRing } from '../../crypto/key-ring.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { createKeyStore, type KeyFacts, type KeyStore } from './key-store.ts';
import { openRevocationList } from './revocation-list.ts';
import { KEYS_OWNER } from './sealed-key-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-revoked-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FACTS: KeyFacts = { name: 'backend', scopes: ['chat'], identity: { kind: 'asserted', tenant: 'acme' } };
const ID = 'abcdefghijkmnpqr';
let nowMs = 1_800_000_000_000;
const clock = { now: () => nowMs };
let path: string;
let count = 0;
let records: Records;
beforeEach(() => {
  count += 1;
  path = join(folder, `${count}`);
  records = inProcessRecords({ clock });
});

/** A gateway that starts, with the records that are there now. */
async function start(): Promise<KeyStore> {
  const ring = await openOrCreateKeyRing({ path: join(folder, 'ring.json') });
  return createKeyStore({ records, ring, clock, random: systemRandom, revocations: await openRevocationList(path) });
}

async function stateOf(store: KeyStore, text: string): Promise<string> {
  nowMs += 2_000;
  return (await store.findKey(text, nowMs)).state;
}

describe('a key that was revoked', () => {
  it('stays so when its older row is put back, at once and after a new start', async () => {
    const store = await start();
    const { record, text } = await store.createKey(FACTS);
    const other = await store.createKey(FACTS);
    const row = await records.get(KEYS_OWNER, record.id);
    expect(await stateOf(store, text)).toBe('valid');
    await store.revokeKey(record.id);
    await records.put(KEYS_OWNER, record.id, row?.value ?? new Uint8Array());
    for (const gateway of [store, await start()]) {
      expect(await stateOf(gateway, text)).toBe('revoked');
      expect(await stateOf(gateway, other.text)).toBe('valid');
      const { keys } = await gateway.listKeys();
      expect(keys.find(({ id }) => id === record.id)?.revokedAtMs).toBeGreaterThan(0);
    }
  });

  it('can be revoked again where the list could not be written, and is revoked meanwhile', async () => {
    const store = await start();
    const { record, text } = await store.createKey(FACTS);
    symlinkSync('/nowhere', path);
    await expect(store.revokeKey(record.id)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'unwritable' });
    expect(await stateOf(store, text)).toBe('revoked');
    rmSync(path);
    expect((await store.revokeKey(record.id))?.revokedAtMs).toBeDefined();
    expect(readFileSync(path, 'utf8')).toContain(record.id);
  });
});

describe('a revocation list', () => {
  it('is private, holds each key once, and passes over what is no entry', async () => {
    const list = await openRevocationList(path);
    await list.add(ID, 5);
    await list.add(ID, 6);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    appendFileSync(path, 'abcdefghijkmnpqs 7');
    const cut = await openRevocationList(path);
    await cut.add('abcdefghijkmnpqt', 8);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nUPPERCASE0000000 9\n${ID} 10\n${ID}\n\0`);
    const again = await openRevocationList(path);
    const ids = [ID, 'abcdefghijkmnpqs', 'abcdefghijkmnpqt', 'UPPERCASE0000000'];
    expect(ids.map((id) => again.revokedAtMs(id))).toEqual([5, 7, 8, undefined]);
  });

  it('is not opened through a link, or larger than may be', async () => {
    writeFileSync(path, Buffer.alloc(16_777_217));
    await expect(openRevocationList(path)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'full' });
    symlinkSync(path, `${path}-link`);
    await expect(openRevocationList(`${path}-link`)).rejects.toMatchObject({ reason: 'unwritable' });
  });
});
