import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../../src/core/segment.ts';
import { createKeyRing, type KeyRing } from '../../src/crypto/key-ring.ts';
import { ownerKeys } from '../../src/crypto/owner-key.ts';
import { BudgetBusyError, BudgetExceededError } from '../../src/limits/budget-errors.ts';
import type { BudgetScope } from '../../src/limits/budget-scope.ts';
import { createBudgets } from '../../src/limits/budgets.ts';
import { RateLimitedError } from '../../src/limits/rate-limited-error.ts';
import { createWindowLimits, type WindowScope } from '../../src/limits/windows.ts';
import { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { MemoryError } from '../../src/memory/memory-error.ts';
import { startCluster, type TestCluster } from '../../src/store/conformance/start-cluster.ts';
import { describeWith, redisServer, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { openRedisStore, type RedisStore } from '../../src/store/redis/redis-store.ts';
import { StoreError } from '../../src/store/store-error.ts';

const clock = { now: () => Date.now() };
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const who = (user: string): Principal => ({ tenant: 'acme', user, session: 's' });

/** Users enough that each master has records of some of them. */
const USERS = 12;
const BURST = 20;
const HARD = 30;

describeWith(redisServer, 'a cluster one of whose masters, under load,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-failover-'));
  let cluster: TestCluster;
  let store: RedisStore;
  let ring: KeyRing;
  beforeAll(async () => {
    ring = await createKeyRing({ path: join(folder, 'ring.json') });
    cluster = await startCluster();
    store = await openRedisStore({ place: { cluster: cluster.urls }, clock });
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['is killed', 0, (master: TestRedis) => master.kill(), (master: TestRedis) => master.start()],
    ['does not answer', 1, (master: TestRedis) => master.hold(), (master: TestRedis) => master.resume()],
  ] as const)(
    '%s: keeps what its replica had, admits no more, and is found again',
    async (_how, index, lose, bring) => {
      const [master, replica] = [cluster.masters[index], cluster.replicas[index]] as [TestRedis, TestRedis];
      const { records, counters } = store;
      const memory = new IsolatedMemory({
        records,
        owners: ownerKeys({ records, ring, clock }),
        keys: ring.keys,
        clock,
      });
      const windows = createWindowLimits(counters, clock);
      const budgets = createBudgets({ records, clock, random, wait: (ms) => delay(ms) });
      const users = Array.from({ length: USERS }, (_, user) => `${index}-${user}`);
      const state = { isDone: false };

      // What was acknowledged before the replicas are asked for is on them: it is not lost.
      await Promise.all(users.map((user) => memory.store(who(user), 'kept', { user })));
      const working = users.map((user) => work(user, state, { memory, windows, budgets }));
      await delay(300);
      await replicated(cluster);
      await lose(master);
      await until(() => isMaster(replica.url));
      await Promise.all(users.map((user) => recovered(() => memory.retrieve(who(user), 'kept'))));
      // The old master comes back as a replica, and changes nothing.
      await bring(master);
      await until(async () => !(await isMaster(master.url)));
      await delay(300);
      state.isDone = true;
      const tallies = await Promise.all(working);
      expect(tallies.some(({ failed }) => failed > 0)).toBe(true);
      for (const [at, user] of users.entries()) {
        const { admitted, spent, stored, open } = tallies[at] as Tally;
        expect((await memory.retrieve(who(user), 'kept'))?.value).toEqual({ user });
        expect(stored).toBeGreaterThan(0);
        const found = await memory.retrieve(who(user), 'count');
        expect(found?.value).toBeGreaterThanOrEqual(stored - LOST_MAX);
        expect(found?.value).toBeLessThanOrEqual(stored + open);
        expect(admitted).toBeGreaterThan(0);
        expect(admitted).toBeLessThanOrEqual(BURST + LOST_MAX);
        expect(spent).toBeLessThanOrEqual(HARD + LOST_MAX);
      }
    },
  );
});

/** What a master acknowledged and had not sent on when it was killed. Its replica is a moment behind at the most. */
const LOST_MAX = 3;

interface Tally {
  admitted: number;
  spent: number;
  /** The last number that was acknowledged, and how many calls after it have an unknown outcome. */
  stored: number;
  open: number;
  failed: number;
}

/** One user: stores numbers, and takes from a window and from a budget, until it is told to stop. */
async function work(
  user: string,
  state: { readonly isDone: boolean },
  on: {
    readonly memory: IsolatedMemory;
    readonly windows: ReturnType<typeof createWindowLimits>;
    readonly budgets: ReturnType<typeof createBudgets>;
  },
): Promise<Tally> {
  const tally: Tally = { admitted: 0, spent: 0, stored: 0, open: 0, failed: 0 };
  const name = `user ${user}`;
  const rules = [{ name: 'daily', unit: 'requests', limit: BURST, windowMs: 86_400_000 }] as const;
  const window: WindowScope = { name, rules };
  const budget: BudgetScope = { kind: 'user', name, budgets: { day: { requests: { hard: HARD } } } };
  for (let turn = 1; !state.isDone; turn += 1) {
    tally.open += 1;
    await attempt(tally, async () => {
      await on.memory.store(who(user), 'count', turn);
      tally.stored = turn;
      tally.open = 0;
    });
    await attempt(tally, async () => {
      await on.windows.reserve([window], {});
      tally.admitted += 1;
    });
    await attempt(tally, async () => {
      const amounts = { requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 };
      const held = await on.budgets.reserve([budget], amounts);
      tally.spent += 1;
      await held.settle(amounts);
    });
    await delay(10);
  }
  return tally;
}

async function attempt(tally: Tally, call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof RateLimitedError || error instanceof BudgetExceededError) return;
    if (!(error instanceof StoreError || error instanceof BudgetBusyError || error instanceof MemoryError)) throw error;
    expect(error instanceof MemoryError ? error.reason : '').not.toBe('unreadable');
    tally.failed += 1;
  }
}

/** Waits until the replicas have what their masters have acknowledged so far (WAIT). */
async function replicated(cluster: TestCluster): Promise<void> {
  for (const url of cluster.urls) {
    if (!(await isMaster(url))) continue;
    const master = new Redis(url);
    // WAIT is about the writes of its own connection, so that it needs one, to a key of this master.
    for (let tries = 0; ; tries += 1) {
      const isHere = await master.set(`probe-${tries}`, '1').catch((error: Error) => error.message);
      if (isHere === 'OK') break;
      expect(isHere).toMatch(/^MOVED /u);
    }
    expect(await master.wait(1, 10_000)).toBe(1);
    master.disconnect();
  }
}

async function isMaster(url: string): Promise<boolean> {
  const node = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => 50 });
  node.on('error', () => undefined);
  try {
    return (await node.info('replication')).includes('role:master');
  } catch {
    return false;
  } finally {
    node.disconnect();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error('it did not come to pass');
    await delay(50);
  }
}

async function recovered(call: () => Promise<unknown>): Promise<void> {
  await until(async () => {
    try {
      return (await call()) !== undefined;
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  });
}
