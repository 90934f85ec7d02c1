import { SallyportError } from '../core/errors.ts';

/** What a store was doing when it failed. */
export type StoreOperation =
  | 'open'
  | 'close'
  | 'get'
  | 'put'
  | 'delete'
  | 'list'
  | 'delete-owner'
  | 'scrub'
  | 'reserve'
  | 'settle'
  | 'append'
  | 'range'
  | 'trim';

/** Why a store failed. The set is closed, so that a caller can decide on it. */
export type StoreReason =
  | 'full'
  | 'unwritable'
  | 'corrupt'
  | 'foreign'
  | 'newer'
  | 'missing'
  | 'busy'
  | 'overloaded'
  | 'timeout'
  | 'stopped'
  | 'closed'
  | 'failed';

const ADVICE: Readonly<Record<StoreReason, string>> = {
  full: 'there is no room left; free disk space or raise the limit of the store',
  unwritable:
    'the file, its folder or the tables cannot be made or written; check the disk, the path, the owner and the rights',
  corrupt: 'the file is damaged; stop every process that uses it and restore it from a backup',
  foreign: 'what is there is no Sallyport database; give another path or schema',
  newer: 'a newer Sallyport made the file or the tables; upgrade this one',
  missing:
    'the file or a table was removed or replaced while it was open; put it back, or start again to go on with what is there now',
  busy: 'another process holds what is needed, or the server takes no writes now; end it or try again',
  overloaded: 'too many calls wait for the store; try again later',
  timeout: 'the store did not answer in time; check its disk and the network',
  stopped: 'the thread of the store or the connection to it ended; a later call finds it back',
  closed: 'the store is closed; open it again',
  failed: 'the store could not do it; see "detail"',
};

/**
 * A store is away, full, damaged or closed. What a rejected write did is not known when the reason is `timeout` or
 * `stopped`: it may have been stored, or may yet be when the store goes on. For any other reason nothing was stored.
 */
export class StoreError extends SallyportError {
  override readonly name = 'StoreError';
  readonly operation: StoreOperation;
  readonly reason: StoreReason;
  /** The code of SQLite, Redis, Postgres or the operating system, such as `SQLITE_FULL`, where there is one. */
  readonly detail: string | undefined;

  constructor(operation: StoreOperation, reason: StoreReason, detail?: string) {
    super('STORE_FAILED', `store failed in "${operation}": ${ADVICE[reason]}`);
    this.operation = operation;
    this.reason = reason;
    this.detail = detail;
  }
}
