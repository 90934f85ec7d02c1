import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import { type KeyRing, openOrCreateKeyRing } from '../../crypto/key-ring.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import { InvalidConfigError } from '../../setup/invalid-config-error.ts';
import { makeStateDir } from '../../setup/open-key-ring.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { type FirstKeys, writeFirstKeys } from './first-run.ts';
import { createKeyStore, type KeyStore } from './key-store.ts';

const NOW_MS = 1_800_000_000_000;
const URL_NOW = 'http://127.0.0.1:8787';
const clock: Clock = { now: () => NOW_MS };

let folder: string;
let stateDir: string;
let records: Records;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-first-'));
  stateDir = join(folder, 'a', '.sallyport');
  records = inProcessRecords({ clock });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function openState(): Promise<KeyRing> {
  await makeStateDir(stateDir);
  return openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
}

async function start(url = URL_NOW): Promise<FirstKeys & { readonly keyStore: KeyStore }> {
  const ring = await openState();
  const keyStore = createKeyStore({ records, ring, clock, random: systemRandom });
  return { ...(await writeFirstKeys({ stateDir, keyStore, url, nowMs: NOW_MS })), keyStore };
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const text = (name: string): string => readFileSync(join(stateDir, name), 'utf8');

describe('a first run', () => {
  it('makes a folder, a key ring and two files of keys that only this user can read', async () => {
    const made = await start();
    expect(made.made).toEqual(['client', 'admin']);
    expect(modeOf(stateDir)).toBe('700');
    expect(readdirSync(stateDir).sort()).toEqual(['admin.env', 'client.env', 'key-ring.json']);
    for (const name of readdirSync(stateDir)) expect([name, modeOf(join(stateDir, name))]).toEqual([name, '600']);
    expect(text('client.env')).toBe(`SALLYPORT_URL=${URL_NOW}\nSALLYPORT_KEY=${made.clientKey}\n`);
    expect(text('admin.env')).toBe(`SALLYPORT_ADMIN_KEY=${made.adminKey}\n`);
    const client = await made.keyStore.findKey(made.clientKey, NOW_MS);
    const admin = await made.keyStore.findKey(made.adminKey, NOW_MS);
    expect(client).toMatchObject({ record: { scopes: ['chat', 'inspect'], identity: { kind: 'asserted' } } });
    expect(admin).toMatchObject({ record: { scopes: ['admin'] } });
  });

  it('is not repeated: later runs take the same keys and change nothing', async () => {
    const first = await start();
    const before = statSync(first.clientFile);
    const second = await start();
    expect([second.clientKey, second.adminKey, second.made]).toEqual([first.clientKey, first.adminKey, []]);
    expect(statSync(first.clientFile).ino).toBe(before.ino);
    expect((await second.keyStore.listKeys()).keys).toHaveLength(2);
  });
});

describe('a later run', () => {
  it('brings the URL up to date, and keeps other lines', async () => {
    const first = await start();
    writeFileSync(first.clientFile, `# mine\n${text('client.env')}OTHER=1\n`);
    const second = await start('http://127.0.0.1:9000');
    expect(second.made).toEqual([]);
    expect(text('client.env')).toBe(
      `# mine\nSALLYPORT_URL=http://127.0.0.1:9000\nSALLYPORT_KEY=${first.clientKey}\nOTHER=1\n`,
    );
    expect(modeOf(first.clientFile)).toBe('600');
  });

  it.each<[what: string, spoil: (first: FirstKeys & { readonly keyStore: KeyStore }) => Promise<void> | void]>([
    ['is gone', ({ clientFile }) => rmSync(clientFile)],
    ['is empty', ({ clientFile }) => writeFileSync(clientFile, '')],
    ['holds no key', ({ clientFile }) => writeFileSync(clientFile, 'SALLYPORT_KEY=secret\n')],
    [
      'holds a key of another store',
      ({ clientFile, clientKey }) => writeFileSync(clientFile, `SALLYPORT_KEY=${clientKey.slice(0, -2)}AA\n`),
    ],
    ['holds the admin key', ({ clientFile, adminKey }) => writeFileSync(clientFile, `SALLYPORT_KEY=${adminKey}\n`)],
    [
      'holds a revoked key',
      async ({ keyStore, clientKey }) => {
        const found = await keyStore.findKey(clientKey, NOW_MS);
        if (found.state === 'valid') await keyStore.revokeKey(found.record.id);
      },
    ],
  ])('makes a new key where the file %s, and leaves the other one', async (_what, spoil) => {
    const first = await start();
    await spoil(first);
    const second = await start();
    expect(second.made).toEqual(['client']);
    expect(second.clientKey).not.toBe(first.clientKey);
    expect(second.adminKey).toBe(first.adminKey);
    expect(text('client.env')).toContain(`SALLYPORT_KEY=${second.clientKey}\n`);
    expect((await second.keyStore.findKey(second.clientKey, NOW_MS)).state).toBe('valid');
    expect(modeOf(second.clientFile)).toBe('600');
  });

  it('shuts folder and files that others could read', async () => {
    const first = await start();
    chmodSync(stateDir, 0o755);
    chmodSync(first.adminFile, 0o644);
    await start();
    expect([modeOf(stateDir), modeOf(first.adminFile)]).toEqual(['700', '600']);
  });

  it('follows no link, and does not wait for a pipe or read a folder', async () => {
    const first = await start();
    rmSync(first.clientFile);
    writeFileSync(join(folder, 'elsewhere'), 'SALLYPORT_KEY=x\n');
    symlinkSync(join(folder, 'elsewhere'), first.clientFile);
    await expect(start()).rejects.toThrow(InvalidConfigError);
    rmSync(first.clientFile);
    mkdirSync(first.clientFile);
    await expect(start()).rejects.toThrow(InvalidConfigError);
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('SALLYPORT_KEY=x\n');
  });
});

it('gives one key to two processes that start at once, and leaves no other valid', async () => {
  const ring = await openState();
  const runs = Array.from({ length: 8 }, () => {
    const keyStore = createKeyStore({ records, ring, clock, random: systemRandom });
    return writeFirstKeys({ stateDir, keyStore, url: URL_NOW, nowMs: NOW_MS });
  });
  const keys = await Promise.all(runs);
  expect(new Set(keys.map(({ clientKey }) => clientKey)).size).toBe(1);
  expect(new Set(keys.map(({ adminKey }) => adminKey)).size).toBe(1);
  const { keys: all } = await createKeyStore({ records, ring, clock, random: systemRandom }).listKeys();
  expect(all.filter(({ revokedAtMs }) => revokedAtMs === undefined)).toHaveLength(2);
  expect(readdirSync(stateDir).sort()).toEqual(['admin.env', 'client.env', 'key-ring.json']);
});

it('refuses a state folder that is a file', async () => {
  writeFileSync(join(folder, 'a'), '');
  await expect(openState()).rejects.toThrow(InvalidConfigError);
});
