import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Log, LogEntry } from '../../core/store-ports.ts';
import { postgresServer, queryPostgres, startPostgres, type TestPostgres } from '../conformance/start-postgres.ts';
import { describeWith } from '../conformance/start-redis.ts';
import { StoreError } from '../store-error.ts';
import { openPostgresLog, type PostgresLogOptions } from './postgres-log.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

let postgres: TestPostgres;
beforeAll(async () => {
  if (postgresServer.isThere) postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

let schemas = 0;

/** Opens a log in a schema of its own. */
async function open(options: Partial<PostgresLogOptions> = {}): Promise<Log> {
  schemas += 1;
  const log = await openPostgresLog({ place: { url: postgres.url }, schema: `s${schemas}`, ...options });
  ends.push(log.close);
  return log;
}

async function failureOf(call: Promise<unknown>): Promise<StoreError> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw error;
}

/** Waits until a call succeeds again. @throws when it has not for ten seconds. */
async function recovered(call: () => Promise<unknown>): Promise<void> {
  const endsAt = performance.now() + 10_000;
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (!(error instanceof StoreError) || performance.now() > endsAt) throw error;
      await delay(50);
    }
  }
}

function entry(text: string): { readonly timeMs: number; readonly value: Uint8Array } {
  return { timeMs: 1, value: Buffer.from(text) };
}

