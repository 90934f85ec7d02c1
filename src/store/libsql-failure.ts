import type { StoreFailure } from './libsql-protocol.ts';
import type { StoreReason } from './store-error.ts';

/** Result codes of SQLite (sqlite.org/rescode.html) without their extensions, and error numbers of the system. */
const REASON_OF_CODE: Readonly<Record<string, StoreReason>> = {
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_READONLY: 'unwritable',
  SQLITE_CANTOPEN: 'unwritable',
  SQLITE_PERM: 'unwritable',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'foreign',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EISDIR: 'unwritable',
  ENOENT: 'unwritable',
  EEXIST: 'unwritable',
  ELOOP: 'unwritable',
};

/** Raised inside the thread of a database; it crosses to the caller as a failure. */
export class LibsqlFileError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/** What went wrong, by the code that SQLite or the system gave; the message, which may hold a path, stays behind. */
export function failureOf(error: unknown): StoreFailure {
  if (error instanceof LibsqlFileError) return error.failure;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return { reason: 'failed' };
  const base = code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code;
  return { reason: REASON_OF_CODE[base] ?? 'failed', detail: code };
}
