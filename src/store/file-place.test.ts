import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts';
import { StoreError } from './store-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-missing-'));
const clock = { now: () => Date.now() };
const value = new Uint8Array(1_000).fill(7);
let opened: LibsqlStore[] = [];
let count = 0;

afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
});
afterAll(() => rmSync(folder, { recursive: true }));

function nextPath(): string {
  count += 1;
  return join(folder, `${count}`, 'store.db');
}

async function open(path: string): Promise<LibsqlStore> {
  const store = await openLibsqlStore({ path, clock });
  opened.push(store);
  return store;
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StoreError) return `${error.operation} ${error.reason}`;
    throw error;
  }
  return 'none';
}

describe('a store whose file goes from its place', () => {
  it.each([
    ['is removed', (path: string) => renameSync(path, `${path}.away`)],
    [
      'is replaced by another',
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(path, `${path}.away`);
        renameSync(`${path}.copy`, path);
      },
    ],
    ['has lost its log of changes', (path: string) => renameSync(`${path}-wal`, `${path}-wal.away`)],
  ])('fails closed when it %s, makes no other, and goes on when it is put back', async (_, move) => {
    const path = nextPath();
    const store = await open(path);
    await store.records.put('a', 'kept', value);
    move(path);
    const before = readdirSync(dirname(path)).toSorted();
    const failures = [
      failureOf(store.records.put('a', 'b', value)),
      failureOf(store.log.append('s', [{ timeMs: 1, value }])),
      failureOf(store.records.get('a', 'kept')),
      failureOf(store.counters.reserve('k', 1, { limit: 1, windowMs: 60_000, burst: 1 }, 1_000)),
    ];
    expect(await Promise.all(failures)).toEqual(['put missing', 'append missing', 'get missing', 'reserve missing']);
    expect(await failureOf(store.records.delete('a', 'kept'))).toBe('delete missing');
    expect(readdirSync(dirname(path)).toSorted()).toEqual(before);
    for (const end of ['', '-wal'])
      if (existsSync(`${path}${end}.away`)) renameSync(`${path}${end}.away`, `${path}${end}`);
    expect((await store.records.get('a', 'kept'))?.version).toBe(1);
    expect(await store.records.get('a', 'b')).toBeUndefined();
    expect(await store.records.put('a', 'b', value)).toBe(1);
  });

  it('is not made anew by another thread when the first one ended', async () => {
    const threads: Worker[] = [];
    const onThread = (worker: Worker): number => threads.push(worker);
    process.on('worker', onThread);
    try {
      const path = nextPath();
      const store = await open(path);
      await store.records.put('a', 'a', value);
      await threads[0]?.terminate();
      for (const name of readdirSync(dirname(path)))
        renameSync(join(dirname(path), name), join(dirname(path), `x${name}`));
      await vi.waitFor(async () => expect(await failureOf(store.records.get('a', 'a'))).toBe('get missing'), 20_000);
      expect(existsSync(path)).toBe(false);
      // Another file in its place is not taken for it either.
      await (await open(path)).close();
      await vi.waitFor(() => expect(threads.length).toBeGreaterThan(2), 20_000);
      expect(await failureOf(store.records.get('a', 'a'))).toBe('get missing');
      for (const name of readdirSync(dirname(path))) {
        if (name.startsWith('x')) renameSync(join(dirname(path), name), join(dirname(path), name.slice(1)));
      }
      await vi.waitFor(async () => expect((await store.records.get('a', 'a'))?.version).toBe(1), 20_000);
    } finally {
      process.off('worker', onThread);
    }
  });
});
