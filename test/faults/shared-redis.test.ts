import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBudgets } from '../../src/limits/budgets.ts';
import { describeWith, redisServer, startRedis, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { sourceModule } from './killed-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clock = { now: () => Date.now() };
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

const CLIENTS = 32;
const RUSH_MS = 1_500;
/** 40 at once, and 50 a second. */
const RULE = { name: 'rush', unit: 'requests', limit: 50, windowMs: 1_000, burst: 40 } as const;
const HARD = 300;
const budgetOf = (name: string) =>
  ({
    kind: 'key',
    name,
    budgets: { day: { requests: { hard: HARD } }, month: { requests: { hard: 10 * HARD } } },
  }) as const;

/** 32 clients of one process, who take from a window and from a budget as fast as they can. Prints what they got. */
const RUSH = (url: string, name: string): string => `
  import { setTimeout as delay } from 'node:timers/promises';
  import { openRedisStore } from ${sourceModule('store/redis/redis-store.ts')};
  import { createBudgets } from ${sourceModule('limits/budgets.ts')};
  import { createWindowLimits } from ${sourceModule('limits/windows.ts')};
  const clock = { now: () => Date.now() };
  const random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
  const store = await openRedisStore({ place: { url: '${url}' }, clock, commandTimeoutMs: 5_000 });
  const windows = createWindowLimits(store.counters, clock);
  const budgets = createBudgets({ records: store.records, clock, random, wait: (ms) => delay(ms) });
  await store.records.put('meeting ${name}', String(process.pid), new Uint8Array(1));
  while ((await store.records.list('meeting ${name}', { limit: 2 })).length < 2) await delay(5);
  const got = { admitted: 0, granted: 0, settled: 0, refused: 0, failed: 0, fromMs: Date.now(), toMs: 0 };
  const one = { requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 };
  let isSpent = false;
  const attempt = async (call) => {
    try {
      await call();
    } catch (error) {
      if (error.code === 'BUDGET_EXCEEDED') isSpent = true;
      if (error.code === 'RATE_LIMITED' || error.code === 'BUDGET_EXCEEDED') got.refused += 1;
      else if (error.code === 'STORE_FAILED' || error.code === 'BUDGET_BUSY') { got.failed += 1; await delay(5); }
      else throw error;
    }
  };
  console.log('begins');
  await Promise.all(Array.from({ length: ${CLIENTS} }, async () => {
    while (!isSpent || Date.now() < got.fromMs + ${RUSH_MS}) {
      await attempt(async () => {
        await windows.reserve([{ name: '${name}', rules: [${JSON.stringify(RULE)}] }], {});
        got.admitted += 1;
      });
      await attempt(async () => {
        const held = await budgets.reserve([${JSON.stringify(budgetOf(name))}], one);
        got.granted += 1;
        for (let isDone = false; !isDone; ) {
          await attempt(async () => { await held.settle(one); isDone = true; got.settled += 1; });
        }
      });
    }
  }));
  got.toMs = Date.now();
  console.log(JSON.stringify(got));
  await store.close();`;

interface Got {
  readonly admitted: number;
  readonly granted: number;
  readonly settled: number;
  readonly refused: number;
  readonly failed: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Runs the rush in two processes at once, and something else in the middle of it. */
async function rush(url: string, name: string, meanwhile: () => Promise<void>): Promise<Got> {
  let begun = 0;
  let middle: Promise<void> | undefined;
  const ends = [0, 1].map(async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', RUSH(url, name)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = '';
    createInterface(child.stdout).on('line', (line) => {
      last = line;
      if (line !== 'begins') return;
      begun += 1;
      if (begun === 2) middle = delay(RUSH_MS / 4).then(meanwhile);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    return JSON.parse(last) as Got;
  });
  const [one, other] = (await Promise.all(ends)) as [Got, Got];
  await middle;
  const sum = (what: keyof Got): number => one[what] + other[what];
  return {
    admitted: sum('admitted'),
    granted: sum('granted'),
    settled: sum('settled'),
    refused: sum('refused'),
    failed: sum('failed'),
    fromMs: Math.min(one.fromMs, other.fromMs),
    toMs: Math.max(one.toMs, other.toMs),
  };
}

/** What the window gives to all together from the first call to the last. */
function admittedMax({ fromMs, toMs }: Got): number {
  return RULE.burst + Math.floor(((toMs - fromMs) * RULE.limit) / RULE.windowMs);
}

describeWith(redisServer, 'two processes with 32 clients each, on one Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']);
  });
  afterAll(() => redis?.stop());

  async function standing(name: string): Promise<{ readonly used: number; readonly reserved: number }> {
    const store = await openRedisStore({ place: { url: redis.url }, clock });
    const budgets = createBudgets({ records: store.records, clock, random, wait: (ms) => delay(ms) });
    const { used, reserved } = await budgets.standingOf(budgetOf(name), 'day');
    await store.close();
    return { used: used.requests, reserved: reserved.requests };
  }

  it('are admitted what a burst and the rate allow, and spend a budget exactly', async () => {
    const got = await rush(redis.url, 'calm', async () => undefined);
    expect(got.admitted).toBeGreaterThanOrEqual(RULE.burst);
    expect(got.admitted).toBeLessThanOrEqual(admittedMax(got));
    expect([got.granted, got.settled, got.failed]).toEqual([HARD, HARD, 0]);
    expect(await standing('calm')).toEqual({ used: HARD, reserved: 0 });
  });

  it('get no more where it is killed and restarted in between, with what it wrote', async () => {
    const got = await rush(redis.url, 'killed', async () => {
      await redis.kill();
      await redis.start();
    });
    expect(got.failed).toBeGreaterThan(0);
    expect(got.admitted).toBeGreaterThanOrEqual(RULE.burst / 2);
    expect(got.admitted).toBeLessThanOrEqual(admittedMax(got));
    expect(got.settled).toBe(got.granted);
    const { used, reserved } = await standing('killed');
    // What was cut off while it was reserved is held, and counts in full when it lapses.
    expect(used).toBeGreaterThanOrEqual(got.settled);
    expect(used + reserved).toBeLessThanOrEqual(HARD);
  });

  it('get no more where it does not answer for a while', async () => {
    const got = await rush(redis.url, 'held', async () => {
      redis.hold();
      await delay(RUSH_MS / 2);
      redis.resume();
    });
    expect(got.admitted).toBeGreaterThanOrEqual(RULE.burst);
    expect(got.admitted).toBeLessThanOrEqual(admittedMax(got));
    const { used, reserved } = await standing('held');
    expect([used >= got.settled, used + reserved <= HARD]).toEqual([true, true]);
  });
});
