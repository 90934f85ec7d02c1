import type { JsonValue } from '../../core/json-value.ts';
import type { Trust } from '../../core/segment.ts';
import type { ConversationSegment } from '../tool-action.ts';

/** A segment that holds a value. */
export interface TracedSource {
  /** Index in order of `add`. */
  readonly segment: number;
  readonly pointer: string;
  readonly trust: Trust;
  readonly source?: string;
  readonly how: 'exact' | 'normalized' | 'decoded' | 'joined' | 'transformed';
}

/** Where a value of the arguments comes from. */
export interface TracedValue {
  /** JSON pointer (RFC 6901) in the arguments. */
  readonly pointer: string;
  readonly kind: ValueKind;
  readonly sources: readonly TracedSource[];
  /** Too short to prove anything: less than 4 characters and no typed value. */
  readonly isShort: boolean;
}

/** What a value is. */
export type ValueKind =
  | 'email'
  | 'url'
  | 'host'
  | 'iban'
  | 'card'
  | 'phone'
  | 'amount'
  | 'date'
  | 'path'
  | 'id'
  | 'command'
  | 'name'
  | 'text';

/** Finds where the values of a call stand in the conversation before it. */
export interface Provenance {
  /** Takes the next segment. */
  add(segment: ConversationSegment): void;
  /** Traces each value and typed sub-value of `args`. */
  trace(args: JsonValue): readonly TracedValue[];
}