async function readAll(log: Log, stream: string): Promise<readonly LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const page = await log.range(stream, { order: 'oldest-first', limit: 1_000, after: all.at(-1)?.sequence ?? 0 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** What became of each append, by the number that both of its entries hold. */
interface Tally {
  readonly stored: Map<number, number>;
  readonly open: Set<number>;
}

/** Appends pairs as fast as it can until it is told to stop. Pairs whose append failed are not tried again. */
async function appendForever(log: Log, stream: string, state: { isDone: boolean }): Promise<Tally> {
  const tally: Tally = { stored: new Map(), open: new Set() };
  for (let round = 0; !state.isDone; round += 1) {
    try {
      tally.stored.set(round, await log.append(stream, [entry(`${round}`), entry(`${round}`)]));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      expect(['stopped', 'timeout', 'busy']).toContain(error.reason);
      tally.open.add(round);
      await delay(5);
    }
  }
  return tally;
}

describeWith(postgresServer, 'a Postgres that is killed under load', () => {
  it('is found again when it is back, with all that was answered for and nothing there twice', async () => {
    const log = await open();
    const state = { isDone: false };
    const streams = ['a', 'b', 'c', 'd', 'e', 'f'];
    const appending = streams.map((stream) => appendForever(log, stream, state));
    for (let round = 0; round < 2; round += 1) {
      await delay(200);
      await postgres.kill();
      await delay(200);
      await postgres.start();
      await recovered(() => log.range('a', { order: 'newest-first', limit: 1 }));
    }
    await delay(100);
    state.isDone = true;
    for (const [index, { stored, open: unknown }] of (await Promise.all(appending)).entries()) {
      expect(unknown.size).toBeGreaterThan(0);
      expect(stored.size).toBeGreaterThan(1);
      const found = await readAll(log, streams[index] ?? '');
      expect(found.map(({ sequence }) => sequence)).toEqual(found.map((_, place) => place + 1));
      const rounds = found.map(({ value }) => Number(Buffer.from(value).toString()));
      for (const [round, last] of stored) expect([rounds[last - 2], rounds[last - 1]]).toEqual([round, round]);
      expect(new Set(rounds).size * 2).toBe(rounds.length);
      const others = [...new Set(rounds)].filter((round) => !stored.has(round));
      expect(others.filter((round) => !unknown.has(round))).toEqual([]);
    }
  });
});

describeWith(postgresServer, 'a Postgres that does not answer', () => {
  it('makes calls time out, then refuses them at once, and is found again', async () => {
    const log = await open({ commandTimeoutMs: 200 });
    expect(await log.append('s', [entry('first')])).toBe(1);
    postgres.hold();
    const waited = await Promise.all([
      ...Array.from({ length: 3 }, () => failureOf(log.append('s', [entry('held')]))),
      ...Array.from({ length: 3 }, () => failureOf(log.range('s', { order: 'oldest-first', limit: 9 }))),
    ]);
    expect(waited.map(({ reason }) => reason)).toEqual(Array(6).fill('timeout'));
    const later = new Promise<string>((resolve) => void setImmediate(resolve, 'waits'));
    const refused = failureOf(log.append('s', [entry('refused')])).then(({ reason }) => reason);
    expect(await Promise.race([refused, later])).toBe('timeout');
    postgres.resume();
    await recovered(() => log.range('s', { order: 'oldest-first', limit: 1 }));
    const texts = (await readAll(log, 's')).map(({ value }) => Buffer.from(value).toString());
    // The first of those that were held had left; the two behind it had not, and are not sent later.
    expect([['first'], ['first', 'held']]).toContainEqual(texts);
    await recovered(() => log.append('s', [entry('last')]));
  });

  it('does not keep a log from closing', async () => {
    const log = await open({ commandTimeoutMs: 200 });
    postgres.hold();
    const asking = failureOf(log.append('s', [entry('held')]));
    await log.close();
    expect((await asking).reason).toBe('timeout');
    postgres.resume();
  });

  it('is not waited for longer than the opening may take', async () => {
    postgres.hold();
    const failure = await failureOf(open({ openTimeoutMs: 200 }));
    expect([failure.operation, failure.reason]).toEqual(['open', 'timeout']);
    postgres.resume();
  });
});

describeWith(postgresServer, 'a stream that somebody holds', () => {
  it('makes appends to it busy, of which nothing is stored, and leaves other streams alone', async () => {
    const log = await open({ commandTimeoutMs: 500 });
    await log.append('held', [entry('first')]);
    const holder = new Client({ connectionString: postgres.url });
    ends.push(() => holder.end());
    await holder.connect();
    await holder.query(`BEGIN; SELECT * FROM s${schemas}.log_streams FOR UPDATE`);
    expect((await failureOf(log.append('held', [entry('second')]))).reason).toBe('busy');
    expect(await log.append('other', [entry('first')])).toBe(1);
    expect(await log.range('held', { order: 'oldest-first', limit: 9 })).toHaveLength(1);
  });
});

/** Makes a user who may make schemas, and gives the address for it. */
async function makeUser(name: string, settings: string): Promise<string> {
  await queryPostgres(postgres.url, `CREATE ROLE ${name} LOGIN PASSWORD 'pass ${name}'; ${settings}`);
  return `postgres://${name}:pass%20${name}@127.0.0.1:${postgres.port}/postgres`;
}

describeWith(postgresServer, 'a Postgres that refuses', () => {
  it('is told in time when nobody is there', async () => {
    await postgres.kill();
    const failure = await failureOf(open());
    expect([failure.operation, failure.reason, failure.detail]).toEqual(['open', 'stopped', 'ECONNREFUSED']);
    await postgres.start();
  });

  it('names no password when it lets nobody in', async () => {
    const at = `127.0.0.1:${postgres.port}/postgres`;
    const wrong = await failureOf(open({ place: { url: `postgres://sallyport:hunter2@${at}` } }));
    expect([wrong.reason, wrong.detail]).toEqual(['failed', '28P01']);
    expect(`${wrong.message} ${wrong.stack} ${JSON.stringify(wrong)}`).not.toContain('hunter2');
    const none = await failureOf(open({ place: { url: `postgres://sallyport@${at}` } }));
    expect([none.reason, none.detail]).toEqual(['failed', 'NO_LOGIN']);
    const nowhere = await failureOf(open({ place: { url: postgres.url.replace(/postgres$/u, 'nowhere') } }));
    expect([nowhere.reason, nowhere.detail]).toEqual(['failed', '3D000']);
  });

  it('has no TLS for somebody who wants it, and is told no password', async () => {
    const failure = await failureOf(open({ place: { url: `${postgres.url}?sslmode=verify-full` } }));
    expect([failure.reason, failure.detail]).toEqual(['failed', 'NO_TLS']);
  });

  it('has no room for another connection', async () => {
    const url = await makeUser('few', 'ALTER ROLE few CONNECTION LIMIT 2; GRANT CREATE ON DATABASE postgres TO few');
    const log = await open({ place: { url }, poolMax: 10 });
    const appends = Array.from({ length: 10 }, (_, index) => log.append(`${index}`, [entry('x')]));
    const outcomes = await Promise.allSettled(appends);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(['overloaded']));
  });

  it('gives rights by halves', async () => {
    const owner = await open({ schema: 'ours' });
    await owner.append('s', [entry('x')]);
    const url = await makeUser(
      'reader',
      'GRANT USAGE ON SCHEMA ours TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ours TO reader',
    );
    const reader = await open({ place: { url }, schema: 'ours' });
    expect(await reader.range('s', { order: 'oldest-first', limit: 9 })).toHaveLength(1);
    expect((await failureOf(reader.append('s', [entry('y')]))).reason).toBe('unwritable');
    expect((await failureOf(open({ place: { url }, schema: 'theirs' }))).reason).toBe('unwritable');
  });

  it('has tables of others, of a later version, or none any more in the schema', async () => {
    await queryPostgres(postgres.url, 'CREATE SCHEMA theirs; CREATE TABLE theirs.log_streams (id int)');
    expect((await failureOf(open({ schema: 'theirs' }))).reason).toBe('foreign');
    const log = await open({ schema: 'later' });
    await queryPostgres(postgres.url, "COMMENT ON TABLE later.log_streams IS 'sallyport log 2'");
    expect((await failureOf(open({ schema: 'later' }))).reason).toBe('newer');
    await queryPostgres(postgres.url, 'DROP SCHEMA later CASCADE');
    expect((await failureOf(log.append('s', [entry('x')]))).reason).toBe('missing');
  });
});

describeWith(postgresServer, 'settings of a user', () => {
  it('do not make an append less than durable, nor appends of two processes collide', async () => {
    const url = await makeUser(
      'loose',
      `GRANT CREATE ON DATABASE postgres TO loose;
       ALTER ROLE loose SET synchronous_commit = off; ALTER ROLE loose SET default_transaction_isolation = serializable`,
    );
    const place = { place: { url }, schema: 'loose' };
    const [one, other] = [await open(place), await open(place)];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? one : other).append('s', [entry(`${index}`)])),
    );
    await postgres.kill();
    await postgres.start();
    await recovered(() => one.range('s', { order: 'oldest-first', limit: 1 }));
    expect(await readAll(one, 's')).toHaveLength(100);
  });
});
