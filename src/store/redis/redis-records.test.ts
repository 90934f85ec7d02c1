import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PutOptions, Records } from '../../core/store-ports.ts';
import { type ManualClock, manualClock } from '../conformance/manual-clock.ts';
import { describeWith, testRedis } from '../conformance/start-redis.ts';
import { inProcessRecords } from '../in-process-records.ts';
import { keysOfOwners, nameBuffer, recordKey } from './redis-keys.ts';
import { openRedisStore, type RedisStore } from './redis-store.ts';

const redis = testRedis();

type Step = (records: Records, clock: ManualClock) => Promise<unknown>;

const NAMES = ['a', 'b', 'c', '{d}', '\0'];
const name = fc.constantFrom(...NAMES);
const how: fc.Arbitrary<PutOptions> = fc.oneof(
  fc.constant({}),
  fc.record({ ttlMs: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ ifVersion: fc.nat(2) }),
  fc.record({ ttlMs: fc.integer({ min: 1, max: 5 }), ifVersion: fc.nat(2) }),
);

/** One call on a store, for an owner whose name is known later. */
const steps = (owner: string): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.tuple(name, how).map(
      ([key, options]): Step =>
        (records) =>
          records.put(owner, key, Uint8Array.of(1), options),
    ),
    name.map(
      (key): Step =>
        (records) =>
          records.get(owner, key),
    ),
    name.map(
      (key): Step =>
        (records) =>
          records.delete(owner, key),
    ),
    name.map(
      (after): Step =>
        (records) =>
          records.list(owner, { after, limit: 2 }),
    ),
    fc.constant<Step>((records) => records.list(owner, { limit: 9 })),
    fc.constant<Step>((records) => records.deleteOwner(owner)),
    fc.integer({ min: 1, max: 4 }).map(
      (ms): Step =>
        async (_records, clock) =>
          clock.advance(ms),
    ),
  );

describeWith(redis, 'records in Redis', () => {
  const clock = manualClock();
  const owner = 'an {owner}: \uD800';
  let store: RedisStore;
  let raw: Redis;
  beforeAll(async () => {
    store = await openRedisStore({ place: { url: redis.url() }, clock, keyPrefix: redis.prefix });
    raw = new Redis(redis.url());
  });
  afterAll(async () => {
    await store.close();
    raw.disconnect();
  });

  it('answer any calls as records in the process do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps(owner), { maxLength: 40 }), async (list) => {
        await store.records.deleteOwner(owner);
        const modelClock = manualClock();
        modelClock.advance(clock.now() - modelClock.now());
        const model = inProcessRecords({ clock: modelClock });
        for (const step of list) {
          expect(await step(store.records, clock)).toEqual(await step(model, modelClock));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leave nothing behind when they are deleted or have expired', async () => {
    const keys = keysOfOwners(redis.prefix)(owner);
    const { names, expiries } = keys;
    await fc.assert(
      fc.asyncProperty(fc.array(steps(owner), { maxLength: 40 }), async (list) => {
        for (const step of list) await step(store.records, clock);
        await store.records.deleteOwner(owner);
        expect(await raw.exists(names, expiries, ...NAMES.map((text) => recordKey(keys, nameBuffer(text))))).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('are kept by Redis past their end, and not for much longer, however they are put', async () => {
    const keys = keysOfOwners(redis.prefix)(owner);
    const MINUTE_MS = 60_000;
    const put = fc.record({ ttlMs: fc.integer({ min: 1, max: 90 * MINUTE_MS }), afterMs: fc.nat(8 * MINUTE_MS) });
    await fc.assert(
      fc.asyncProperty(fc.array(put, { minLength: 1, maxLength: 12 }), async (puts) => {
        await store.records.deleteOwner(owner);
        for (const { ttlMs, afterMs } of puts) {
          // The record grows old in Redis, whose clock nobody can set, as it does while time goes by.
          for (const key of [keys.names, keys.expiries, recordKey(keys, nameBuffer('n'))]) {
            const leftMs = await raw.pttl(key);
            if (leftMs > 0) await raw.pexpire(key, Math.max(1_000, leftMs - afterMs));
          }
          clock.advance(afterMs);
          await store.records.put(owner, 'n', new Uint8Array(1), { ttlMs });
          const recordMs = await raw.pttl(recordKey(keys, nameBuffer('n')));
          expect(recordMs).toBeGreaterThan(ttlMs + 4 * MINUTE_MS);
          expect(recordMs).toBeLessThanOrEqual(ttlMs + 10 * MINUTE_MS);
          for (const set of [keys.names, keys.expiries]) expect(await raw.pttl(set)).toBeGreaterThan(recordMs - 1_000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lie with their owner in one slot of a cluster, whatever it is called', async () => {
    const { names, expiries, recordPrefix } = keysOfOwners('p:')(owner);
    const tags = [names, expiries, String(recordPrefix)].map(
      (key) => /\{(?<tag>[^{}]{1,99})\}/u.exec(key)?.groups?.['tag'],
    );
    expect(new Set(tags).size).toBe(1);
    expect(tags[0]).toMatch(/^[\w-]{1,99}$/u);
  });
});
