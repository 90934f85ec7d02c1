import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, type MemoryTrial, openMemoryTrial, someone } from '../../test/memory-trial.ts';
import type { JsonValue } from './json-value.ts';

const HOUR = 3_600_000;

describe.each(MEMORY_DRIVERS)('memory on %s', (driver) => {
  let trial: MemoryTrial;
  beforeAll(async () => {
    trial = await openMemoryTrial(driver);
  });
  afterAll(() => trial.close());

  it('gives back what was stored, who wrote it and when', async () => {
    const memory = trial.memory();
    const value = { name: 'Ana', tags: ['a', null, true, 1.5], deep: { empty: {} } };
    expect(await memory.store(someone(), 'profile', value)).toEqual({ version: 1 });
    expect(await memory.retrieve(someone(), 'profile')).toEqual({
      value,
      version: 1,
      expiresAtMs: trial.clock.now() + HOUR,
      provenance: { trust: 'user', storedAtMs: trial.clock.now() },
    });
    expect(await memory.retrieve(someone(), 'Profile')).toBeUndefined();
  });

  it('shows a record to no other session, user or tenant', async () => {
    const memory = trial.memory();
    await memory.store(someone(), 'secret', 1);
    for (const other of [someone('s-2'), someone('s-1', 'bob'), someone('s-1', 'ana', 'other')]) {
      expect(await memory.retrieve(other, 'secret')).toBeUndefined();
      expect(await memory.touch(other, 'secret')).toBe(false);
      expect(await memory.delete(other, 'secret')).toBe(false);
      expect((await memory.list(other)).keys).toEqual([]);
    }
    expect(await memory.retrieve(someone(), 'secret')).toBeDefined();
  });

  it('forgets what has expired, and keeps what was touched', async () => {
    const memory = trial.memory();
    await memory.store(someone('ttl'), 'short', 1, { ttlMs: 1_000 });
    await memory.store(someone('ttl'), 'long', 2, { ttlMs: 1_000 });
    trial.clock.advance(999);
    expect(await memory.touch(someone('ttl'), 'long', 5_000)).toBe(true);
    trial.clock.advance(2);
    expect(await memory.retrieve(someone('ttl'), 'short')).toBeUndefined();
    expect(await memory.retrieve(someone('ttl'), 'long')).toMatchObject({ value: 2 });
    expect((await memory.list(someone('ttl'))).keys).toEqual(['long']);
  });

  it('stores over a version that is known only', async () => {
    const memory = trial.memory();
    await memory.store(someone(), 'doc', 'a', { ifVersion: 0 });
    await expect(memory.store(someone(), 'doc', 'b', { ifVersion: 0 })).rejects.toMatchObject({ reason: 'conflict' });
    expect(await memory.store(someone(), 'doc', 'b', { ifVersion: 1 })).toEqual({ version: 2 });
    await expect(memory.store(someone(), 'doc', 'c', { ifVersion: 1 })).rejects.toMatchObject({ reason: 'conflict' });
    expect(await memory.retrieve(someone(), 'doc')).toMatchObject({ value: 'b', version: 2 });
  });

  it('lists keys by pages', async () => {
    const memory = trial.memory();
    const keys = Array.from({ length: 7 }, (_, i) => `k${i}`);
    for (const key of keys) await memory.store(someone('list'), key, key);
    const first = await memory.list(someone('list'), { limit: 4 });
    expect(first.keys).toHaveLength(4);
    const { next = '' } = first;
    const second = await memory.list(someone('list'), { limit: 4, after: next });
    expect(second.next).toBeUndefined();
    expect([...first.keys, ...second.keys].sort()).toEqual(keys);
  });

  it('keeps a conversation to its tokens, whoever appends at once', async () => {
    const memory = trial.memory();
    const at = someone('talk');
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => memory.append(at, 'chat', { role: 'user', content: `message ${i}` })),
    );
    expect((await memory.retrieve(at, 'chat'))?.value).toHaveLength(8);
    const { entries } = await memory.append(at, 'chat', { role: 'user', content: 'x'.repeat(40) }, { tokensMax: 14 });
    expect(entries).toBe(2);
    const left = (await memory.retrieve(at, 'chat'))?.value as { content: string }[];
    expect(left.at(-1)?.content).toBe('x'.repeat(40));
    await memory.store(at, 'note', 'no list');
    await expect(memory.append(at, 'note', { role: 'user', content: 'x' })).rejects.toMatchObject({
      reason: 'no-conversation',
    });
  });

  it('does not store what comes from outside and attacks', async () => {
    const memory = trial.memory();
    const poisoned = { page: ['fine', { text: 'an attack' }] };
    const refused = { code: 'MEMORY_REFUSED', reason: 'quarantined' };
    await expect(memory.store(someone(), 'page', poisoned, { trust: 'external' })).rejects.toMatchObject(refused);
    const entry = { role: 'tool', content: 'an attack', trust: 'external' } as const;
    await expect(memory.append(someone(), 'tools', entry)).rejects.toMatchObject(refused);
    expect(await memory.retrieve(someone(), 'page')).toBeUndefined();
    expect(trial.accesses).toContainEqual({
      principal: someone(),
      operation: 'store',
      outcome: 'quarantined',
      ruleIds: ['injection/trial'],
    });
    await memory.store(someone(), 'page', 'fine', { trust: 'external' });
    expect(await memory.retrieve(someone(), 'page')).toMatchObject({ provenance: { trust: 'external' } });
  });

  it('keeps a user to its number of records', async () => {
    const memory = trial.memory({ recordsMax: 20 });
    const at = (i: number) => someone(`q-${i % 3}`, 'hoarder');
    for (let i = 0; i < 20; i++) await memory.store(at(i), `k${i}`, i);
    await expect(memory.store(at(20), 'one more', 1)).rejects.toMatchObject({ reason: 'quota' });
    expect(await memory.store(at(1), 'k1', 'over')).toEqual({ version: 2 });
    await memory.delete(at(1), 'k1');
    expect(await memory.store(at(20), 'one more', 1)).toEqual({ version: 1 });
  });

  it('clears a session, and a user, and nobody else', async () => {
    const memory = trial.memory();
    for (const who of [someone('c-1', 'cy'), someone('c-2', 'cy'), someone('c-1', 'dee')]) {
      await memory.store(who, 'a', 1);
      await memory.store(who, 'b', 2);
    }
    expect(await memory.clearSession(someone('c-1', 'cy'))).toEqual({ records: 2, salts: 1, isScrubbed: true });
    expect((await memory.list(someone('c-1', 'cy'))).keys).toEqual([]);
    expect((await memory.list(someone('c-2', 'cy'))).keys).toHaveLength(2);
    expect(await memory.clearUser({ tenant: 'acme', user: 'cy' })).toEqual({ records: 2, salts: 1, isScrubbed: true });
    expect(await memory.retrieve(someone('c-2', 'cy'), 'a')).toBeUndefined();
    expect((await memory.list(someone('c-1', 'dee'))).keys).toHaveLength(2);
    // What is stored later opens: a new salt is made.
    await memory.store(someone('c-1', 'cy'), 'a', 'again');
    expect(await memory.retrieve(someone('c-1', 'cy'), 'a')).toMatchObject({ value: 'again' });
  });

  it('opens nothing that was changed, cut, moved or put back after forgetting', async () => {
    const memory = trial.memory();
    const [who, other] = [someone('t', 'tess'), someone('t', 'tom')];
    await memory.store(who, 'a', 'the secret of tess');
    await memory.store(who, 'b', 1);
    await memory.store(other, 'a', 1);
    const [tess, tom] = [await placesOf(who.user), await placesOf(other.user)];
    const stored = await Promise.all(tess.names.map((name) => trial.records.get(tess.owner, name)));
    const [first, second] = stored.map((record) => record?.value as Uint8Array) as [Uint8Array, Uint8Array];
    const [name, name2] = tess.names as [string, string];
    const key = (await opens(memory, who, 'a', name, first)) ? 'a' : 'b';
    for (let at = 0; at < first.length; at++) {
      const flipped = first.slice();
      flipped[at] = (flipped[at] as number) ^ 1;
      await trial.records.put(tess.owner, name, flipped);
      await expect(memory.retrieve(who, key)).rejects.toMatchObject({ reason: 'unreadable' });
    }
    for (const changed of [first.subarray(0, -1), first.subarray(0, 5), new Uint8Array(0), second]) {
      await trial.records.put(tess.owner, name, changed);
      await expect(memory.retrieve(who, key)).rejects.toMatchObject({ code: 'MEMORY_REFUSED', reason: 'unreadable' });
    }
    await trial.records.put(tom.owner, tom.names[0] as string, first);
    await expect(memory.retrieve(other, 'a')).rejects.toMatchObject({ reason: 'unreadable' });
    await memory.clearUser(who);
    await trial.records.put(tess.owner, name2, second);
    await expect(memory.retrieve(who, key === 'a' ? 'b' : 'a')).rejects.toMatchObject({ reason: 'unreadable' });
    expect((await memory.list(who)).keys).toEqual([]);
  });

  async function placesOf(user: string) {
    const { memoryOwner } = await import('./memory-place.ts');
    const owner = memoryOwner(trial.ring.keys, { tenant: 'acme', user });
    return { owner, names: await trial.records.list(owner, { limit: 10 }) };
  }

  /** Whether the record under this name is that of the key. */
  async function opens(
    memory: ReturnType<MemoryTrial['memory']>,
    who: ReturnType<typeof someone>,
    key: string,
    name: string,
    value: Uint8Array,
  ) {
    const { memoryOwner } = await import('./memory-place.ts');
    const owner = memoryOwner(trial.ring.keys, who);
    await trial.records.delete(owner, name);
    const isThere = (await memory.retrieve(who, key)) === undefined;
    await trial.records.put(owner, name, value);
    return isThere;
  }
});

