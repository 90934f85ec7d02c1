import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Redis } from 'ioredis';
import Database from 'libsql';
import { Pool } from 'pg';
import {
  createKeyRing,
  inProcessRecords,
  type KeyRing,
  openLibsqlStore,
  openMemory,
  openRedisStore,
  type Records,
} from 'sallyport/memory';
import { openPostgresLog } from 'sallyport/node';

// npm run bench:state: what memory and limits cost beside the bare store, in turns in one run. Redis is measured where redis-server is installed,
// Postgres where SALLYPORT_TEST_POSTGRES_URL names one (scripts/test-services.sh); a schema in it is made and dropped.

/** Many short turns: on a machine with other work some of them meet a quiet moment. */
const ROUNDS = 60;
const CALLS = 60;
const VALUE = { text: 'x'.repeat(1_000) };
const BYTES = Buffer.from(JSON.stringify(VALUE));
const clock = { now: () => Date.now() };
const ana = { tenant: 'bench', user: 'ana', session: 's-1' };
const SCHEMA = 'sallyport_bench';
const RULE = { limit: 1_000_000, windowMs: 60_000, burst: 1_000_000 };

/** Something that is done once a call. */
interface Contest {
  readonly name: string;
  readonly budget: string;
  readonly bare: (i: number) => unknown;
  readonly ours: (i: number) => Promise<unknown>;
}

const folder = mkdtempSync(join(tmpdir(), 'sallyport-state-'));
const ring = await createKeyRing({ path: join(folder, 'ring') });
const ends: (() => unknown)[] = [];
try {
  const contests = [...(await onLibsql(ring)), ...(await onRedis(ring)), ...(await onPostgres())];
  console.log(
    `${'one after the other, µs p50'.padEnd(44)}${'bare'.padStart(8)}${'ours'.padStart(8)}${'bare/ours'.padStart(11)}   budget`,
  );
  for (const contest of contests) {
    const { bare, ours } = await measured(contest);
    const cells = [bare.toFixed(0).padStart(8), ours.toFixed(0).padStart(8), (bare / ours).toFixed(2).padStart(11)];
    console.log(`${contest.name.padEnd(44)}${cells.join('')}   ${contest.budget}`);
  }
  console.log(
    `${'100,000 records that expire, longest pause, ms'.padEnd(44)}${(await expiryPause()).toFixed(0).padStart(8)}   budget ≤ 50`,
  );
} finally {
  for (const end of ends.reverse()) await end();
  rmSync(folder, { recursive: true });
}

/** Two baselines: libsql in the caller's own thread, which it stops while the disk works, and in a thread of its own, as ours is. */
async function onLibsql(of: KeyRing): Promise<readonly Contest[]> {
  const database = new Database(join(folder, 'bare.db'));
  const { put, get } = bareStatements(database);
  const thread = await bareThread(join(folder, 'bare-thread.db'));
  const store = await openLibsqlStore({ path: join(folder, 'ours.db'), clock });
  const memory = openMemory({ records: store.records, ring: of });
  ends.push(
    () => database.close(),
    () => thread.end(),
    () => store.close(),
  );
  const ours = async (i: number): Promise<unknown> => {
    await memory.store(ana, `k${i}`, VALUE);
    return memory.retrieve(ana, `k${i}`);
  };
  return [
    {
      name: 'memory, store + retrieve 1 KB, libsql',
      budget: '≥ 0.60',
      bare: (i) => {
        put.run('ana', `k${i}`, BYTES);
        return get.get('ana', `k${i}`);
      },
      ours,
    },
    {
      name: '  beside bare libsql in a thread',
      budget: '≥ 0.60',
      bare: async (i) => {
        await thread.call('put', `k${i}`, BYTES);
        return thread.call('get', `k${i}`);
      },
      ours,
    },
  ];
}

/** The least that stores and finds a value, as durable as ours: it outlives the process, and perhaps not the machine. */
function bareStatements(database: Database.Database) {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE records (owner TEXT, name TEXT, value BLOB, PRIMARY KEY (owner, name))');
  return {
    put: database.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?)'),
    get: database.prepare('SELECT value FROM records WHERE owner = ? AND name = ?'),
  };
}

