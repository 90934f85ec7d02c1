import type { Action } from '../core/decision.ts';
import { SEVERITIES, type Severity } from '../core/finding.ts';
import type { SecurityEvent, SecurityEventType } from '../core/security-event.ts';

/** Which events are looked for: all conditions that are there must hold. */
export interface EventFilter {
  readonly types?: readonly SecurityEventType[];
  readonly severityMin?: Severity;
  readonly tenant?: string;
  /** As the event has it: see {@link eventId} for ids that are not plain. */
  readonly user?: string;
  readonly session?: string;
  readonly requestId?: string;
  readonly actions?: readonly Action[];
  /** Milliseconds since 1970; the event's time is this or later. */
  readonly sinceMs?: number;
  /** The event's time is before this. */
  readonly untilMs?: number;
}

/** Whether a time lies within the filter's bounds. */
export function isTimeWanted(filter: EventFilter, timeMs: number): boolean {
  return (filter.sinceMs === undefined || timeMs >= filter.sinceMs) && !(timeMs >= (filter.untilMs ?? Infinity));
}

/** Whether an event fulfils all of a filter but its times. */
export function isEventWanted(filter: EventFilter, event: SecurityEvent): boolean {
  const { types, severityMin, tenant, user, session, requestId, actions } = filter;
  return (
    (types === undefined || types.includes(event.type)) &&
    (severityMin === undefined || SEVERITIES.indexOf(event.severity) >= SEVERITIES.indexOf(severityMin)) &&
    (tenant === undefined || event.principal.tenant === tenant) &&
    (user === undefined || event.principal.user === user) &&
    (session === undefined || event.principal.session === session) &&
    (requestId === undefined || event.requestId === requestId) &&
    (actions === undefined || actions.includes(event.decision.action))
  );
}
