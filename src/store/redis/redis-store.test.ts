import { afterAll, beforeAll, describe } from 'vitest';
import type { Clock } from '../../core/ports.ts';
import { testCounters } from '../conformance/counters-suite.ts';
import { testRecords } from '../conformance/records-suite.ts';
import { hasRedisServer, skipFor, startRedis, type TestRedis } from '../conformance/start-redis.ts';
import { openRedisStore, type RedisStore } from './redis-store.ts';

const given = process.env['SALLYPORT_TEST_REDIS_URL'];
const isThere = hasRedisServer || given !== undefined;
if (!isThere) skipFor('a Redis');

const run = `test-${process.pid}-${Date.now()}`;
const opened: RedisStore[] = [];
let server: TestRedis | undefined;

beforeAll(async () => {
  if (given === undefined && isThere) server = await startRedis();
});

afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await server?.stop();
});

async function open(clock: Clock): Promise<RedisStore> {
  const store = await openRedisStore({
    place: { url: given ?? server?.url ?? '' },
    clock,
    keyPrefix: `${run}-${opened.length}:`,
    // The suites send thousands of calls at a time.
    commandTimeoutMs: 30_000,
  });
  opened.push(store);
  return store;
}

describe.skipIf(!isThere)('a store on one Redis', () => {
  testRecords('records in Redis', async (clock) => (await open(clock)).records);
  testCounters('counters in Redis', async () => (await open({ now: () => Date.now() })).counters);
});