/** A thread that answers each message with the result of one statement, and does nothing else. */
async function bareThread(path: string) {
  const require = JSON.stringify(createRequire(import.meta.url).resolve('libsql'));
  const script = `const { parentPort, workerData } = require('node:worker_threads');
    const Database = require(${require});
    const database = new Database(workerData);
    const { put, get } = (${bareStatements.toString()})(database);
    parentPort.on('message', ({ operation, name, value }) => {
      parentPort.postMessage(operation === 'put' ? put.run('ana', name, value) : get.get('ana', name));
    });
    parentPort.postMessage('open');`;
  const worker = new Worker(script, { eval: true, workerData: path, execArgv: [] });
  let answered: (answer: unknown) => void = () => undefined;
  const answer = (): Promise<unknown> =>
    new Promise((resolve) => {
      answered = resolve;
    });
  worker.on('message', (message) => answered(message));
  await answer();
  return {
    call(operation: 'put' | 'get', name: string, value?: Uint8Array) {
      const answering = answer();
      worker.postMessage({ operation, name, value });
      return answering;
    },
    end: () => worker.terminate(),
  };
}

async function onRedis(of: KeyRing): Promise<readonly Contest[]> {
  const url = await startRedis();
  if (url === undefined) return [];
  const bare = new Redis(url);
  const store = await openRedisStore({ place: { url }, clock });
  const memory = openMemory({ records: store.records, ring: of });
  ends.push(
    () => bare.quit(),
    () => store.close(),
  );
  return [
    {
      name: 'memory, store + retrieve 1 KB, Redis',
      budget: '≥ 0.60',
      bare: async (i) => {
        await bare.set(`k${i}`, BYTES);
        return bare.getBuffer(`k${i}`);
      },
      ours: async (i) => {
        await memory.store(ana, `k${i}`, VALUE);
        return memory.retrieve(ana, `k${i}`);
      },
    },
    {
      name: 'a limit, Redis (bare: PING)',
      budget: 'ours ≤ 300 µs',
      bare: () => bare.ping(),
      ours: () => store.counters.reserve('bench', 1, RULE, Date.now()),
    },
  ];
}

async function onPostgres(): Promise<readonly Contest[]> {
  const url = process.env['SALLYPORT_TEST_POSTGRES_URL'];
  if (url === undefined) {
    console.error('SALLYPORT_TEST_POSTGRES_URL is not set: Postgres is left out');
    return [];
  }
  const log = await openPostgresLog({ place: { url }, schema: SCHEMA });
  const bare = new Pool({ connectionString: url, max: 1 });
  ends.push(
    async () => {
      await bare.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
      await bare.end();
    },
    () => log.close(),
  );
  await bare.query(
    `CREATE TABLE ${SCHEMA}.bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, time_ms bigint, value bytea)`,
  );
  return [1, 100].map((count) => {
    const entries = Array.from({ length: count }, () => ({ timeMs: Date.now(), value: BYTES }));
    const times = entries.map(({ timeMs }) => timeMs);
    const values = entries.map(({ value }) => value);
    const insert = `INSERT INTO ${SCHEMA}.bare (time_ms, value) SELECT * FROM unnest($1::bigint[], $2::bytea[])`;
    return {
      name: `append of ${count} of 1 KB, Postgres (bare: INSERT)`,
      budget: '',
      bare: () => bare.query(insert, [times, values]),
      ours: () => log.append('bench', entries),
    };
  });
}

/** Turns of both, so that a slow moment of the machine meets both; the least of the medians. */
async function measured({ bare, ours }: Contest): Promise<{ readonly bare: number; readonly ours: number }> {
  const best = { bare: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    best.bare = Math.min(best.bare, await medianOf(bare));
    best.ours = Math.min(best.ours, await medianOf(ours));
  }
  return best;
}

async function medianOf(call: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < CALLS; i++) {
    const begun = performance.now();
    await call(i % 100);
    times.push((performance.now() - begun) * 1_000);
  }
  return times.sort((a, b) => a - b)[CALLS >> 1] as number;
}

/** The longest time in which the event loop did nothing else while as many records expired and new ones were put. */
async function expiryPause(): Promise<number> {
  let nowMs = Date.now();
  const records: Records = inProcessRecords({ clock: { now: () => nowMs } });
  for (let i = 0; i < 100_000; i++)
    await records.put(`owner ${i % 1_000}`, `n${i}`, new Uint8Array(16), { ttlMs: 1_000 });
  nowMs += 2_000;
  let longest = 0;
  for (let i = 0; i < 2_000; i++) {
    const begun = performance.now();
    await records.put('other', `n${i}`, new Uint8Array(16));
    longest = Math.max(longest, performance.now() - begun);
  }
  await records.close();
  return longest;
}

async function startRedis(): Promise<string | undefined> {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  let isMissing = false;
  server.once('error', () => {
    isMissing = true;
  });
  await delay(500);
  if (isMissing) {
    console.error('redis-server is not installed: Redis is left out');
    return undefined;
  }
  ends.push(() => server.kill());
  return `redis://127.0.0.1:${port}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
