import type { Bounds } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import type { Category, Finding, Severity } from '../core/finding.ts';
import type { Clock, Random } from '../core/ports.ts';
import type { SecurityEvent, SecurityEventType } from '../core/security-event.ts';
import type { Direction, Principal } from '../core/segment.ts';

/** What an event says besides the decision. */
export interface EventFacts {
  readonly principal: Principal;
  readonly requestId: string;
  readonly direction: Direction;
  readonly textLength: number;
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

const SEVERITIES: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** One event for each type of finding in a decision; none when there are no findings. They hold no text. */
export function securityEvents(
  decision: Decision,
  facts: EventFacts,
  ports: { readonly clock: Clock; readonly random: Random; readonly bounds: Bounds },
): readonly SecurityEvent[] {
  const byType = new Map<SecurityEventType, Finding[]>();
  for (const finding of decision.findings) {
    const type = TYPE_OF_CATEGORY[finding.category];
    byType.set(type, [...(byType.get(type) ?? []), finding]);
  }
  if (byType.size === 0) return [];
  const time = new Date(ports.clock.now()).toISOString();
  return [...byType].map(([type, findings]) => ({
    id: `evt_${hex(ports.random.bytes(12))}`,
    time,
    type,
    severity: severest(findings),
    principal: facts.principal,
    decision: {
      action: decision.action,
      mode: decision.mode,
      ...(decision.shadowed !== undefined && { shadowed: decision.shadowed }),
      ruleIds: [...new Set(findings.map(({ ruleId }) => ruleId))].slice(0, ports.bounds.eventRuleIdsMax),
      findingCount: findings.length,
      scores: decision.scores,
    },
    requestId: facts.requestId,
    details: { direction: facts.direction, textLength: facts.textLength },
  }));
}

/** An id as an event may hold it: letters, digits and `._:-`, at most 128 of them. */
export function safeId(id: string): string {
  return id.replaceAll(/[^\w.:-]/gu, '_').slice(0, 128);
}

/** A random id for a request that came without one. */
export function randomId(random: Random): string {
  return `req_${hex(random.bytes(12))}`;
}

function severest(findings: readonly Finding[]): Severity {
  const rank = Math.max(...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return SEVERITIES[rank] ?? 'LOW';
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
