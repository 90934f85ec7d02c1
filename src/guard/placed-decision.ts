import type { Decision } from '../core/decision.ts';

/** The decision on a text or a tool call of a reply, and the place of it. */
export interface PlacedDecision {
  readonly pointer: string;
  readonly decision: Decision;
}
