import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import type { Records } from '../../core/store-ports.ts';
import { manualClock } from '../conformance/manual-clock.ts';
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

async function failureOf(call: Promise<unknown>): Promise<StoreError> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw error;
}

/** Waits until a call succeeds again. @throws when it has not for ten seconds. */
async function recovered(call: () => Promise<unknown>): Promise<void> {
  const endsAt = performance.now() + 10_000;
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (!(error instanceof StoreError) || performance.now() > endsAt) throw error;
      await delay(50);
    }
  }
}

/** Puts as fast as it can until it is told to stop. Calls that fail may have been carried out, or not. */
async function putForever(records: Records, name: string, state: { isDone: boolean }): Promise<PutTally> {
  const tally = { version: 0, open: 0, failed: 0, put: 0 };
  while (!state.isDone) {
    try {
      const version = (await records.put('owner', name, Uint8Array.of(1))) ?? 0;
      expect(version).toBeGreaterThan(tally.version);
      expect(version).toBeLessThanOrEqual(tally.version + tally.open + 1);
      Object.assign(tally, { version, open: 0, put: tally.put + 1 });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      expect(['stopped', 'timeout', 'busy']).toContain(error.reason);
      tally.open += 1;
      tally.failed += 1;
      await delay(5);
    }
  }
  return tally;
}

interface PutTally {
  readonly version: number;
  /** Calls since the last success, whose outcome is not known. */
  readonly open: number;
  readonly failed: number;
  readonly put: number;
}

describeWith(redisServer, 'a Redis that is killed under load', () => {
  it('is found again when it is back, with all that was answered for and nothing done twice', async () => {
    const redis = await server('--appendonly', 'yes', '--appendfsync', 'always');
    const { records } = await open(redis.url);
    const state = { isDone: false };
    const putting = Array.from({ length: 8 }, (_, index) => putForever(records, `${index}`, state));
    for (let round = 0; round < 2; round += 1) {
      await delay(200);
      await redis.kill();
      await delay(200);
      await redis.start();
      await recovered(() => records.get('owner', '0'));
    }
    await delay(100);
    state.isDone = true;
    for (const [index, tally] of (await Promise.all(putting)).entries()) {
      expect(tally.failed).toBeGreaterThan(0);
      expect(tally.put).toBeGreaterThan(1);
      const found = await records.get('owner', `${index}`);
      expect(found?.version).toBeGreaterThanOrEqual(tally.version);
      expect(found?.version).toBeLessThanOrEqual(tally.version + tally.open);
    }
  });
});

describeWith(redisServer, 'a Redis that does not answer', () => {
  it('makes calls time out, then refuses them at once, and is found again', async () => {
    const redis = await server();
    const { records, counters } = await open(redis.url, { commandTimeoutMs: 200 });
    await records.put('owner', 'name', Uint8Array.of(1));
    redis.hold();
    const startedAt = performance.now();
    const waited = await Promise.all(
      Array.from({ length: 5 }, () => failureOf(counters.reserve('k', 1, { limit: 9, windowMs: 9, burst: 9 }, 1))),
    );
    expect(waited.map(({ reason }) => reason)).toEqual(Array(5).fill('timeout'));
    expect(performance.now() - startedAt).toBeGreaterThan(190);
    const refusedAt = performance.now();
    expect((await failureOf(records.get('owner', 'name'))).reason).toBe('timeout');
    expect(performance.now() - refusedAt).toBeLessThan(150);
    await delay(1_200);
    // The one that tries again finds nobody either: its connection was given up meanwhile.
    expect((await failureOf(records.get('owner', 'name'))).operation).toBe('get');
    redis.resume();
    await recovered(() => records.get('owner', 'name'));
    expect((await records.get('owner', 'name'))?.version).toBe(1);
  });

  it('does not keep a store from closing', async () => {
    const redis = await server();
    const store = await openRedisStore({
      place: { url: redis.url },
      clock: { now: () => Date.now() },
      commandTimeoutMs: 200,
    });
    redis.hold();
    const asking = failureOf(store.records.get('owner', 'name'));
    await store.close();
    expect((await asking).reason).toBe('timeout');
    redis.resume();
  });
});

