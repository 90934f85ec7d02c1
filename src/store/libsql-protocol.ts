import type { BesideRecord, LimitRule, LogPage, Reservation, StoredRecord } from '../core/store-ports.ts';
import type { NewEntry } from './log-arguments.ts';
import type { StoreOperation, StoreReason } from './store-error.ts';

/** What the thread of a database is started with. */
export interface WorkerSettings {
  readonly path: string;
  /** How long a statement waits for another process's lock. */
  readonly busyTimeoutMs: number;
  /** The file grows no further than this. */
  readonly fileBytesMax: number;
  readonly nowMs: number;
  /** Which file an earlier thread had open: this one takes no other, and makes none. */
  readonly identity?: string;
}

/** One call. All values have passed the checks of the drivers; each is a number, a string or bytes of the type that stands here. */
export type StoreRequest =
  | { readonly operation: 'get'; readonly owner: string; readonly name: string; readonly nowMs: number }
  | PutRequest
  | { readonly operation: 'delete'; readonly owner: string; readonly name: string; readonly nowMs: number }
  | ListRequest
  | { readonly operation: 'delete-owner'; readonly owner: string; readonly limit: number; readonly nowMs: number }
  | { readonly operation: 'scrub' }
  | {
      readonly operation: 'reserve';
      readonly key: string;
      readonly cost: number;
      readonly rule: LimitRule;
      readonly nowMs: number;
    }
  | {
      readonly operation: 'settle';
      readonly key: string;
      readonly reserved: number;
      readonly actual: number;
      readonly rule: LimitRule;
      readonly nowMs: number;
    }
  | { readonly operation: 'append'; readonly stream: string; readonly entries: readonly NewEntry[] }
  | { readonly operation: 'range'; readonly stream: string; readonly page: LogPage }
  | TrimRequest;

/** Stores a value. */
export interface PutRequest {
  readonly operation: 'put';
  readonly owner: string;
  readonly name: string;
  readonly value: Uint8Array;
  readonly ttlMs: number | undefined;
  readonly ifVersion: number | undefined;
  readonly ifBeside: BesideRecord | undefined;
  readonly nowMs: number;
}

/** Lists names of one owner. */
export interface ListRequest {
  readonly operation: 'list';
  readonly owner: string;
  readonly after: string | undefined;
  readonly limit: number;
  readonly nowMs: number;
}

/** Removes one slice of a stream: at most `limit` entries. */
export interface TrimRequest {
  readonly operation: 'trim';
  readonly stream: string;
  readonly beforeTimeMs: number | undefined;
  readonly keepMax: number | undefined;
  readonly limit: number;
}

/** What each operation answers with. */
export interface StoreReplies {
  readonly get: StoredRecord | undefined;
  readonly put: number | undefined;
  readonly delete: boolean;
  readonly list: readonly string[];
  /** One slice; `removed` counts the records that had not expired. */
  readonly 'delete-owner': { readonly removed: number; readonly isDone: boolean };
  readonly scrub: boolean;
  readonly reserve: Reservation;
  readonly settle: undefined;
  readonly append: number;
  readonly range: readonly { readonly sequence: number; readonly timeMs: number; readonly value: Uint8Array }[];
  readonly trim: number;
}

/** The reply to any request. */
export type StoreReply = StoreReplies[keyof StoreReplies];

/** Why something failed, as it crosses threads. */
export interface StoreFailure {
  readonly reason: StoreReason;
  readonly detail?: string;
}

/** The outcome of one request of a batch. */
export type StoreOutcome = { readonly reply: StoreReply } | { readonly failure: StoreFailure };

/** What is sent to the thread. */
export type ToWorker = { readonly batch: readonly StoreRequest[] } | { readonly isClosing: true };

/** What comes back: once whether the file is open, then the outcomes of each batch in order. */
export type FromWorker =
  | { readonly isOpen: true; readonly identity: string }
  | { readonly openFailure: StoreFailure }
  | { readonly outcomes: readonly StoreOutcome[] };

/** Operations that only read. */
export function isRead(operation: StoreOperation): boolean {
  return operation === 'get' || operation === 'list' || operation === 'range';
}
