import type { Bounds } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import { type Category, type Finding, type Severity, severer } from '../core/finding.ts';
import type { Uncovered } from '../core/message.ts';
import type { Clock, Keys, Random, Sink } from '../core/ports.ts';
import { randomId } from '../core/random-id.ts';
import { eventPrincipal, eventRequestId } from '../core/safe-ids.ts';
import type { SecurityEvent, SecurityEventType } from '../core/security-event.ts';
import type { Direction, Principal } from '../core/segment.ts';

/** What an event says besides the decision. */
export interface EventFacts {
  readonly principal: Principal;
  /** A random one when missing. */
  readonly requestId: string | undefined;
  readonly direction: Direction;
  readonly textLength: number;
  /** Of a message of many texts. */
  readonly segmentCount?: number;
  /** Places of a message that were not inspected. */
  readonly uncovered?: readonly Uncovered[];
}

const TYPE_OF_CATEGORY: Readonly<Record<Category, SecurityEventType>> = {
  injection: 'injection_attempt',
  obfuscation: 'injection_attempt',
  pii: 'pii_detected',
  secret: 'secret_detected',
  leakage: 'output_violation',
  link: 'output_violation',
  markup: 'output_violation',
  length: 'output_violation',
  schema: 'output_violation',
  extraction: 'anomaly',
  error: 'system',
};

/**
 * One event for each type of finding in a decision, and one of type `system` where there are no findings but places that
 * were not inspected; none where there is neither. They hold no text.
 */
export function securityEvents(
  decision: Decision,
  facts: EventFacts,
  ports: { readonly clock: Clock; readonly random: Random; readonly keys: Keys; readonly bounds: Bounds },
): readonly SecurityEvent[] {
  const byType = new Map<SecurityEventType, Finding[]>();
  for (const finding of decision.findings) {
    const type = TYPE_OF_CATEGORY[finding.category];
    const findings = byType.get(type);
    if (findings === undefined) byType.set(type, [finding]);
    else findings.push(finding);
  }
  if (byType.size === 0 && (facts.uncovered ?? []).length > 0) byType.set('system', []);
  if (byType.size === 0) return [];
  const details = detailsOf(facts);
  const time = new Date(ports.clock.now()).toISOString();
  const principal = eventPrincipal(facts.principal, ports.keys);
  const requestId = facts.requestId === undefined ? randomId('req_', ports.random) : eventRequestId(facts.requestId);
  return [...byType].map(([type, findings]) => ({
    id: randomId('evt_', ports.random),
    time,
    type,
    severity: severest(findings),
    principal,
    decision: {
      action: decision.action,
      mode: decision.mode,
      ...(decision.shadowed !== undefined && { shadowed: decision.shadowed }),
      ruleIds: [...new Set(findings.map(({ ruleId }) => ruleId))].slice(0, ports.bounds.eventRuleIdsMax),
      findingCount: findings.length,
      scores: decision.scores,
    },
    requestId,
    details,
  }));
}

function detailsOf({ direction, textLength, segmentCount, uncovered = [] }: EventFacts): SecurityEvent['details'] {
  const details: Record<string, string | number> = { direction, textLength };
  if (segmentCount !== undefined) details['segmentCount'] = segmentCount;
  if (uncovered.length > 0) details['uncoveredCount'] = uncovered.length;
  for (const { kind } of uncovered) {
    const name = UNCOVERED_NAMES[kind];
    details[name] = Number(details[name] ?? 0) + 1;
  }
  return details;
}

const UNCOVERED_NAMES: Readonly<Record<Uncovered['kind'], string>> = {
  media: 'uncoveredMedia',
  encrypted: 'uncoveredEncrypted',
  unknown: 'uncoveredUnknown',
};

/**
 * Makes events and gives each to a sink. Nothing is thrown, since a decision must not depend on whether somebody
 * listens: `drop` is called for each event that the sink refuses, at once or by a promise that is rejected, and once
 * when the events cannot be made.
 */
export function writeEvents(sink: Sink, events: () => readonly SecurityEvent[], drop: () => void): void {
  let made: readonly SecurityEvent[];
  try {
    made = events();
  } catch {
    drop();
    return;
  }
  for (const event of made) {
    try {
      // An asynchronous function passes for a sink. Its rejection, left alone, would end a Node process.
      const written: unknown = sink.write(event);
      if (written instanceof Promise) written.catch(drop);
    } catch {
      drop();
    }
  }
}

function severest(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((most, { severity }) => severer(most, severity), 'LOW');
}
