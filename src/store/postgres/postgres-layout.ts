import { InvalidOptionsError } from '../../core/errors.ts';
import { StoreError } from '../store-error.ts';
import type { PostgresClient } from './postgres-package.ts';

/** The names of what a log has in a database, quoted for statements. */
export interface PostgresNames {
  readonly schema: string;
  readonly streams: string;
  readonly entries: string;
}

/**
 * The names in a schema. They are put into statements, so that a schema's name may hold nothing that needs quotes.
 *
 * @throws {@link InvalidOptionsError} for a name that is none, or that Postgres keeps for itself.
 */
export function postgresNames(schema: string): PostgresNames {
  if (typeof schema !== 'string' || !/^[a-z_][a-z0-9_]{0,62}$/u.test(schema) || schema.startsWith('pg_')) {
    throw new InvalidOptionsError('schema', 'must be up to 63 letters a to z, digits and _, not beginning with pg_');
  }
  return { schema, streams: `"${schema}"."log_streams"`, entries: `"${schema}"."log_entries"` };
}

/** Stands in the comment of the table of streams, with the version of the layout behind it. */
const MARK = 'sallyport log ';
const VERSION = 1;

/** One namespace of advisory locks: "SALY" in ASCII. */
const LOCK_SPACE = 0x53_41_4c_59;

/**
 * Makes the tables unless they are there; of many processes that come at once one makes them. Where they are there already, the
 * user needs no right to make any.
 *
 * @throws {@link StoreError} for tables that are not ours, or that a newer version made.
 */
export async function ensureLayout(client: PostgresClient, names: PostgresNames, timeoutMs: number): Promise<void> {
  if (await hasLayout(client, names)) return;
  await client.query('BEGIN');
  // One process after the other: the others wait as long as they are willing to wait for the opening.
  await client.query("SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $1, true)", [
    timeoutMs,
  ]);
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK_SPACE, names.schema]);
  if (!(await hasLayout(client, names))) {
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [names.schema]);
    // "IF NOT EXISTS" would ask for the right to make schemas also where there is nothing to make.
    if (rowCount === 0) await client.query(`CREATE SCHEMA "${names.schema}"`);
    for (const step of stepsOf(names)) await client.query(step);
  }
  await client.query('COMMIT');
}

/** Reads the catalogue itself: `to_regclass` may answer from a cache that has not heard of what was made a moment ago. */
async function hasLayout(client: PostgresClient, { schema }: PostgresNames): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT obj_description(pg_class.oid, 'pg_class') AS mark
     FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = $1 AND relname = 'log_streams'`,
    [schema],
  );
  const [found] = rows;
  if (found === undefined) return false;
  const { mark } = found;
  if (typeof mark !== 'string' || !mark.startsWith(MARK)) throw new StoreError('open', 'foreign');
  if (Number(mark.slice(MARK.length)) > VERSION) throw new StoreError('open', 'newer');
  return true;
}

/**
 * A stream's row is what all who append to it lock, one after the other: it says which number comes next. Names of streams are
 * UTF-16BE bytes, because a text of Postgres holds neither NUL nor lone surrogates. The row is changed with each append,
 * so its page keeps room for its next version.
 */
function stepsOf({ streams, entries }: PostgresNames): readonly string[] {
  return [
    `CREATE TABLE ${streams} (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       name bytea NOT NULL UNIQUE,
       last_sequence bigint NOT NULL,
       entry_count bigint NOT NULL
     ) WITH (fillfactor = 50)`,
    `CREATE TABLE ${entries} (
       stream_id bigint NOT NULL,
       sequence bigint NOT NULL,
       time_ms bigint NOT NULL,
       value bytea NOT NULL,
       PRIMARY KEY (stream_id, sequence)
     )`,
    `CREATE INDEX log_entries_by_time ON ${entries} (stream_id, time_ms)`,
    `COMMENT ON TABLE ${streams} IS '${MARK}${VERSION}'`,
  ];
}
