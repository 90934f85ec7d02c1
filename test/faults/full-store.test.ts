import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../../src/core/segment.ts';
import { createKeyRing, type KeyRing } from '../../src/crypto/key-ring.ts';
import { ownerKeys } from '../../src/crypto/owner-key.ts';
import { createBudgets } from '../../src/limits/budgets.ts';
import { createWindowLimits } from '../../src/limits/windows.ts';
import { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { createVault } from '../../src/memory/vault/create-vault.ts';
import { manualClock } from '../../src/store/conformance/manual-clock.ts';
import { type LibsqlStore, openLibsqlStore } from '../../src/store/libsql-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-full-'));
const clock = manualClock();
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const ana: Principal = { tenant: 'acme', user: 'ana', session: 's' };
const FULL = { code: 'STORE_FAILED', reason: 'full' };
let store: LibsqlStore;
let ring: KeyRing;
beforeAll(async () => {
  ring = await createKeyRing({ path: join(folder, 'ring.json') });
  store = await openLibsqlStore({ path: join(folder, 'store.db'), clock, fileBytesMax: 600_000 });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('a full store: memory, vault and limits say so, change nothing by halves, still read and forget, and go on', async () => {
  const { records, counters } = store;
  const ports = { records, owners: ownerKeys({ records, ring, clock }), keys: ring.keys, clock };
  const memory = new IsolatedMemory(ports);
  const vault = createVault({ ...ports, random });
  const windows = createWindowLimits(counters, clock);
  const budgets = createBudgets({ records, clock, random, wait: async () => undefined });
  const scope = { kind: 'user', name: 'ana', budgets: { day: { requests: { hard: 500 } } } } as const;
  const one = { requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 };
  const rules = [{ name: 'daily', unit: 'requests', limit: 5, windowMs: 86_400_000 }] as const;

  await memory.store(ana, 'kept', 'x');
  await memory.append(ana, 'chat', { role: 'user', content: 'first' });
  const table = vault.session(ana);
  const placeholder = (await table.open()).placeholderFor('PERSON', 'Ana') as string;
  await table.save();
  const held = await budgets.reserve([scope], one);
  // Others fill the store, down to the last page.
  let filled = 0;
  for (const bytes of [50_000, 2_000, 100]) {
    while (await records.put('fills', `${filled}`, new Uint8Array(bytes)).catch(() => undefined)) filled += 1;
  }

  const long = 'y'.repeat(20_000);
  await expect(memory.store(ana, 'kept', long)).rejects.toMatchObject(FULL);
  await expect(memory.store(ana, 'other', long)).rejects.toMatchObject(FULL);
  await expect(memory.append(ana, 'chat', { role: 'user', content: long })).rejects.toMatchObject(FULL);
  await expect(memory.store({ ...ana, session: 'new' }, 'k', long)).rejects.toMatchObject(FULL);
  const again = vault.session(ana);
  for (let name = 0; name < 20; name += 1) (await again.open()).placeholderFor('PERSON', `${name}${'z'.repeat(1_000)}`);
  await expect(again.save()).rejects.toMatchObject(FULL);
  // A budget that cannot be written down is not given: callers come until the account needs another page.
  const outcomes: unknown[] = [];
  for (let call = 0; call < 100; call += 1) {
    const reserved = await budgets.reserve([scope], one).catch((error: unknown) => error);
    if (reserved instanceof Error) outcomes.push(reserved);
  }
  expect(outcomes.length).toBeGreaterThan(0);
  for (const outcome of outcomes) expect(outcome).toMatchObject(FULL);
  const { used, reserved } = await budgets.standingOf(scope, 'day');
  expect(used.requests + reserved.requests).toBe(1 + 100 - outcomes.length);
  const taken = await Promise.allSettled(
    Array.from({ length: 40 }, (_, user) => windows.reserve([{ name: `user ${user} ${'w'.repeat(400)}`, rules }], {})),
  );
  for (const outcome of taken) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(FULL);
  expect(taken.some(({ status }) => status === 'rejected')).toBe(true);

  expect((await memory.retrieve(ana, 'kept'))?.value).toBe('x');
  expect((await memory.list(ana)).keys.toSorted()).toEqual(['chat', 'kept']);
  expect((await memory.list({ ...ana, session: 'new' })).keys).toEqual([]);
  expect((await vault.session(ana).open()).valueOf(placeholder)).toBe('Ana');
  // What makes room is done, and then there is some.
  expect(await memory.delete(ana, 'kept')).toBe(true);
  expect(await records.deleteOwner('fills')).toBe(filled);
  await memory.store(ana, 'kept', long);
  expect(await memory.append(ana, 'chat', { role: 'user', content: long })).toMatchObject({ entries: 2 });
  expect(await again.save()).toBe(true);
  await held.settle(one);
  expect((await budgets.standingOf(scope, 'day')).used.requests).toBe(1);
  expect((await memory.clearSession(ana)).records).toBe(3);
});
