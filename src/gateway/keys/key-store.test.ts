import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import { createKeyRing, type KeyRing } from '../../crypto/key-ring.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { openLibsqlStore } from '../../store/libsql-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { createKeyStore, type KeyFacts, type KeyStore } from './key-store.ts';
import { keyText, makeVirtualKey, parseKey } from './virtual-key.ts';

const DAY_MS = 86_400_000;
const FACTS: KeyFacts = { name: 'backend', scopes: ['chat'], identity: { kind: 'asserted', tenant: 'acme' } };

let folder: string;
let ring: KeyRing;
let otherRing: KeyRing;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-keys-'));
  ring = await createKeyRing({ path: join(folder, 'ring.json') });
  otherRing = await createKeyRing({ path: join(folder, 'other.json') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let nowMs: number;
let reads: string[];
let records: Records;
const clock: Clock = { now: () => nowMs };
beforeEach(() => {
  nowMs = 1_800_000_000_000;
  reads = [];
  records = inProcessRecords({ clock });
});

/** The same records, and a note of every read. */
function noted(inner: Records): Records {
  return {
    ...inner,
    get(owner, name) {
      reads.push(`get ${name}`);
      return inner.get(owner, name);
    },
    list(owner, page) {
      reads.push('list');
      return inner.list(owner, page);
    },
  };
}

const open = (options: { readonly ring?: KeyRing; readonly onUnreadable?: (id: string) => void } = {}): KeyStore =>
  createKeyStore({ records: noted(records), ring, clock, random: systemRandom, ...options });
const stateOf = async (store: KeyStore, text: string): Promise<string> => (await store.findKey(text, nowMs)).state;
const flip = (text: string): string => `${text.slice(0, -1)}${text.endsWith('A') ? 'E' : 'A'}`;

describe('keys', () => {
  it('are found by their text, which is kept nowhere', async () => {
    const store = open();
    const { record, text } = await store.createKey({ ...FACTS, models: ['gpt-*'], policy: 'strict', isDebug: true });
    expect(await store.findKey(text, nowMs)).toEqual({ state: 'valid', record });
    expect(record).toMatchObject({ ...FACTS, models: ['gpt-*'], policy: 'strict', isDebug: true, createdAtMs: nowMs });
    const secret = parseKey(text)?.secret ?? '';
    const row = await records.get('keys', record.id);
    const stored = Buffer.from(row?.value ?? []).toString('latin1');
    expect(JSON.stringify(record)).not.toContain(secret);
    for (const fact of [secret, record.hash, 'acme', 'backend']) expect(stored).not.toContain(fact);
  });

  it('are trusted by the kind of their identity, unless they say otherwise', async () => {
    const store = open();
    const trustsOf = async (facts: Partial<KeyFacts>) => (await store.createKey({ ...FACTS, ...facts })).record.trusts;
    expect(await trustsOf({})).toEqual({ system: 'operator', assistant: 'user', tools: 'external' });
    const bound = { kind: 'bound', tenant: 'acme', user: 'u' } as const;
    expect(await trustsOf({ identity: bound })).toEqual({ system: 'user', assistant: 'user', tools: 'external' });
    expect(await trustsOf({ identity: bound, trusts: { system: 'operator' } })).toMatchObject({ system: 'operator' });
  });

  it.each(['id', 'hash', 'createdAtMs', 'revokedAtMs'])('do not take %s from who asks for one', async (name) => {
    await expect(open().createKey({ ...FACTS, [name]: 'mine' })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      option: name,
    });
  });

  it('are not found by another secret, an unknown id or what is no key', async () => {
    const store = open();
    const { text } = await store.createKey(FACTS);
    const other = await store.createKey(FACTS);
    expect(await stateOf(store, flip(text))).toBe('unknown');
    expect(await stateOf(store, keyText(makeVirtualKey(systemRandom)))).toBe('unknown');
    const swapped = { id: parseKey(text)?.id ?? '', secret: parseKey(other.text)?.secret ?? '' };
    expect(await stateOf(store, keyText(swapped))).toBe('unknown');
    expect(await stateOf(store, `${text} `)).toBe('malformed');
    expect(await stateOf(store, '__proto__')).toBe('malformed');
  });

  it('expire at their moment, which only their holder learns', async () => {
    const store = open();
    const { text } = await store.createKey({ ...FACTS, expiresAtMs: nowMs + 10 });
    nowMs += 9;
    expect(await stateOf(store, text)).toBe('valid');
    nowMs += 1;
    expect(await stateOf(store, text)).toBe('expired');
    expect(await stateOf(store, flip(text))).toBe('unknown');
    expect((await store.listKeys()).keys).toHaveLength(1);
    nowMs += 91 * DAY_MS;
    expect((await store.listKeys()).keys).toEqual([]);
  });

  it('are revoked at once, for ever, and listed for 90 days', async () => {
    const store = open();
    const { record, text } = await store.createKey(FACTS);
    expect(await stateOf(store, text)).toBe('valid');
    expect(await store.revokeKey(record.id)).toEqual({ ...record, revokedAtMs: nowMs });
    expect(await store.readKey(record.id)).toEqual({ ...record, revokedAtMs: nowMs });
    expect(await open({ ring: otherRing }).readKey(record.id)).toBeUndefined();
    expect(await stateOf(store, text)).toBe('revoked');
    expect(await stateOf(store, flip(text))).toBe('unknown');
    nowMs += 5;
    expect((await store.revokeKey(record.id))?.revokedAtMs).toBe(nowMs - 5);
    expect((await store.listKeys()).keys).toHaveLength(1);
    nowMs += 91 * DAY_MS;
    expect([await stateOf(store, text), (await store.listKeys()).keys.length]).toEqual(['unknown', 0]);
    expect(await store.revokeKey(record.id)).toBeUndefined();
    expect(await store.revokeKey('__proto__')).toBeUndefined();
  });

  it.each<[what: string, change: object]>([
    ['in the past', { expiresAtMs: 0 }],
    ['with admin and others', { scopes: ['admin', 'chat'] }],
    ['without identity', { identity: undefined }],
    ['with an unknown part', { hash2: 'x' }],
    ['with null for trusts', { trusts: { system: null } }],
  ])('are not made %s', async (_what, change) => {
    const store = open();
    await expect(store.createKey({ ...FACTS, ...change } as KeyFacts)).rejects.toThrow(InvalidOptionsError);
    await expect(store.createKey(null as unknown as KeyFacts)).rejects.toThrow(InvalidOptionsError);
    expect((await store.listKeys()).keys).toEqual([]);
  });
});

describe('what other processes do', () => {
  it('is seen within a second: a new key, a revocation, an end', async () => {
    const here = open();
    const there = open();
    expect(await stateOf(here, keyText(makeVirtualKey(systemRandom)))).toBe('unknown');
    const { record, text } = await there.createKey(FACTS);
    nowMs += 1_000;
    expect(await stateOf(here, text)).toBe('valid');
    await there.revokeKey(record.id);
    nowMs += 1_000;
    expect(await stateOf(here, text)).toBe('revoked');
    await records.delete('keys', record.id);
    nowMs += 1_000;
    expect(await stateOf(here, text)).toBe('unknown');
  });

  it('is seen after the clock went back', async () => {
    const here = open();
    const { record, text } = await here.createKey(FACTS);
    expect(await stateOf(here, text)).toBe('valid');
    await open().revokeKey(record.id);
    nowMs -= DAY_MS;
    expect(await stateOf(here, text)).toBe('revoked');
  });

  it('is not undone by a read that began before it', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = false;
    const slow: Records = {
      ...records,
      async get(owner, name) {
        const row = await records.get(owner, name);
        if (isHeld) await gate;
        return row;
      },
    };
    const here = createKeyStore({ records: slow, ring, clock, random: systemRandom });
    const { record, text } = await here.createKey(FACTS);
    isHeld = true;
    const early = here.findKey(text, nowMs);
    await new Promise((resolve) => setImmediate(resolve));
    isHeld = false;
    await here.revokeKey(record.id);
    release();
    await early;
    expect(await stateOf(here, text)).toBe('revoked');
  });
});

