import type { JsonValue } from '../core/json-value.ts';
import type { Trust } from '../core/segment.ts';

/** Why an action was not simply allowed: the rule, and the place in the arguments that it speaks of. */
export interface ActionReason {
  readonly ruleId: string;
  /** JSON pointer (RFC 6901) in the arguments. */
  readonly pointer: string;
  readonly trust?: Trust;
}

/** What becomes of a call. */
export interface ActionDecision {
  readonly action: 'allow' | 'rewrite' | 'ask' | 'block';
  readonly reasons: readonly ActionReason[];
  /** What the call is made with instead, for `rewrite`. */
  readonly arguments?: JsonValue;
}
