import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/ports.ts';
import type { Principal } from '../../src/core/segment.ts';
import type { Counters, Records } from '../../src/core/store-ports.ts';
import { createKeyRing, type KeyRing } from '../../src/crypto/key-ring.ts';
import { ownerKeys } from '../../src/crypto/owner-key.ts';
import { type Budgets, createBudgets } from '../../src/limits/budgets.ts';
import { createWindowLimits } from '../../src/limits/windows.ts';
import { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { createVault } from '../../src/memory/vault/create-vault.ts';
import { type ManualClock, manualClock } from '../../src/store/conformance/manual-clock.ts';
import { describeWith, testRedis } from '../../src/store/conformance/start-redis.ts';
import { inProcessCounters } from '../../src/store/in-process-counters.ts';
import { inProcessRecords } from '../../src/store/in-process-records.ts';
import { openLibsqlStore } from '../../src/store/libsql-store.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';

const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'sallyport-clock-'));
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const ana: Principal = { tenant: 'acme', user: 'ana', session: 's' };
const ben: Principal = { tenant: 'acme', user: 'ben', session: 's' };
let ring: KeyRing;
beforeAll(async () => {
  ring = await createKeyRing({ path: join(folder, 'ring.json') });
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Store {
  readonly records: Records;
  readonly counters: Counters;
  close(): Promise<void>;
}

/** Calls that are granted until one is refused, at most `max`. */
async function grantedOf(take: () => Promise<unknown>, max: number): Promise<number> {
  for (let granted = 0; granted < max; granted += 1) {
    const code = await take().then(
      () => 'granted',
      (error: { readonly code?: string }) => error.code,
    );
    if (code !== 'granted') {
      expect(['RATE_LIMITED', 'BUDGET_EXCEEDED']).toContain(code);
      return granted;
    }
  }
  return max;
}

function testSteps(open: (clock: Clock) => Promise<Store>): void {
  let clock: ManualClock;
  let store: Store;
  beforeEach(async () => {
    clock = manualClock();
    store = await open(clock);
  });
  afterEach(() => store.close());

  it('gives no record at or past its time, and loses none before it', async () => {
    const { records } = store;
    const ports = { records, owners: ownerKeys({ records, ring, clock }), keys: ring.keys, clock };
    const memory = new IsolatedMemory(ports);
    const vault = createVault({ ...ports, random });
    const table = vault.session(ana);
    const placeholder = (await table.open()).placeholderFor('PERSON', 'Ana') as string;
    await table.save();
    await memory.store(ana, 'short', 1, { ttlMs: HOUR / 2 });
    await memory.store(ana, 'long', 2, { ttlMs: 3 * HOUR });

    const whatIsThere = async (): Promise<unknown> => {
      expect(await memory.retrieve(ben, 'long')).toBeUndefined();
      expect((await vault.session(ana).open()).valueOf(placeholder)).toBe('Ana');
      return (await memory.list(ana)).keys.toSorted();
    };
    expect(await whatIsThere()).toEqual(['long', 'short']);
    clock.advance(HOUR);
    expect(await whatIsThere()).toEqual(['long']);
    expect(await memory.retrieve(ana, 'short')).toBeUndefined();
    // In the place of what has expired is another record, which the step back does not undo.
    expect(await memory.store(ana, 'short', 3, { ttlMs: 2 * HOUR, ifVersion: 0 })).toEqual({ version: 1 });
    clock.advance(-HOUR);
    expect(await whatIsThere()).toEqual(['long', 'short']);
    expect((await memory.retrieve(ana, 'short'))?.value).toBe(3);
    clock.advance(-HOUR);
    expect(await whatIsThere()).toEqual(['long', 'short']);
    expect(await memory.append(ana, 'chat', { role: 'user', content: 'x' })).toEqual({ version: 1, entries: 1 });
    clock.advance(HOUR);
    expect(await memory.retrieve(ana, 'chat')).toBeUndefined();
    clock.advance(3 * HOUR);
    expect(await whatIsThere()).toEqual([]);
  });

  it('admits in a window no more than the furthest time allows', async () => {
    const limits = createWindowLimits(store.counters, clock);
    const rules = [{ name: 'hourly', unit: 'requests', limit: 20, windowMs: HOUR }] as const;
    const take = (): Promise<unknown> => limits.reserve([{ name: 'ana', rules }], {});
    const granted = [];
    for (const step of [0, -HOUR, HOUR, HOUR, -HOUR, HOUR, -HOUR, -HOUR]) {
      clock.advance(step);
      granted.push(await grantedOf(take, 50));
    }
    // One burst, and what an hour brings: the clock was an hour ahead once, in all of its steps.
    expect(granted).toEqual([20, 0, 0, 20, 0, 0, 0, 0]);
    clock.advance(3 * HOUR);
    expect(await grantedOf(take, 50)).toBe(20);
  });

  it('spends the budget of a day once, on whichever side of midnight the clock stands', async () => {
    const open = (): Budgets => createBudgets({ records: store.records, clock, random, wait: async () => undefined });
    const midnight = Math.ceil(clock.now() / (24 * HOUR)) * 24 * HOUR;
    clock.advance(midnight - clock.now() - HOUR / 2);
    const one = { requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 };
    const scope = { kind: 'user', name: 'ana', budgets: { day: { requests: { hard: 7 } } } } as const;
    const takeFrom = (budgets: Budgets) => async (): Promise<unknown> =>
      (await budgets.reserve([scope], one)).settle(one);
    const running = open();
    const granted = [];
    for (const step of [0, HOUR, -HOUR, -HOUR, HOUR, HOUR]) {
      clock.advance(step);
      granted.push(await grantedOf(takeFrom(running), 50));
      // A process that has just started finds what the others have spent of either day.
      granted.push(await grantedOf(takeFrom(open()), 50));
    }
    expect(granted).toEqual([7, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
}

describe('a clock that steps by an hour, in the process', () => {
  testSteps(async (clock) => {
    const [records, counters] = [inProcessRecords({ clock }), inProcessCounters()];
    return { records, counters, close: async () => undefined };
  });
});

describe('a clock that steps by an hour, on libsql', () => {
  let count = 0;
  testSteps((clock) => {
    count += 1;
    return openLibsqlStore({ path: join(folder, `${count}.db`), clock });
  });
});

const redis = testRedis();
describeWith(redis, 'a clock that steps by an hour, on Redis', () => {
  let count = 0;
  testSteps((clock) => {
    count += 1;
    return openRedisStore({ place: { url: redis.url() }, keyPrefix: `${redis.prefix}${count}:`, clock });
  });
});
