import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { describeWith, redisServer, startRedis, type TestRedis } from '../conformance/start-redis.ts';
import { StoreError } from '../store-error.ts';
import { openRedisStore, type RedisStore, type RedisStoreOptions } from './redis-store.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function server(...settings: readonly string[]): Promise<TestRedis> {
  const started = await startRedis(settings);
  ends.push(started.stop);
  return started;
}

async function open(url: string, options: Partial<RedisStoreOptions> = {}): Promise<RedisStore> {
  const store = await openRedisStore({ place: { url }, clock: { now: () => Date.now() }, ...options });
  ends.push(store.close);
  return store;
}

function client(url: string): Redis {
  const raw = new Redis(url);
  ends.push(() => raw.disconnect());
  return raw;
}

async function failureOf(call: Promise<unknown>): Promise<StoreError> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw error;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error('it did not come to pass');
    await delay(20);
  }
}

describeWith(redisServer, 'an answer that comes too late', () => {
  it('goes to nobody, and its call is carried out once', async () => {
    const redis = await server();
    const { records } = await open(redis.url, { commandTimeoutMs: 300 });
    await records.put('owner', 'a', Uint8Array.of(1));
    await records.put('owner', 'b', Uint8Array.of(2));
    redis.hold();
    const late = [records.get('owner', 'a'), records.put('owner', 'c', Uint8Array.of(3))].map(failureOf);
    expect((await Promise.all(late)).map(({ reason }) => reason)).toEqual(['timeout', 'timeout']);
    redis.resume();
    // These go out on the same connection, behind the calls whose answers are still to come.
    const [b, absent, c] = await Promise.all([
      records.get('owner', 'b'),
      records.get('owner', 'absent'),
      records.get('owner', 'c'),
    ]);
    expect(b?.value).toEqual(Uint8Array.of(2));
    expect(absent).toBeUndefined();
    expect([c?.version, c?.value]).toEqual([1, Uint8Array.of(3)]);
  });
});

describeWith(redisServer, 'a Redis that forgets its scripts again and again', () => {
  it('carries out each call once', async () => {
    const redis = await server();
    const { records } = await open(redis.url, { commandTimeoutMs: 10_000 });
    const raw = client(redis.url);
    let isDone = false;
    const forgetting = (async () => {
      while (!isDone) {
        await raw.script('FLUSH', 'SYNC');
        await delay(1);
      }
    })();
    const lanes = Array.from({ length: 16 }, async (_, lane) => {
      for (let count = 1; count <= 60; count += 1) {
        expect(await records.put('owner', `${lane}`, Uint8Array.of(1))).toBe(count);
      }
    });
    await Promise.all(lanes);
    isDone = true;
    await forgetting;
  });
});

describeWith(redisServer, 'a Redis that takes no writes for a while', () => {
  it('is found again when it is no replica any more', async () => {
    const [redis, master] = [await server(), await server()];
    const { records, counters } = await open(redis.url);
    const raw = client(redis.url);
    expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(1);
    await raw.replicaof('127.0.0.1', master.port);
    const rule = { limit: 1, windowMs: 1_000, burst: 1 };
    const refused = await Promise.all(
      [records.put('owner', 'name', Uint8Array.of(2)), counters.reserve('k', 1, rule, 1)].map(failureOf),
    );
    // The first one makes the client look for a master on a new connection, which cuts the second one off.
    expect(refused[0]).toMatchObject({ reason: 'busy', detail: 'READONLY' });
    expect(['busy', 'stopped']).toContain(refused[1]?.reason);
    await raw.replicaof('NO', 'ONE');
    await until(async () => records.put('owner', 'name', Uint8Array.of(3)).then(Boolean, () => false));
  });

  it('is not used with one replica less than it must have, and says that nothing was stored', async () => {
    const redis = await server('--min-replicas-to-write', '1');
    const { records } = await open(redis.url);
    const failure = await failureOf(records.put('owner', 'name', Uint8Array.of(1)));
    expect([failure.reason, failure.detail]).toEqual(['busy', 'NOREPLICAS']);
    expect(await records.get('owner', 'name')).toBeUndefined();
    await client(redis.url).config('SET', 'min-replicas-to-write', '0');
    expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(1);
  });
});

describeWith(redisServer, 'a Redis whose password was changed', () => {
  it('is used by nobody who has the old one, and again once that is the right one', async () => {
    const redis = await server('--requirepass', 'old');
    const { records } = await open(`redis://:old@127.0.0.1:${redis.port}`);
    await records.put('owner', 'name', Uint8Array.of(1));
    const boss = new Redis({ port: redis.port, password: 'old' });
    ends.push(() => boss.disconnect());
    await boss.config('SET', 'requirepass', 'new');
    await boss.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    const seen: (string | undefined)[] = [];
    await until(async () => {
      seen.push((await failureOf(records.get('owner', 'name'))).detail);
      return seen.at(-1) === 'WRONGPASS';
    });
    await boss.config('SET', 'requirepass', 'old');
    await until(async () => records.get('owner', 'name').then(Boolean, () => false));
  });
});

describeWith(redisServer, 'a user of Redis with the rights that docs/stores.md names', () => {
  it('is enough for every call, and can do nothing else', async () => {
    const redis = await server('--requirepass', 'boss');
    const boss = new Redis({ port: redis.port, password: 'boss' });
    ends.push(() => boss.disconnect());
    const rights = '~sallyport:* +@read +@write +@scripting +@connection +info'.split(' ');
    await boss.acl('SETUSER', 'guard', 'on', '>word', ...rights);
    const { records, counters } = await open(`redis://guard:word@127.0.0.1:${redis.port}/1`);
    expect(await records.put('owner', 'a', Uint8Array.of(1))).toBe(1);
    expect(await records.put('owner', 'b', Uint8Array.of(1), { ttlMs: 9_000 })).toBe(1);
    expect((await records.get('owner', 'a'))?.version).toBe(1);
    expect(await records.list('owner', { limit: 9 })).toEqual(['a', 'b']);
    expect(await records.delete('owner', 'a')).toBe(true);
    expect(await records.deleteOwner('owner')).toBe(1);
    const rule = { limit: 1, windowMs: 1_000, burst: 2 };
    expect((await counters.reserve('k', 2, rule, 1)).isGranted).toBe(true);
    await counters.settle('k', { reserved: 2, actual: 1 }, rule, 1);
    const other = await openRedisStore({
      place: { url: `redis://guard:word@127.0.0.1:${redis.port}/1` },
      clock: { now: () => Date.now() },
      keyPrefix: 'another:',
    });
    ends.push(other.close);
    expect((await failureOf(other.records.put('owner', 'a', Uint8Array.of(1)))).detail).toBe('NOPERM');
  });
});
