import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { describeWith, redisServer, startRedis, startSentinel } from '../conformance/start-redis.ts';
import { StoreError } from '../store-error.ts';
import { openRedisStore } from './redis-store.ts';

const ANSWER_WAIT_MAX_MS = 20_000;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + ANSWER_WAIT_MAX_MS;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error('it did not come to pass');
    await delay(50);
  }
}

describeWith(redisServer, 'a group with a sentinel', () => {
  it('is followed to the replica that takes over from a master that is lost', async () => {
    const master = await startRedis();
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(master.port)]);
    const sentinel = await startSentinel('main', master.port);
    const watcher = new Redis(sentinel.url);
    try {
      await until(async () => ((await watcher.call('SENTINEL', 'REPLICAS', 'main')) as unknown[]).length === 1);
      const place = { url: 'redis://main', sentinels: ['redis://127.0.0.1:1', sentinel.url] };
      const { records, close } = await openRedisStore({ place, clock: { now: () => Date.now() } });
      expect(await records.put('owner', 'name', Uint8Array.of(1))).toBe(1);
      const follower = new Redis(replica.url);
      await until(async () => (await follower.dbsize()) === 2);
      follower.disconnect();
      await master.kill();
      await until(async () => {
        try {
          return (await records.put('owner', 'other', Uint8Array.of(2))) !== undefined;
        } catch (error) {
          if (error instanceof StoreError) return false;
          throw error;
        }
      });
      expect(await records.list('owner', { limit: 10 })).toEqual(['name', 'other']);
      await close();
    } finally {
      watcher.disconnect();
      await Promise.all([master, replica, sentinel].map((server) => server.stop()));
    }
  });
});
