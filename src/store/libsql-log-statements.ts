import type Database from 'libsql';
import type { LogEntry, LogPage } from '../core/store-ports.ts';
import { keyBytes } from './key-bytes.ts';
import type { TrimRequest } from './libsql-protocol.ts';
import { statement } from './libsql-statement.ts';
import type { NewEntry } from './log-arguments.ts';

/** The `Log` port on one connection; what writes runs inside a transaction of the caller's. */
export interface LogStatements {
  append(stream: string, entries: readonly NewEntry[]): number;
  range(stream: string, page: LogPage): readonly LogEntry[];
  trim(request: TrimRequest): number;
}

/** Prepares the statements. The number of entries of a stream is kept beside it, so that trimming counts nothing. */
export function logStatements(database: Database.Database): LogStatements {
  const find = statement<[number, number, number]>(
    database,
    'SELECT id, last_sequence, entry_count FROM streams WHERE name = ?',
  );
  const addStream = statement(database, 'INSERT INTO streams (name, last_sequence, entry_count) VALUES (?, 0, 0)');
  const grow = statement(
    database,
    'UPDATE streams SET last_sequence = last_sequence + ?, entry_count = entry_count + ? WHERE id = ?',
  );
  const add = statement(database, 'INSERT INTO entries (stream_id, sequence, time_ms, value) VALUES (?, ?, ?, ?)');
  const between = 'FROM entries WHERE stream_id = ? AND sequence > ? AND sequence < ? ORDER BY sequence';
  const up = statement<EntryRow>(database, `SELECT sequence, time_ms, value ${between} LIMIT ?`);
  const down = statement<EntryRow>(database, `SELECT sequence, time_ms, value ${between} DESC LIMIT ?`);
  const trimmed = 'DELETE FROM entries WHERE stream_id = ?1 AND sequence IN (SELECT sequence FROM entries';
  const trimTime = statement(database, `${trimmed} WHERE stream_id = ?1 AND time_ms < ?2 LIMIT ?3)`);
  const trimCount = statement(database, `${trimmed} WHERE stream_id = ?1 ORDER BY sequence LIMIT ?2)`);
  return {
    append(stream, entries) {
      const name = keyBytes(stream);
      if (find.first([name]) === undefined) addStream.run([name]);
      const [id, last] = find.first([name]) as [number, number, number];
      entries.forEach(({ timeMs, value }, index) => {
        add.run([id, last + index + 1, timeMs, value]);
      });
      grow.run([entries.length, entries.length, id]);
      return last + entries.length;
    },
    range(stream, { after = 0, before = Number.MAX_SAFE_INTEGER, order, limit }) {
      const found = find.first([keyBytes(stream)]);
      if (found === undefined) return [];
      const rows = (order === 'oldest-first' ? up : down).all([found[0], after, before, limit]);
      return rows.map(([sequence, timeMs, value]) => ({ sequence, timeMs, value: new Uint8Array(value) }));
    },
    trim({ stream, beforeTimeMs, keepMax, limit }) {
      const found = find.first([keyBytes(stream)]);
      if (found === undefined) return 0;
      const [id, , count] = found;
      const old = beforeTimeMs === undefined ? 0 : trimTime.run([id, beforeTimeMs, limit]);
      const surplus = keepMax === undefined ? 0 : Math.min(count - old - keepMax, limit - old);
      const removed = surplus > 0 ? old + trimCount.run([id, surplus]) : old;
      if (removed > 0) grow.run([0, -removed, id]);
      return removed;
    },
  };
}

type EntryRow = [number, number, Uint8Array];