describeWith(redisServer, 'a Redis that refuses', () => {
  it('is told in time when nobody is there', async () => {
    const redis = await server();
    await redis.kill();
    const failure = await failureOf(open(redis.url));
    expect([failure.operation, failure.reason, failure.detail]).toEqual(['open', 'stopped', 'ECONNREFUSED']);
  });

  it('lets in a user of its list, and names no password when it lets nobody in', async () => {
    const redis = await server('--requirepass', 'boss secret');
    const owner = new Redis({ port: redis.port, password: 'boss secret' });
    await owner.acl('SETUSER', 'guard', 'on', '>p@ss:/word', '~sallyport:*', '+@all');
    owner.disconnect();
    const at = `127.0.0.1:${redis.port}`;
    const { records } = await open(`redis://guard:p%40ss%3A%2Fword@${at}/1`);
    expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(1);
    const wrong = await failureOf(open(`redis://guard:hunter2@${at}`));
    expect([wrong.reason, wrong.detail]).toEqual(['failed', 'WRONGPASS']);
    expect(`${wrong.message} ${wrong.stack} ${JSON.stringify(wrong)}`).not.toContain('hunter2');
    const none = await failureOf(open(`redis://${at}`));
    expect([none.reason, none.detail]).toEqual(['failed', 'NOAUTH']);
  });

  it('is not used when it has no such database', async () => {
    const redis = await server();
    expect((await failureOf(open(`${redis.url}/99`))).reason).toBe('failed');
  });

  it('is full, still answers, and takes deletions', async () => {
    const redis = await server();
    const { records } = await open(redis.url);
    await records.put('owner', 'name', Uint8Array.of(1));
    const raw = new Redis(redis.url);
    ends.push(() => raw.disconnect());
    await raw.config('SET', 'maxmemory', '1');
    for (let count = 0; count < 10; count += 1) {
      expect((await failureOf(records.put('owner', 'name', Uint8Array.of(2)))).reason).toBe('full');
    }
    expect((await records.get('owner', 'name'))?.value).toEqual(Uint8Array.of(1));
    expect(await records.delete('owner', 'name')).toBe(true);
  });

  it('that forgot the scripts is given them again', async () => {
    const redis = await server();
    const { records } = await open(redis.url);
    const raw = new Redis(redis.url);
    ends.push(() => raw.disconnect());
    expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(1);
    await raw.script('FLUSH');
    expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(2);
  });
});

describeWith(redisServer, 'what Redis keeps', () => {
  it('stays bounded for an owner who only puts records that expire', async () => {
    const redis = await server();
    const clock = manualClock();
    const { records } = await open(redis.url, { clock });
    for (let round = 0; round < 20; round += 1) {
      const puts = Array.from({ length: 50 }, (_, index) =>
        records.put('owner', `${round}-${index}`, Uint8Array.of(1), { ttlMs: 1_000 }),
      );
      await Promise.all(puts);
      clock.advance(1_000);
    }
    const raw = new Redis(redis.url);
    ends.push(() => raw.disconnect());
    // 50 that are alive or have just expired, and the two sets of the owner.
    expect(await raw.dbsize()).toBeLessThanOrEqual(52);
    for (const key of await raw.keys('*')) {
      expect(await raw.pttl(key)).toBeGreaterThan(0);
      expect(await raw.pttl(key)).toBeLessThanOrEqual(601_000);
    }
    await records.put('owner', 'stays', Uint8Array.of(1));
    expect(
      (await Promise.all((await raw.keys('*')).map((key) => raw.pttl(key)))).filter((ttl) => ttl === -1),
    ).toHaveLength(3);
    await records.deleteOwner('owner');
    expect(await raw.dbsize()).toBe(0);
  });
});
