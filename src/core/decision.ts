import type { Edit } from './edit.ts';
import type { Finding } from './finding.ts';

/** All actions, weakest first. */
export const ACTIONS = ['allow', 'rewrite', 'ask', 'block'] as const;

/** What happens to a message. A decision over several findings is the maximum. */
export type Action = (typeof ACTIONS)[number];

/** Both modes of a policy. */
export const MODES = ['enforce', 'shadow'] as const;

/** `shadow` computes everything and relaxes detection actions only: the message passes, the finding is recorded. */
export type Mode = (typeof MODES)[number];

/** Calibrated scores from 0 to 1 for a whole text. */
export interface Scores {
  readonly injection: number;
}

/** What every decision has, whatever it is. */
export interface DecisionFacts {
  readonly findings: readonly Finding[];
  readonly scores: Scores;
  readonly mode: Mode;
  /** In shadow mode: the action that `enforce` would have taken, where it is not `allow`. */
  readonly shadowed?: Exclude<Action, 'allow'>;
}

/** The outcome of a guard. `text` is there for calls on a single text; `reason` names rules and never quotes text. */
export type Decision = DecisionFacts &
  (
    | { readonly action: 'allow' }
    | { readonly action: 'rewrite'; readonly text?: string; readonly edits: readonly Edit[] }
    | { readonly action: 'ask'; readonly pendingId: string; readonly expiresAt: Date }
    | { readonly action: 'block'; readonly reason: string }
  );

/** The stronger of two actions. */
export function strongerAction(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}
