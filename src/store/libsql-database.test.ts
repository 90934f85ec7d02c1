import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type LibsqlDatabaseOptions, QUEUE_BOUNDS } from './libsql-database.ts';
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts';
import { StoreError } from './store-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-libsql-'));
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
  return join(folder, `${count}`, 'data', 'store.db');
}

async function open(path: string, options: Partial<LibsqlDatabaseOptions> = {}): Promise<LibsqlStore> {
  const store = await openLibsqlStore({ path, clock, ...options });
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

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

describe('the file of a store', () => {
  it('has mode 0600, its companions too, and lies in a folder of mode 0700', async () => {
    const path = nextPath();
    const store = await open(path);
    await store.records.put('a', 'a', value);
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['store.db', 'store.db-shm', 'store.db-wal']);
    for (const name of readdirSync(dirname(path))) expect(modeOf(join(dirname(path), name))).toBe(0o600);
    expect(modeOf(dirname(path))).toBe(0o700);
    expect(modeOf(dirname(dirname(path)))).toBe(0o700);
  });

  it('gets its mode back when it was open to others, and a folder that was there keeps its own', async () => {
    const path = nextPath();
    const first = await open(path);
    await first.records.put('a', 'a', value);
    for (const name of ['', '-wal', '-shm']) chmodSync(`${path}${name}`, 0o644);
    chmodSync(dirname(path), 0o755);
    const second = await open(path);
    expect((await second.records.get('a', 'a'))?.version).toBe(1);
    for (const name of ['', '-wal', '-shm']) expect(modeOf(`${path}${name}`)).toBe(0o600);
    expect(modeOf(dirname(path))).toBe(0o755);
  });

  it('holds after a new start what it held before, and counts on', async () => {
    const path = nextPath();
    const first = await open(path);
    await first.records.put('a', 'a', value);
    await first.log.append('s', [{ timeMs: 1, value }]);
    await first.log.trim('s', { keepMax: 0 });
    await first.counters.reserve('k', 1, { limit: 1, windowMs: 60_000, burst: 1 }, 1_000);
    await first.close();
    expect(readdirSync(dirname(path))).toEqual(['store.db']);
    const second = await open(path);
    expect(await second.records.put('a', 'a', value)).toBe(2);
    expect(await second.log.append('s', [{ timeMs: 1, value }])).toBe(2);
    const again = await second.counters.reserve('k', 1, { limit: 1, windowMs: 60_000, burst: 1 }, 1_000);
    expect(again.isGranted).toBe(false);
  });

  it('holds nothing any more of what was deleted or written over', async () => {
    const path = nextPath();
    const store = await open(path);
    const secret = (word: string) => new TextEncoder().encode(`canary-${word}-`.repeat(400));
    await store.records.put('a', 'deleted', secret('deleted'));
    await store.records.put('a', 'replaced', secret('replaced'));
    await store.log.append('s', [{ timeMs: 1, value: secret('trimmed') }]);
    await store.records.put('a', 'kept', secret('kept'));
    await store.records.delete('a', 'deleted');
    await store.records.put('a', 'replaced', value);
    await store.log.trim('s', { keepMax: 0 });
    await store.close();
    const bytes = readFileSync(path);
    expect(bytes.includes('canary-kept-')).toBe(true);
    for (const word of ['deleted', 'replaced', 'trimmed']) expect(bytes.includes(`canary-${word}-`)).toBe(false);
  });
});

describe('a file that is not to be used', () => {
  it('is refused and left as it is when it is no database', async () => {
    const path = nextPath();
    mkdirSync(dirname(path), { recursive: true });
    const text = 'dear diary, this is not a database\n'.repeat(100);
    writeFileSync(path, text);
    expect(await failureOf(open(path))).toBe('open foreign');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is refused and left as it is when it is the database of another program', async () => {
    const path = nextPath();
    mkdirSync(dirname(path), { recursive: true });
    const other = new Database(path);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(await failureOf(open(path))).toBe('open foreign');
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
  });

  it('is refused when a newer version wrote it', async () => {
    const path = nextPath();
    await (await open(path)).close();
    const newer = new Database(path);
    newer.exec('INSERT INTO migrations (version, applied_at_ms) VALUES (99, 1)');
    newer.close();
    expect(await failureOf(open(path))).toBe('open newer');
  });

  it('is refused below a file, and where a folder is', async () => {
    const path = nextPath();
    await (await open(path)).close();
    expect(await failureOf(open(join(path, 'store.db')))).toBe('open unwritable');
    expect(await failureOf(open(dirname(path)))).toBe('open unwritable');
  });

  it('is told to be damaged when it is, and what it says holds no path', async () => {
    const path = nextPath();
    const store = await open(path);
    for (let index = 0; index < 200; index += 1) await store.records.put('a', `${index}`, value);
    await store.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 4_096));
    const error: unknown = await open(path)
      .then((damaged) => damaged.records.get('a', '5'))
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'STORE_FAILED', reason: 'corrupt', detail: 'SQLITE_CORRUPT' });
    expect(error instanceof Error && error.message).not.toContain(folder);
  });
});

