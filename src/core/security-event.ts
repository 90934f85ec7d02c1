import type { Action, Mode, Scores } from './decision.ts';
import type { Severity } from './finding.ts';
import type { Principal } from './segment.ts';

/** The closed set of event types, as data. */
export const EVENT_TYPES = [
  'injection_attempt',
  'pii_detected',
  'secret_detected',
  'auth_failure',
  'rate_limit',
  'anomaly',
  'output_violation',
  'memory_access',
  'agent_message',
  'action_denied',
  'policy_change',
  'system',
] as const;

/** The closed set of event types. */
export type SecurityEventType = (typeof EVENT_TYPES)[number];

/** What an event says of a decision: counts and rule ids, never text or edits. */
export interface DecisionSummary {
  readonly action: Action;
  readonly mode: Mode;
  readonly shadowed?: Exclude<Action, 'allow'>;
  /** Distinct rule ids, at most {@link Bounds.eventRuleIdsMax}, in text order. */
  readonly ruleIds: readonly string[];
  readonly findingCount: number;
  readonly scores: Scores;
}

/** A fact worth keeping. No field holds text of a message, a key or a prompt. */
export interface SecurityEvent {
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly type: SecurityEventType;
  readonly severity: Severity;
  readonly principal: Principal;
  readonly decision: DecisionSummary;
  readonly requestId: string;
  /** Numbers, booleans and short safe strings only. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}
