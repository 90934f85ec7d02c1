import type { Pseudonyms } from './pseudonyms.ts';
import type { Principal } from './segment.ts';

/** Keeps what placeholders stand for, by session. Another principal's placeholders mean nothing to it. */
export interface Vault {
  /** The table of a session, for one request and its reply. Reads nothing yet. */
  session(principal: Principal): VaultSession;
}

/** A session's table while one message passes. */
export interface VaultSession {
  /** Reads the table, once. Rejects when the store is away. */
  open(): Promise<Pseudonyms>;
  /** What was read; undefined as long as nothing asked for it. */
  readonly opened: Pseudonyms | undefined;
  /**
   * Stores what was added since it was read. Resolves with false where another call has stored in between: then what was added here is
   * forgotten, and the next `open` reads again. Rejects when the store is away.
   */
  save(): Promise<boolean>;
}
