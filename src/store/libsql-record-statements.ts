import type Database from 'libsql';
import type { BesideRecord, StoredRecord } from '../core/store-ports.ts';
import { keyBytes, keyText } from './key-bytes.ts';
import type { ListRequest, PutRequest, StoreReplies } from './libsql-protocol.ts';
import { statement } from './libsql-statement.ts';

/** The `Records` port on one connection; each call runs inside a transaction of the caller's where it writes. */
export interface RecordStatements {
  get(owner: string, name: string, nowMs: number): StoredRecord | undefined;
  put(request: PutRequest): number | undefined;
  delete(owner: string, name: string, nowMs: number): boolean;
  list(request: ListRequest): readonly string[];
  /** Removes up to `limit` records of an owner. */
  deleteOwner(owner: string, limit: number, nowMs: number): StoreReplies['delete-owner'];
  /** Removes up to `limit` expired records and answers how many there were. */
  sweep(nowMs: number, limit: number): number;
}

/** Prepares the statements. An expired record is treated as deleted by every one of them. */
export function recordStatements(database: Database.Database): RecordStatements {
  const isAlive = '(expires_at_ms IS NULL OR expires_at_ms > ?)';
  const get = statement<[Uint8Array, number, number | null]>(
    database,
    `SELECT value, version, expires_at_ms FROM records WHERE owner = ? AND name = ? AND ${isAlive}`,
  );
  const version = statement<[number]>(
    database,
    `SELECT version FROM records WHERE owner = ? AND name = ? AND ${isAlive}`,
  );
  const put = statement(
    database,
    `INSERT INTO records (owner, name, version, expires_at_ms, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (owner, name) DO UPDATE
     SET version = excluded.version, expires_at_ms = excluded.expires_at_ms, value = excluded.value`,
  );
  const isThere = besideCheck(database);
  const remove = statement(database, 'DELETE FROM records WHERE owner = ? AND name = ?');
  const list = statement<[Uint8Array]>(
    database,
    `SELECT name FROM records WHERE owner = ? AND name > ? AND ${isAlive} ORDER BY name LIMIT ?`,
  );
  const sweep = statement(
    database,
    'DELETE FROM records WHERE id IN (SELECT id FROM records WHERE expires_at_ms <= ? LIMIT ?)',
  );
  return {
    get(owner, name, nowMs) {
      const row = get.first([keyBytes(owner), keyBytes(name), nowMs]);
      if (row === undefined) return undefined;
      const [value, found, expiresAtMs] = row;
      return { value: new Uint8Array(value), version: found, ...(expiresAtMs !== null && { expiresAtMs }) };
    },
    put({ owner, name, value, ttlMs, ifVersion, ifBeside, nowMs }) {
      const key = [keyBytes(owner), keyBytes(name)] as const;
      const present = version.first([...key, nowMs])?.[0] ?? 0;
      if (ifVersion !== undefined && ifVersion !== present) return undefined;
      const expiresAtMs = ttlMs === undefined ? null : nowMs + ttlMs;
      const isItself = ifBeside?.owner === owner && ifBeside.name === name;
      if (ifBeside && !isThere(ifBeside, nowMs, isItself ? nowMs : expiresAtMs)) return undefined;
      put.run([...key, present + 1, expiresAtMs, value]);
      return present + 1;
    },
    delete(owner, name, nowMs) {
      const key = [keyBytes(owner), keyBytes(name)] as const;
      const wasAlive = version.first([...key, nowMs]) !== undefined;
      remove.run(key);
      return wasAlive;
    },
    list({ owner, after, limit, nowMs }) {
      const from = after === undefined ? new Uint8Array(0) : keyBytes(after);
      return list.all([keyBytes(owner), from, nowMs, limit]).map(([name]) => keyText(name));
    },
    deleteOwner: ownerRemoval(database),
    sweep: (nowMs, limit) => sweep.run([nowMs, limit]),
  };
}

/** Tells whether a record is there with these bytes, and stays until then; for ever where that is null. */
function besideCheck(
  database: Database.Database,
): (record: BesideRecord, nowMs: number, untilMs: number | null) => boolean {
  const beside = statement<[number | null]>(
    database,
    `SELECT expires_at_ms FROM records
     WHERE owner = ? AND name = ? AND value = ? AND (expires_at_ms IS NULL OR expires_at_ms > ?)`,
  );
  return ({ owner, name, value }, nowMs, untilMs) => {
    const row = beside.first([keyBytes(owner), keyBytes(name), value, nowMs]);
    return row !== undefined && (row[0] === null || (untilMs !== null && row[0] >= untilMs));
  };
}

function ownerRemoval(database: Database.Database): RecordStatements['deleteOwner'] {
  const slice = 'DELETE FROM records WHERE id IN (SELECT id FROM records WHERE owner = ?';
  const removeExpired = statement(database, `${slice} AND expires_at_ms <= ? LIMIT ?)`);
  const removeAny = statement(database, `${slice} LIMIT ?)`);
  return (owner, limit, nowMs) => {
    const key = keyBytes(owner);
    const expired = removeExpired.run([key, nowMs, limit]);
    // Only when all expired ones are gone is each of the others one to count.
    const removed = expired < limit ? removeAny.run([key, limit - expired]) : 0;
    return { removed, isDone: expired + removed < limit };
  };
}