describe('the store', () => {
  it('is read once a second for a key that is in use, however often and at once', async () => {
    const store = open();
    const { text } = await store.createKey(FACTS);
    reads = [];
    await Promise.all(Array.from({ length: 100 }, () => store.findKey(text, nowMs)));
    for (let call = 0; call < 100; call++) await store.findKey(text, nowMs + 999);
    expect(reads).toHaveLength(1);
    await store.findKey(text, nowMs + 1_000);
    expect(reads).toHaveLength(2);
  });

  it('is read once a second for unknown ids, however many there are', async () => {
    const store = open();
    await store.createKey(FACTS);
    reads = [];
    const strangers = Array.from({ length: 500 }, () => keyText(makeVirtualKey(systemRandom)));
    await Promise.all(strangers.map((text) => store.findKey(text, nowMs)));
    for (const text of strangers) expect((await store.findKey(text, nowMs + 500)).state).toBe('unknown');
    expect(reads).toEqual(['list']);
    await store.findKey(strangers[0] ?? '', nowMs + 1_000);
    expect(reads).toEqual(['list', 'list']);
  });

  it('gives the same value for an unchanged row, so that what is kept for it stays good', async () => {
    const store = open();
    const { text } = await store.createKey(FACTS);
    const first = await store.findKey(text, nowMs);
    const second = await store.findKey(text, nowMs + 5_000);
    expect(first.state === 'valid' && second.state === 'valid' && first.record === second.record).toBe(true);
  });

  it('lets nobody in while it is away, and everybody again when it is back', async () => {
    let isAway = false;
    const away: Records = {
      ...records,
      get: (owner, name) => (isAway ? Promise.reject(new StoreError('get', 'timeout')) : records.get(owner, name)),
      list: (owner, page) => (isAway ? Promise.reject(new StoreError('list', 'timeout')) : records.list(owner, page)),
    };
    const store = createKeyStore({ records: away, ring, clock, random: systemRandom });
    const { text } = await store.createKey(FACTS);
    expect(await stateOf(store, text)).toBe('valid');
    isAway = true;
    nowMs += 1_000;
    await expect(store.findKey(text, nowMs)).rejects.toThrow(StoreError);
    await expect(store.findKey(keyText(makeVirtualKey(systemRandom)), nowMs)).rejects.toThrow(StoreError);
    isAway = false;
    expect(await stateOf(store, text)).toBe('valid');
  });
});

