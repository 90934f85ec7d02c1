/** One stored value. */
export interface StoredRecord {
  readonly value: Uint8Array;
  /** Starts at 1 and grows by one with each put on the same owner and name, until the record is deleted or expires. */
  readonly version: number;
  /** Milliseconds since 1970-01-01T00:00:00Z; a record without it stays until it is deleted. */
  readonly expiresAtMs?: number;
}

/** How a record is put. */
export interface PutOptions {
  /** Milliseconds from now on, at least 1. Without it the record does not expire. */
  readonly ttlMs?: number;
  /** Compare-and-set: puts only when this is the version that is there; 0 says that there must be none. */
  readonly ifVersion?: number;
  /**
   * Puts only while this record of a neighbour is there, and stays at least as long as what is put. What is checked and what is put are one
   * step, that nothing comes between. Where it is the record itself, that is put only over these bytes, for as long as one likes.
   */
  readonly ifBeside?: BesideRecord;
}

/**
 * Another record on which a put depends, with the bytes that it must hold. Its owner must be a neighbour of the one that is put to:
 * behind the first colon both are alike, as `salts:7f` and `memory:7f` are. Stores that are spread over servers keep neighbours on one.
 */
export interface BesideRecord {
  readonly owner: string;
  readonly name: string;
  readonly value: Uint8Array;
}

/**
 * Values by owner and name. Both are opaque strings; callers that must not show either give keyed hashes. An expired record
 * is as good as deleted. All methods reject with a StoreError when the store is away, and with InvalidOptionsError for
 * a name, a value or a limit past the bounds.
 */
export interface Records {
  /** The record, or undefined where there is none. */
  get(owner: string, name: string): Promise<StoredRecord | undefined>;
  /** Resolves with the new version, or with undefined when `ifVersion` or `ifBeside` is not what is there, or leaves too early. */
  put(owner: string, name: string, value: Uint8Array, options?: PutOptions): Promise<number | undefined>;
  /** Resolves with whether there was one. */
  delete(owner: string, name: string): Promise<boolean>;
  /** Names of one owner in code-unit order, through an index: those behind `after`, at most `limit` (1 to 1,000). */
  list(owner: string, page: { readonly after?: string; readonly limit: number }): Promise<readonly string[]>;
  /** Deletes all records of an owner and resolves with their number. */
  deleteOwner(owner: string): Promise<number>;
  /**
   * Takes what was deleted out of the store's own files, logs of changes included. Resolves with false where it may still stand
   * in one, because another process is reading or the store keeps copies that it does not govern.
   */
  scrub(): Promise<boolean>;
  /** Lets go of files and connections. Later calls reject. */
  close(): Promise<void>;
}

/** A rate: `limit` units in `windowMs`, of which at most `burst` at once (GCRA). */
export interface LimitRule {
  /** Units in one window, at least 1. */
  readonly limit: number;
  readonly windowMs: number;
  /** Units that may be taken at once, at least 1. */
  readonly burst: number;
}

/** What became of a reservation. */
export type Reservation =
  | {
      readonly isGranted: true;
      /** Whole units that could be taken at once right after. */
      readonly remaining: number;
    }
  | {
      readonly isGranted: false;
      /** When the same cost could be granted; Infinity for one that never can (cost > burst). */
      readonly retryAfterMs: number;
    };

/** Rates by key. Keys that must not be shown are keyed hashes. Rejections are as those of {@link Records}. */
export interface Counters {
  /** Takes `cost` units (0 or more) at once, or none. */
  reserve(key: string, cost: number, rule: LimitRule, nowMs: number): Promise<Reservation>;
  /** Gives back what was reserved too much, or takes what was reserved too little (which may exceed the limit). */
  settle(
    key: string,
    cost: { readonly reserved: number; readonly actual: number },
    rule: LimitRule,
    nowMs: number,
  ): Promise<void>;
  /** Lets go of files and connections. Later calls reject. */
  close(): Promise<void>;
}

/** One entry of a log. */
export interface LogEntry {
  /** Grows by one with each entry of a stream; the first is 1. Numbers of trimmed entries are not used again. */
  readonly sequence: number;
  /** Milliseconds since 1970-01-01T00:00:00Z, as given. */
  readonly timeMs: number;
  readonly value: Uint8Array;
}

/** Which entries of a stream, in which order. */
export interface LogPage {
  /** Entries with greater sequence numbers only. */
  readonly after?: number;
  /** Entries with smaller sequence numbers only. */
  readonly before?: number;
  readonly order: 'oldest-first' | 'newest-first';
  /** 1 to 1,000. */
  readonly limit: number;
}

/** Ordered, append-only streams. Rejections are as those of {@link Records}. */
export interface Log {
  /** Appends all entries in order, durably and at once or not at all. Resolves with the sequence number of the last one. */
  append(stream: string, entries: readonly { readonly timeMs: number; readonly value: Uint8Array }[]): Promise<number>;
  /** The entries of a page. */
  range(stream: string, page: LogPage): Promise<readonly LogEntry[]>;
  /** Removes the oldest entries: all older than `beforeTimeMs`, and all but the newest `keepMax`. Resolves with their number. */
  trim(stream: string, what: { readonly beforeTimeMs?: number; readonly keepMax?: number }): Promise<number>;
  /** Lets go of files and connections. Later calls reject. */
  close(): Promise<void>;
}
