import { checkWholeNumber } from '../../core/check-whole-number.ts';
import type { Log } from '../../core/store-ports.ts';
import { CALL_BYTES } from '../call-gate.ts';
import { checkLogPage, checkStream, checkTrim, takeEntries } from '../log-arguments.ts';
import { connectPostgres } from './postgres-connection.ts';
import { ensureLayout, postgresNames } from './postgres-layout.ts';
import { postgresLogStatements } from './postgres-log-statements.ts';
import { loadPostgresPackage } from './postgres-package.ts';
import { type PostgresAccessOptions, postgresAccess } from './postgres-place.ts';

/** Which Postgres is used, and how long it is waited for. */
export interface PostgresLogOptions extends PostgresAccessOptions {
  /** The schema that holds the tables; it is made when it is missing and the user may make one. `sallyport` by default. */
  readonly schema?: string;
  /** Connections at the most, 1 to 100; they are made when they are needed. 4 by default. */
  readonly poolMax?: number;
  /** How long one call may take, the wait for a connection included, before it rejects with `timeout`. 5 seconds by default. */
  readonly commandTimeoutMs?: number;
  /** How long the first connection and the making of the tables may take. 10 seconds by default. */
  readonly openTimeoutMs?: number;
}

/**
 * Opens a log on Postgres 13 or later, which many processes may share. The package `pg` must be installed. Numbers of a stream
 * have no gaps and become visible in their order, whoever appends: a reader who asks for what is behind the last number that it
 * saw misses nothing. An append is on the server's disk when it resolves.
 *
 * An append on a connection that breaks, or that is not answered in time, rejects with `stopped` or `timeout` and is not repeated:
 * it may have been stored whole, or not at all. After five calls in a row that were not answered in time calls are refused, and
 * once a second one of them tries again. A server that was away is found again without a restart.
 *
 * @throws `StoreError` when the server is not reached, lacks a right, or has other tables in the schema; InvalidOptionsError for
 * options that are none.
 * @example
 * const log = await openPostgresLog({ place: { url: 'postgres://sallyport:secret@db.internal/events' } });
 * await log.append('events', [{ timeMs: Date.now(), value: new Uint8Array([1]) }]);  // 1
 * await log.close();
 */
export async function openPostgresLog(options: PostgresLogOptions): Promise<Log> {
  const { schema = 'sallyport', poolMax = 4, commandTimeoutMs = 5_000, openTimeoutMs = 10_000 } = options;
  const names = postgresNames(schema);
  checkWholeNumber('poolMax', poolMax, { max: 100 });
  checkWholeNumber('commandTimeoutMs', commandTimeoutMs, { max: 60_000 });
  checkWholeNumber('openTimeoutMs', openTimeoutMs, { max: 600_000 });
  const access = postgresAccess(options);
  const patience = { poolMax, commandTimeoutMs, openTimeoutMs };
  const connection = await connectPostgres(await loadPostgresPackage(), access, patience, (client) =>
    ensureLayout(client, names, openTimeoutMs),
  );
  const statements = postgresLogStatements(names);
  return {
    async append(stream, given) {
      checkStream(stream);
      const entries = takeEntries(given);
      const bytes = entries.reduce((sum, { value }) => sum + CALL_BYTES + value.length, 0);
      return connection.call('append', { bytes, lane: stream }, (client) => statements.append(client, stream, entries));
    },
    async range(stream, page) {
      checkStream(stream);
      checkLogPage(page);
      return connection.call('range', { bytes: CALL_BYTES }, (client) => statements.range(client, stream, page));
    },
    async trim(stream, what) {
      checkStream(stream);
      checkTrim(what);
      let removed = 0;
      for (;;) {
        const count = await connection.call('trim', { bytes: CALL_BYTES }, (client) =>
          statements.trim(client, stream, { ...what, limit: TRIM_ENTRIES_MAX }),
        );
        removed += count;
        if (count < TRIM_ENTRIES_MAX) return removed;
      }
    },
    close: () => connection.close(),
  };
}

/** Entries that are removed in one transaction; those who append to the stream wait for it. */
const TRIM_ENTRIES_MAX = 5_000;