describe('a row that was put into the database by hand', () => {
  it('is no key: made without the ring, moved to another id, changed, or given more rights', async () => {
    const told: string[] = [];
    const store = open({ onUnreadable: (id) => told.push(id) });
    const forger = open({ ring: otherRing });
    const forged = await forger.createKey({ ...FACTS, scopes: ['admin'] });
    expect(await stateOf(store, forged.text)).toBe('unknown');
    expect(told).toEqual([forged.record.id]);

    const honest = await store.createKey(FACTS);
    const row = (await records.get('keys', honest.record.id))?.value ?? new Uint8Array();
    const moved = makeVirtualKey(systemRandom);
    await records.put('keys', moved.id, row);
    nowMs += 1_000;
    const secret = parseKey(honest.text)?.secret ?? '';
    expect(await stateOf(store, keyText({ id: moved.id, secret }))).toBe('unknown');

    for (const at of [0, 1, 5, 20, row.length - 1]) {
      const changed = Uint8Array.from(row);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await records.put('keys', honest.record.id, changed);
      nowMs += 1_000;
      expect([at, await stateOf(store, honest.text)]).toEqual([at, 'unknown']);
    }
    const plain = new TextEncoder().encode(JSON.stringify({ ...honest.record, scopes: ['admin'] }));
    for (const value of [plain, new Uint8Array(), Uint8Array.of(255), new Uint8Array(1_000)]) {
      await records.put('keys', honest.record.id, value);
      nowMs += 1_000;
      expect(await stateOf(store, honest.text)).toBe('unknown');
    }
    await records.put('keys', honest.record.id, row);
    nowMs += 1_000;
    expect(await stateOf(store, honest.text)).toBe('valid');
    expect(await store.listKeys()).toMatchObject({ keys: [honest.record], unreadable: 2 });
    expect(await store.revokeKey(forged.record.id)).toBeUndefined();
  });
});

it('works over the embedded database, from two stores on one file', async () => {
  const path = join(folder, 'keys.db');
  const [one, two] = await Promise.all([openLibsqlStore({ path, clock }), openLibsqlStore({ path, clock })]);
  try {
    const here = createKeyStore({ records: one.records, ring, clock, random: systemRandom });
    const there = createKeyStore({ records: two.records, ring, clock, random: systemRandom });
    const { record, text } = await here.createKey(FACTS);
    expect(await stateOf(there, text)).toBe('valid');
    await here.revokeKey(record.id);
    nowMs += 1_000;
    expect(await stateOf(there, text)).toBe('revoked');
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});