describe('what a memory takes', () => {
  let trial: MemoryTrial;
  beforeAll(async () => {
    trial = await openMemoryTrial('in-process');
  });
  afterAll(() => trial.close());

  const circle: unknown[] = [];
  circle.push(circle);
  const polluting = JSON.parse('{"a":{"__proto__":{"x":1}}}') as unknown;
  it.each([
    ['NaN', Number.NaN],
    ['infinity', { a: [Number.NEGATIVE_INFINITY] }],
    ['a BigInt', 1n],
    ['a Date', new Date()],
    ['a Map', new Map()],
    ['a function', () => 1],
    ['undefined', undefined],
    ['undefined inside', { a: undefined }],
    ['a hole', new Array(2)],
    ['a symbol', Symbol('x')],
    ['a circle', circle],
    ['a prototype', polluting],
    ['a constructor', { constructor: 1 }],
    ['toJSON', { toJSON: () => 'x' }],
    [
      'a getter that throws',
      {
        get a() {
          throw new Error('x');
        },
      },
    ],
    ['a list that says it is longer than anything', new Proxy([], { get: () => 2 ** 32 - 1 })],
    ['too much', 'x'.repeat(65_536)],
  ])('refuses %s', async (_name, value) => {
    await expect(trial.memory().store(someone(), 'k', value as JsonValue)).rejects.toMatchObject({ option: 'value' });
  });

  it('reads each part of a value once, and stores what it said then', async () => {
    let reads = 0;
    const value = {
      get a() {
        return reads++ === 0 ? 1 : polluting;
      },
    };
    const memory = trial.memory();
    await memory.store(someone(), 'k', value as JsonValue);
    expect((await memory.retrieve(someone(), 'k'))?.value).toEqual({ a: 1 });
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2_592_000_001])(
    'refuses a time to live of %s',
    async (ttlMs) => {
      await expect(trial.memory().store(someone(), 'k', 1, { ttlMs })).rejects.toMatchObject({ option: 'ttlMs' });
      await expect(trial.memory().touch(someone(), 'k', ttlMs)).rejects.toMatchObject({ option: 'ttlMs' });
    },
  );

  it('refuses ids and keys that are none', async () => {
    const memory = trial.memory();
    for (const who of [
      someone(''),
      someone('x'.repeat(10_241)),
      { tenant: 'a', user: 'b' } as never,
      undefined as never,
    ]) {
      await expect(memory.retrieve(who, 'k')).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    }
    for (const key of ['', 'x'.repeat(1_025), 1 as never]) {
      await expect(memory.retrieve(someone(), key)).rejects.toMatchObject({ option: 'key' });
    }
  });

  it('says nothing of values in what it throws and records', async () => {
    const memory = trial.memory();
    const before = trial.accesses.length;
    await memory.store(someone(), 'key-of-ana', 'value-of-ana');
    await memory.retrieve(someone(), 'key-of-ana');
    const recorded = trial.accesses.slice(before);
    expect(recorded.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'store done',
      'retrieve done',
    ]);
    expect(JSON.stringify(recorded)).not.toMatch(/key-of-ana|value-of-ana/u);
  });
});
