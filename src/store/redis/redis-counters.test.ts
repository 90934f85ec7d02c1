import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LimitRule, Reservation } from '../../core/store-ports.ts';
import { describeWith, testRedis } from '../conformance/start-redis.ts';
import { COUNTER_BOUNDS, gcraReserve, gcraSettle } from '../gcra.ts';
import { counterKey } from './redis-keys.ts';
import { openRedisStore, type RedisStore } from './redis-store.ts';

const redis = testRedis();
const clock = { now: () => Date.now() };

interface Call {
  readonly nowMs: number;
  readonly reserved: number;
  /** Undefined reserves. */
  readonly actual: number | undefined;
}

const rules: fc.Arbitrary<LimitRule> = fc
  .record({
    limit: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.maxSafeNat()),
    windowMs: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: COUNTER_BOUNDS.windowMsMax })),
    burst: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 3_000_000 })),
  })
  .map((rule) => ({
    ...rule,
    limit: Math.max(1, Math.min(rule.limit, rule.windowMs * COUNTER_BOUNDS.unitsPerMsMax)),
  }))
  .map((rule) => ({
    ...rule,
    // A millisecond less for each unit leaves room for the rounding of its time.
    burst: Math.max(1, Math.min(rule.burst, Math.floor(COUNTER_BOUNDS.burstMsMax / (rule.windowMs / rule.limit + 1)))),
  }));

/** Times with all their binary digits, near each other and far apart, forward and back. */
const calls: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.record({
    nowMs: fc.oneof(
      fc.double({ min: 1_800_000_000_000, max: 1_800_000_100_000, noNaN: true }),
      fc.double({ min: 0, max: 4_000_000_000_000, noNaN: true }),
    ),
    reserved: fc.oneof(fc.nat(600), fc.maxSafeNat()),
    actual: fc.option(fc.oneof(fc.nat(600), fc.maxSafeNat()), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** What the function of gcra.ts makes of the calls. */
function expected(rule: LimitRule, list: readonly Call[]): { answers: (Reservation | undefined)[]; state: number } {
  const answers: (Reservation | undefined)[] = [];
  let state = 0;
  for (const { nowMs, reserved, actual } of list) {
    if (actual === undefined) {
      const step = gcraReserve(state, reserved, rule, nowMs);
      answers.push(step.reservation);
      state = step.state;
    } else {
      answers.push(undefined);
      state = gcraSettle(state, { reserved, actual }, rule, nowMs);
    }
  }
  return { answers, state };
}

describeWith(redis, 'the cell rate algorithm as a script', () => {
  let store: RedisStore;
  let raw: Redis;
  const keyPrefix = `${redis.prefix}gcra:`;
  beforeAll(async () => {
    store = await openRedisStore({ place: { url: redis.url() }, clock, keyPrefix, commandTimeoutMs: 30_000 });
    raw = new Redis(redis.url());
  });
  afterAll(async () => {
    await store.close();
    raw.disconnect();
  });

  it('gives the numbers of the function, to the last digit, whatever is called', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(rules, calls, async (rule, list) => {
        count += 1;
        const key = `key-${count}`;
        const answers = await Promise.all(
          list.map(({ nowMs, reserved, actual }) =>
            actual === undefined
              ? store.counters.reserve(key, reserved, rule, nowMs)
              : store.counters.settle(key, { reserved, actual }, rule, nowMs),
          ),
        );
        const should = expected(rule, list);
        expect(answers).toEqual(should.answers);
        expect(Number(await raw.get(counterKey(keyPrefix, key)))).toBe(should.state);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a counter for a minute longer than it takes to flow off', async () => {
    const rule = { limit: 60, windowMs: 60_000, burst: 30 };
    await store.counters.reserve('flows', 20, rule, 1_800_000_000_000);
    const leftMs = await raw.pttl(counterKey(keyPrefix, 'flows'));
    expect(leftMs).toBeGreaterThan(70_000);
    expect(leftMs).toBeLessThanOrEqual(80_000);
  });

  it('says so when a key holds something else', async () => {
    await raw.set(counterKey(keyPrefix, 'torn'), 'x');
    await raw.lpush(counterKey(keyPrefix, 'strange'), 'x');
    const rule = { limit: 60, windowMs: 60_000, burst: 30 };
    await expect(store.counters.reserve('torn', 1, rule, 1)).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(store.counters.reserve('strange', 1, rule, 1)).rejects.toMatchObject({ reason: 'foreign' });
  });
});
