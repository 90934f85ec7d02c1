import { afterAll } from 'vitest';
import type { Clock } from '../../core/ports.ts';
import { testCounters } from '../conformance/counters-suite.ts';
import { testRecords } from '../conformance/records-suite.ts';
import { describeWith, testRedis } from '../conformance/start-redis.ts';
import { openRedisStore, type RedisStore } from './redis-store.ts';

const redis = testRedis();
const opened: RedisStore[] = [];
afterAll(() => Promise.all(opened.map((store) => store.close())));

async function open(clock: Clock): Promise<RedisStore> {
  const keyPrefix = `${redis.prefix}${opened.length}:`;
  // The suites send thousands of calls at a time.
  const store = await openRedisStore({ place: { url: redis.url() }, clock, keyPrefix, commandTimeoutMs: 30_000 });
  opened.push(store);
  return store;
}

describeWith(redis, 'one Redis', () => {
  testRecords('records in Redis', async (clock) => (await open(clock)).records);
  testCounters('counters in Redis', async () => (await open({ now: () => Date.now() })).counters);
});
