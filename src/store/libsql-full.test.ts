import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { manualClock } from './conformance/manual-clock.ts';
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts';
import { StoreError } from './store-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-full-'));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => rmSync(folder, { recursive: true }));

const FILE_BYTES_MAX = 1_000_000;
let count = 0;

async function open(clock = manualClock()): Promise<LibsqlStore> {
  count += 1;
  const path = join(folder, `${count}.db`);
  const store = await openLibsqlStore({ path, clock, fileBytesMax: FILE_BYTES_MAX });
  ends.push(store.close);
  return store;
}

async function reasonOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof StoreError) return error.reason;
    throw error;
  }
}

/** Puts one after another until there is no room for another one, and gives their number. */
async function fill({ records }: LibsqlStore, bytes: number, ttlMs?: number): Promise<number> {
  for (let index = 0; ; index += 1) {
    const how = ttlMs === undefined ? {} : { ttlMs };
    const reason = await reasonOf(records.put('fills', `${index}`, new Uint8Array(bytes), how));
    if (reason === 'full') return index;
    expect(reason).toBe('done');
  }
}

describe('a store without room that many use at once', () => {
  it('carries out what makes room, beside writes that it has no room for', async () => {
    const store = await open();
    const { records, log, counters } = store;
    const last = await log.append(
      's',
      [1, 2, 3].map((timeMs) => ({ timeMs, value: new Uint8Array(9_000) })),
    );
    const filled = await fill(store, 20_000);
    const large = new Uint8Array(100_000);
    const rule = { limit: 1, windowMs: 1_000, burst: 1 };
    // All come in one batch.
    const calls = [
      records.put('other', 'large', large),
      records.delete('fills', '0'),
      counters.settle('k', { reserved: 0, actual: 0 }, rule, 1),
      log.append('s', [{ timeMs: 1, value: large }]),
      log.trim('s', { keepMax: 1 }),
      records.get('fills', '1'),
    ];
    expect(await Promise.all(calls.map(reasonOf))).toEqual(['full', 'done', 'done', 'full', 'done', 'done']);
    expect(await records.get('other', 'large')).toBeUndefined();
    expect(await records.get('fills', '0')).toBeUndefined();
    expect((await log.range('s', { order: 'oldest-first', limit: 9 })).map(({ sequence }) => sequence)).toEqual([last]);
    const [, removed] = await Promise.all([
      reasonOf(records.put('other', 'large', large)),
      records.deleteOwner('fills'),
    ]);
    expect(removed).toBe(filled - 1);
    expect(await records.put('other', 'large', large)).toBe(1);
    expect(await log.append('s', [{ timeMs: 1, value: large }])).toBe(last + 1);
  });

  it('finds room by itself when what fills it has expired, also for one that is larger than a slice of that', async () => {
    const clock = manualClock();
    const store = await open(clock);
    expect(await fill(store, 400, 60_000)).toBeGreaterThan(1_000);
    clock.advance(60_000);
    const large = new Uint8Array(700_000);
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await reasonOf(store.records.put('other', 'large', large))) === 'done') break;
      clock.advance(1_000);
    }
    expect((await store.records.get('other', 'large'))?.version).toBe(1);
  });
});
