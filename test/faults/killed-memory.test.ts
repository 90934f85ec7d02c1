import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Principal } from '../../src/core/segment.ts';
import { createKeyRing } from '../../src/crypto/key-ring.ts';
import { ownerKeys } from '../../src/crypto/owner-key.ts';
import { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import type { MemoryAccess } from '../../src/memory/memory.ts';
import { createVault } from '../../src/memory/vault/create-vault.ts';
import { openLibsqlStore } from '../../src/store/libsql-store.ts';
import { seededRandom } from '../seeded-random.ts';
import { linesUntilKilled, sourceModule } from './killed-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-killed-memory-'));
const path = join(folder, 'memory.db');
const ringPath = join(folder, 'ring.json');
afterAll(() => rmSync(folder, { recursive: true }));

const ROUNDS = 3;
const KEYS = 5;
const SESSIONS = ['s-0', 's-1', 's-2'];
const QUOTAS = { recordsMax: 40 };
const ana = (session: string): Principal => ({ tenant: 'acme', user: 'ana', session });

/** Remembers, adds pseudonyms and forgets in three sessions at once for as long as it lives, and says what was done. */
const REMEMBER_FOREVER = (round: number): string => `
  import { openKeyRing } from ${sourceModule('crypto/key-ring.ts')};
  import { ownerKeys } from ${sourceModule('crypto/owner-key.ts')};
  import { IsolatedMemory } from ${sourceModule('memory/isolated-memory.ts')};
  import { createVault } from ${sourceModule('memory/vault/create-vault.ts')};
  import { openLibsqlStore } from ${sourceModule('store/libsql-store.ts')};
  const clock = { now: () => Date.now() };
  const ring = await openKeyRing({ path: ${JSON.stringify(ringPath)} });
  const { records } = await openLibsqlStore({ path: ${JSON.stringify(path)}, clock });
  const ports = { records, owners: ownerKeys({ records, ring, clock }), keys: ring.keys, clock };
  const memory = new IsolatedMemory(ports, ${JSON.stringify(QUOTAS)});
  const random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
  const vault = createVault({ ...ports, random });
  const say = (...words) => console.log(JSON.stringify(words));
  await Promise.all(${JSON.stringify(SESSIONS)}.map(async (session) => {
    const who = { tenant: 'acme', user: 'ana', session };
    for (let turn = 1; ; turn += 1) {
      const value = ${round} * 1e6 + turn;
      await memory.store(who, 'k' + (turn % ${KEYS}), value);
      say(session, 'stored', 'k' + (turn % ${KEYS}), value);
      const { entries } = await memory.append(who, 'chat', { role: 'user', content: 'said ' + turn });
      say(session, 'appended', entries);
      const table = vault.session(who);
      const placeholder = (await table.open()).placeholderFor('PERSON', 'name ' + value);
      if (await table.save()) say(session, 'saved', placeholder, 'name ' + value);
      if (turn % 6 > 0) continue;
      say(session, 'clears');
      await memory.clearSession(who);
      say(session, 'cleared');
    }
  }));`;

/** What was said of one session since it was forgotten last. */
interface Told {
  values: Map<string, number>;
  names: Map<string, string>;
  entries: number;
  isClearing: boolean;
}

const nothing = (): Told => ({ values: new Map(), names: new Map(), entries: 0, isClearing: false });

function take(told: Map<string, Told>, line: string): void {
  const [session, what, ...rest] = JSON.parse(line) as [string, string, ...unknown[]];
  const of = told.get(session) ?? nothing();
  told.set(session, what === 'cleared' ? nothing() : of);
  if (what === 'stored') of.values.set(rest[0] as string, rest[1] as number);
  else if (what === 'appended') of.entries = rest[0] as number;
  else if (what === 'saved') of.names.set(rest[0] as string, rest[1] as string);
  else if (what === 'clears') of.isClearing = true;
}

async function openAgain() {
  const clock = { now: () => Date.now() };
  const ring = await createKeyRingOnce();
  const store = await openLibsqlStore({ path, clock });
  const { records } = store;
  const unreadable: unknown[] = [];
  const onAccess = (access: MemoryAccess): void => {
    if (access.outcome === 'unreadable') unreadable.push(access);
  };
  const ports = { records, owners: ownerKeys({ records, ring, clock }), keys: ring.keys, clock };
  const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
  const vault = createVault({ ...ports, random, onUnreadable: (principal) => unreadable.push(principal) });
  return { memory: new IsolatedMemory({ ...ports, onAccess }, QUOTAS), vault, unreadable, close: store.close };
}

let made: ReturnType<typeof createKeyRing> | undefined;
function createKeyRingOnce(): ReturnType<typeof createKeyRing> {
  made ??= createKeyRing({ path: ringPath });
  return made;
}

async function checkSession(opened: Awaited<ReturnType<typeof openAgain>>, session: string, told: Told): Promise<void> {
  const { memory, vault, unreadable } = opened;
  for (const [key, value] of told.values) {
    // One store may have been done and not said; it is of a later turn.
    expect((await memory.retrieve(ana(session), key))?.value).toBeGreaterThanOrEqual(value);
  }
  const chat = await memory.retrieve(ana(session), 'chat');
  const entries = Array.isArray(chat?.value) ? chat.value.length : 0;
  expect([told.entries, told.entries + 1]).toContain(entries);
  const table = await vault.session(ana(session)).open();
  for (const [placeholder, name] of told.names) expect(table.valueOf(placeholder)).toBe(name);
  await memory.list(ana(session));
  expect(unreadable).toEqual([]);
}

it('a memory whose process is killed keeps what it acknowledged, can read all that it keeps, and counts right', async () => {
  await createKeyRingOnce();
  const draw = seededRandom(11);
  const told = new Map<string, Told>();
  let checked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const line of await linesUntilKilled(REMEMBER_FOREVER(round), 10 + draw() * 60)) take(told, line);
    const opened = await openAgain();
    for (const [session, of] of told) {
      if (of.isClearing) {
        // A forgetting that was cut off is done by asking again; its salt went first, so that until then nothing opens.
        await opened.memory.clearSession(ana(session));
        told.set(session, nothing());
        expect(await opened.memory.list(ana(session))).toEqual({ keys: [] });
      } else {
        await checkSession(opened, session, of);
        checked += of.values.size + of.names.size;
      }
    }
    await opened.close();
  }
  expect(checked).toBeGreaterThan(0);
  const { memory, close } = await openAgain();
  let kept = 0;
  for (const session of SESSIONS) kept += (await memory.list(ana(session))).keys.length;
  for (; kept < QUOTAS.recordsMax; kept += 1) await memory.store(ana('new'), `${kept}`, 1);
  await expect(memory.store(ana('new'), 'one more', 1)).rejects.toMatchObject({ reason: 'quota' });
  await close();
});
