import type { Principal } from './segment.ts';

/** Remembers of sessions what a later request of the same session is judged by. Nobody else's session says anything about it. */
export interface Sessions {
  /** Reads what is known of a session: nothing, for one that is new. Rejects when the store is away. */
  read(principal: Principal): Promise<Session>;
}

/** One session as it was read, for one request and its reply. */
export interface Session {
  /** How much it was attacked lately: the sum of what was added, halved with every half-life, and bounded. */
  readonly risk: number;
  /** Whether the risk has reached its limit. */
  readonly isRisky: boolean;
  /** Whether a text of the assistant left in this session. White space at both ends and the kind of line breaks do not matter. */
  hasIssued(text: string): boolean;
  /** Whether a text was blocked in this session. */
  hasBlocked(text: string): boolean;
  /** Adds to what is known, also to what others have added in the meantime. Rejects when the store is away. */
  add(turn: SessionTurn): Promise<SessionOutcome>;
}

/** What one request and its reply add. */
export interface SessionTurn {
  /** 0 for a request without findings. */
  readonly risk?: number;
  /** Texts of the assistant that have left. */
  readonly issued?: readonly string[];
  /** Texts that were blocked. */
  readonly blocked?: readonly string[];
}

/** What became of a turn. */
export interface SessionOutcome {
  /** `unchanged`: there was nothing to add. `full`: the user has too many sessions. `conflict`: too many requests at the same time. */
  readonly state: 'kept' | 'unchanged' | 'full' | 'conflict';
  readonly risk: number;
  /** The risk has reached its limit with this turn; not again before it has fallen to half of it. */
  readonly hasBecomeRisky: boolean;
}