describe('a store without room', () => {
  it('rejects what it cannot hold as a whole, goes on reading, and takes more once there is room', async () => {
    const path = nextPath();
    const store = await open(path, { fileBytesMax: 400_000 });
    await store.records.put('a', 'small', value);
    const large = new Uint8Array(100_000);
    const entries = Array.from({ length: 10 }, () => ({ timeMs: 1, value: large }));
    const [appended, read] = await Promise.allSettled([
      store.log.append('s', entries),
      store.records.get('a', 'small'),
    ]);
    expect(appended).toMatchObject({ status: 'rejected', reason: { operation: 'append', reason: 'full' } });
    expect(read).toMatchObject({ status: 'fulfilled', value: { version: 1 } });
    expect(await store.log.range('s', { order: 'oldest-first', limit: 10 })).toEqual([]);
    expect(await store.records.put('a', 'large', new Uint8Array(250_000))).toBe(1);
    expect(await failureOf(store.records.put('a', 'more', new Uint8Array(250_000)))).toBe('put full');
    await store.records.delete('a', 'large');
    expect(await store.records.put('a', 'more', new Uint8Array(250_000))).toBe(1);
  });

  it('takes no more calls than it has places for, and carries out those that it took', async () => {
    const store = await open(nextPath());
    const calls = Array.from({ length: QUEUE_BOUNDS.callsMax + 5 }, (_, index) =>
      failureOf(store.records.put('a', `${index}`, new Uint8Array(1))),
    );
    const failures = (await Promise.all(calls)).filter((failure) => failure !== 'none');
    expect(failures).toEqual(new Array(5).fill('put overloaded'));
    expect((await store.records.list('a', { after: '9998', limit: 5 })).length).toBe(1);
  });
});

describe('a store whose file another one holds', () => {
  it('rejects when it had to wait for too long, and goes on afterwards', async () => {
    const path = nextPath();
    const store = await open(path, { busyTimeoutMs: 50 });
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await failureOf(store.records.put('a', 'a', value))).toBe('put busy');
    expect(await store.records.get('a', 'a')).toBeUndefined();
    other.exec('COMMIT');
    expect(await store.records.put('a', 'a', value)).toBe(1);
    other.close();
  });

  it('gives its thread up when that does not answer, and comes back with another', async () => {
    const path = nextPath();
    const store = await open(path, { busyTimeoutMs: 10_000, answerTimeoutMs: 4_000 });
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    const [first, second] = [store.records.put('a', 'a', value), store.log.append('s', [{ timeMs: 1, value }])];
    expect([await failureOf(first), await failureOf(second)]).toEqual(['put timeout', 'append timeout']);
    expect(await failureOf(store.records.get('a', 'a'))).toBe('get timeout');
    other.exec('ROLLBACK');
    other.close();
    await vi.waitFor(async () => expect(await failureOf(store.records.get('a', 'b'))).toBe('none'), 20_000);
  });
});

describe('a store whose thread ends', () => {
  it('rejects what waits, and starts another for a later call', async () => {
    const threads: Worker[] = [];
    const onThread = (worker: Worker): number => threads.push(worker);
    process.on('worker', onThread);
    try {
      const store = await open(nextPath());
      await store.records.put('a', 'a', value);
      const waiting = Array.from({ length: 300 }, () => failureOf(store.records.get('a', 'a')));
      await threads[0]?.terminate();
      const outcomes = await Promise.all(waiting);
      expect(outcomes).toContain('get stopped');
      expect(outcomes.every((outcome) => outcome === 'get stopped' || outcome === 'none')).toBe(true);
      expect(await failureOf(store.records.get('a', 'a'))).toBe('get stopped');
      await vi.waitFor(async () => expect((await store.records.get('a', 'a'))?.version).toBe(1), 20_000);
      expect(threads).toHaveLength(2);
      await threads[1]?.terminate();
      await store.close();
      expect(await failureOf(store.records.get('a', 'a'))).toBe('get closed');
    } finally {
      process.off('worker', onThread);
    }
  });
});

describe('a store with several ports', () => {
  it('closes each by itself', async () => {
    const store = await open(nextPath());
    await store.records.close();
    expect(await failureOf(store.records.get('a', 'a'))).toBe('get closed');
    expect(await store.log.append('s', [{ timeMs: 1, value }])).toBe(1);
    await Promise.all([store.close(), store.close()]);
    expect(await failureOf(store.log.range('s', { order: 'oldest-first', limit: 1 }))).toBe('range closed');
  });
});
