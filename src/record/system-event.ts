import type { Severity } from '../core/finding.ts';
import type { Clock, Keys, Random } from '../core/ports.ts';
import { randomId } from '../core/random-id.ts';
import { eventPrincipal, eventRequestId, eventWord } from '../core/safe-ids.ts';
import type { DecisionSummary, SecurityEvent, SecurityEventType } from '../core/security-event.ts';
import type { Principal } from '../core/segment.ts';

/** What happened. Strings may come from an attacker: none is taken over unless it is short and plain. */
export interface EventFacts {
  readonly type: SecurityEventType;
  readonly severity: Severity;
  /** Missing when nobody is known, as after a failed authentication; all three parts are `unknown` then. */
  readonly principal?: Principal;
  /** A random one when missing. */
  readonly requestId?: string;
  /** At most 32; later ones are left out. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** What was decided. Without it: `allow`, enforced, no findings. */
  readonly decision?: Partial<DecisionSummary>;
}

/** What is needed to make an event. */
export interface EventPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
}

/** The number of details and of rule ids in one event. */
const EVENT_DETAILS_MAX = 32;

/**
 * Makes an event that does not come from a decision about a text: a failed authentication, a limit, a new policy.
 * Ids and words are taken over when they are at most 128 plain characters, and hashed with a key otherwise.
 *
 * @example
 * systemEvent({ type: 'auth_failure', severity: 'MEDIUM', details: { reason: 'expired' } }, ports);
 */
export function systemEvent(facts: EventFacts, ports: EventPorts): SecurityEvent {
  const { keys } = ports;
  return {
    id: randomId('evt_', ports.random),
    time: new Date(ports.clock.now()).toISOString(),
    type: facts.type,
    severity: facts.severity,
    principal: eventPrincipal(facts.principal ?? NOBODY, keys),
    decision: safeDecision(facts.decision ?? {}, keys),
    requestId: facts.requestId === undefined ? randomId('req_', ports.random) : eventRequestId(facts.requestId),
    details: safeDetails(facts.details ?? {}, keys),
  };
}

const NOBODY: Principal = { tenant: 'unknown', user: 'unknown', session: 'unknown' };

function safeDecision(decision: Partial<DecisionSummary>, keys: Keys): DecisionSummary {
  const { action = 'allow', mode = 'enforce', shadowed, ruleIds = [], findingCount = 0, scores } = decision;
  return {
    action,
    mode,
    ...(shadowed !== undefined && { shadowed }),
    ruleIds: [...new Set(ruleIds)].slice(0, EVENT_DETAILS_MAX).map((id) => eventWord(id, keys)),
    findingCount,
    scores: { injection: scores?.injection ?? 0 },
  };
}

function safeDetails(
  details: Readonly<Record<string, string | number | boolean>>,
  keys: Keys,
): Readonly<Record<string, string | number | boolean>> {
  const safe: [string, string | number | boolean][] = [];
  for (const [name, value] of Object.entries(details).slice(0, EVENT_DETAILS_MAX)) {
    const word = eventWord(name, keys);
    if (typeof value === 'string') safe.push([word, eventWord(value, keys)]);
    else if (typeof value === 'boolean') safe.push([word, value]);
    // JSON has no word for NaN and the infinities, and none for a zero with a sign.
    else if (Number.isFinite(value)) safe.push([word, value === 0 ? 0 : value]);
  }
  // `fromEntries` makes an own property even of the name `__proto__`.
  return Object.fromEntries(safe);
}
