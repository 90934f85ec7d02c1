import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { identityAt } from './file-place.ts';
import { failureOf, LibsqlFileError } from './libsql-failure.ts';
import type { WorkerSettings } from './libsql-protocol.ts';
import { APPLICATION_ID, MIGRATIONS } from './libsql-schema.ts';

/**
 * Opens or makes the file of a database, in a thread that may wait. A folder that is made has mode 0700, the file and
 * its companions always 0600. Nothing is written to a file that is not Sallyport's.
 *
 * @throws `LibsqlFileError`, or what SQLite and the file system throw.
 */
export function openLibsqlFile(settings: WorkerSettings): Database.Database {
  const { identity, path } = settings;
  if (identity !== undefined && identityAt(path) !== identity) throw new LibsqlFileError({ reason: 'missing' });
  makePrivateFile(path);
  const database = openConnection(path);
  try {
    database.pragma(`busy_timeout = ${settings.busyTimeoutMs}`);
    whileBusy(settings.busyTimeoutMs, () => {
      checkIdentity(database);
      database.pragma('journal_mode = WAL');
    });
    database.pragma('secure_delete = ON');
    database.pragma('synchronous = NORMAL');
    database.pragma(`journal_size_limit = ${WAL_BYTES_KEPT}`);
    whileBusy(settings.busyTimeoutMs, () => migrate(database, settings.nowMs));
    limitSize(database, settings.fileBytesMax);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const WAL_BYTES_KEPT = 16_777_216;
const BUSY_PAUSE_MS = 20;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The file is there with its mode before SQLite sees it; SQLite gives the same mode to the files that it puts beside it. */
function makePrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
  try {
    closeSync(openSync(path, 'wx', FILE_MODE));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (!statSync(path).isFile()) throw new LibsqlFileError({ reason: 'unwritable', detail: 'EISDIR' });
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (existsSync(file) && (statSync(file).mode & 0o077) !== 0) chmodSync(file, FILE_MODE);
  }
}

/** The binding gives an open that fails no code. */
function openConnection(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (error) {
    const failure = failureOf(error);
    throw new LibsqlFileError(failure.detail === undefined ? { reason: 'unwritable' } : failure);
  }
}

/** A file is Sallyport's when its header says so, and may become so when it is empty. Only reads. */
function checkIdentity(database: Database.Database): void {
  const id = readNumber(database, 'PRAGMA application_id');
  if (id === APPLICATION_ID) return;
  const isEmpty = id === 0 && readNumber(database, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isEmpty) throw new LibsqlFileError({ reason: 'foreign' });
}

/** Two processes may come here at once with a new file: the second waits, and then finds all steps done. */
function migrate(database: Database.Database, nowMs: number): void {
  if (schemaVersion(database) === MIGRATIONS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    checkIdentity(database);
    const version = schemaVersion(database);
    if (version > MIGRATIONS.length) throw new LibsqlFileError({ reason: 'newer' });
    if (version === 0) {
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec('CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at_ms INTEGER NOT NULL) STRICT');
    }
    for (let step = version; step < MIGRATIONS.length; step += 1) {
      database.exec(MIGRATIONS[step] as string);
      database.prepare('INSERT INTO migrations (version, applied_at_ms) VALUES (?, ?)').run([step + 1, nowMs]);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** The number of steps that were applied; 0 for a new file. */
function schemaVersion(database: Database.Database): number {
  const tables = readNumber(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'migrations'");
  return tables === 0 ? 0 : readNumber(database, 'SELECT coalesce(max(version), 0) FROM migrations');
}

function limitSize(database: Database.Database, fileBytesMax: number): void {
  const pageBytes = readNumber(database, 'PRAGMA page_size');
  database.pragma(`max_page_count = ${Math.max(1, Math.floor(fileBytesMax / pageBytes))}`);
}

function readNumber(database: Database.Database, sql: string): number {
  const row: unknown = database.prepare(sql).raw().get([]);
  const value: unknown = Array.isArray(row) ? row[0] : undefined;
  if (typeof value !== 'number') throw new LibsqlFileError({ reason: 'corrupt' });
  return value;
}

/** Changing the journal's mode asks for a lock without waiting for it (sqlite.org/c3ref/busy_handler.html), so we wait. */
function whileBusy(timeoutMs: number, work: () => void): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
    try {
      work();
      return;
    } catch (error) {
      if (failureOf(error).reason !== 'busy' || waitedMs >= timeoutMs) throw error;
      Atomics.wait(pause, 0, 0, BUSY_PAUSE_MS);
    }
  }
}
