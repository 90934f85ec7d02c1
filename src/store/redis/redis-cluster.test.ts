import { afterAll } from 'vitest';
import type { Clock } from '../../core/ports.ts';
import { testCounters } from '../conformance/counters-suite.ts';
import { testRecords } from '../conformance/records-suite.ts';
import { describeWith, testRedisCluster } from '../conformance/start-redis.ts';
import { openRedisStore, type RedisStore } from './redis-store.ts';

const cluster = testRedisCluster();

const opened: RedisStore[] = [];
afterAll(() => Promise.all(opened.map((store) => store.close())));

async function open(clock: Clock): Promise<RedisStore> {
  const keyPrefix = `test-${process.pid}-${Date.now()}-${opened.length}:`;
  // The suites send thousands of calls at a time.
  const store = await openRedisStore({ place: { cluster: cluster.nodes }, clock, keyPrefix, commandTimeoutMs: 30_000 });
  opened.push(store);
  return store;
}

describeWith(cluster, 'a Redis cluster', () => {
  testRecords('records in a cluster', async (clock) => (await open(clock)).records);
  testCounters('counters in a cluster', async () => (await open({ now: () => Date.now() })).counters);
});
