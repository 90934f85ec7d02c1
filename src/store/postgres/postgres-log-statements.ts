import type { LogEntry, LogPage } from '../../core/store-ports.ts';
import { keyBytes } from '../key-bytes.ts';
import type { NewEntry } from '../log-arguments.ts';
import type { PostgresNames } from './postgres-layout.ts';
import type { PostgresClient } from './postgres-package.ts';

/** What is trimmed at once: at most `limit` entries. */
export interface PostgresTrim {
  readonly beforeTimeMs?: number;
  readonly keepMax?: number;
  readonly limit: number;
}

/** The `Log` port on one connection. */
export interface PostgresLogStatements {
  append(client: PostgresClient, stream: string, entries: readonly NewEntry[]): Promise<number>;
  range(client: PostgresClient, stream: string, page: LogPage): Promise<readonly LogEntry[]>;
  trim(client: PostgresClient, stream: string, what: PostgresTrim): Promise<number>;
}

/** The statements over the tables of a log. */
export function postgresLogStatements({ streams, entries }: PostgresNames): PostgresLogStatements {
  // One statement is one transaction. It holds the stream's row until it is committed, and what is committed is seen before the
  // row is free for the next one: numbers become visible in their order, and those of an append that fails are not used.
  const append = `WITH stream AS (
      UPDATE ${streams} SET last_sequence = last_sequence + $2, entry_count = entry_count + $2
      WHERE name = $1 RETURNING id, last_sequence
    ), added AS (
      INSERT INTO ${entries} (stream_id, sequence, time_ms, value)
      SELECT stream.id, stream.last_sequence - $2 + given.place, given.time_ms, given.value
      FROM stream, unnest($3::bigint[], $4::bytea[]) WITH ORDINALITY AS given (time_ms, value, place)
    )
    SELECT last_sequence FROM stream`;
  const addStream = `INSERT INTO ${streams} (name, last_sequence, entry_count) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING`;
  const between = `SELECT sequence, time_ms, value FROM ${entries}
    WHERE stream_id = (SELECT id FROM ${streams} WHERE name = $1) AND sequence > $2 AND sequence < $3 ORDER BY sequence`;
  const trims = trimStatements({ streams, entries });

  async function appendOnce(client: PostgresClient, name: Buffer, given: readonly NewEntry[]): Promise<number> {
    const times = given.map(({ timeMs }) => timeMs);
    const values = given.map(({ value }) => Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    const { rows } = await client.query(append, [name, given.length, times, values]);
    return Number(rows[0]?.['last_sequence'] ?? 0);
  }

  return {
    async append(client, stream, given) {
      const name = nameOf(stream);
      const last = await appendOnce(client, name, given);
      if (last > 0) return last;
      await client.query(addStream, [name]);
      return appendOnce(client, name, given);
    },
    async range(client, stream, { after = 0, before = Number.MAX_SAFE_INTEGER, order, limit }) {
      const text = order === 'oldest-first' ? `${between} LIMIT $4` : `${between} DESC LIMIT $4`;
      const { rows } = await client.query(text, [nameOf(stream), after, before, limit]);
      return rows.map(({ sequence, time_ms, value }) => ({
        sequence: Number(sequence),
        timeMs: Number(time_ms),
        value: new Uint8Array(value as Buffer),
      }));
    },
    async trim(client, stream, { beforeTimeMs, keepMax, limit }) {
      await client.query('BEGIN');
      const found = (await client.query(trims.hold, [nameOf(stream)])).rows[0];
      if (found === undefined) {
        await client.query('COMMIT');
        return 0;
      }
      const { id, entry_count: count } = found;
      const old = beforeTimeMs === undefined ? 0 : await countOf(client, trims.old, [id, beforeTimeMs, limit]);
      const surplus = keepMax === undefined ? 0 : Math.min(Number(count) - old - keepMax, limit - old);
      const removed = surplus > 0 ? old + (await countOf(client, trims.first, [id, surplus])) : old;
      if (removed > 0) await client.query(trims.shrink, [id, removed]);
      await client.query('COMMIT');
      return removed;
    },
  };
}

interface TrimStatements {
  readonly hold: string;
  readonly old: string;
  readonly first: string;
  readonly shrink: string;
}

/** Whoever trims holds the stream's row first, as those who append do, so that the number of its entries stays exact. */
function trimStatements({ streams, entries }: Pick<PostgresNames, 'streams' | 'entries'>): TrimStatements {
  const removal = `DELETE FROM ${entries} WHERE stream_id = $1 AND sequence = ANY (ARRAY(
    SELECT sequence FROM ${entries} WHERE stream_id = $1`;
  return {
    hold: `SELECT id, entry_count FROM ${streams} WHERE name = $1 FOR UPDATE`,
    old: `${removal} AND time_ms < $2 ORDER BY time_ms LIMIT $3))`,
    first: `${removal} ORDER BY sequence LIMIT $2))`,
    shrink: `UPDATE ${streams} SET entry_count = entry_count - $2 WHERE id = $1`,
  };
}

function nameOf(stream: string): Buffer {
  return Buffer.from(keyBytes(stream));
}

async function countOf(client: PostgresClient, text: string, values: readonly unknown[]): Promise<number> {
  return (await client.query(text, values)).rowCount ?? 0;
}
