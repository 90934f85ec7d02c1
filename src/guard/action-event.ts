import type { Bounds } from '../core/bounds.ts';
import type { Clock, Keys, Random } from '../core/ports.ts';
import { randomId } from '../core/random-id.ts';
import { eventPrincipal, eventRequestId } from '../core/safe-ids.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import type { CallOptions, ToolCallDecision } from './guard.ts';

/** What making an event needs. */
export interface EventPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
  readonly bounds: Bounds;
}

/** The event of a tool call that was not simply let through; it holds neither the tool's name nor its arguments. Undefined for others. */
export function actionEvent(
  decision: ToolCallDecision,
  { principal, requestId }: Pick<CallOptions, 'principal' | 'requestId'>,
  { clock, random, keys, bounds }: EventPorts,
): SecurityEvent | undefined {
  const { action, mode, shadowed, reasons, findings } = decision;
  if (action === 'allow' && shadowed === undefined) return undefined;
  return {
    id: randomId('evt_', random),
    time: new Date(clock.now()).toISOString(),
    type: 'action_denied',
    severity: action === 'block' ? 'HIGH' : 'MEDIUM',
    principal: eventPrincipal(principal, keys),
    decision: {
      action,
      mode,
      ...(shadowed !== undefined && { shadowed }),
      ruleIds: [...new Set(reasons.map(({ ruleId }) => ruleId))].slice(0, bounds.eventRuleIdsMax),
      findingCount: findings.length,
      scores: { injection: 0 },
    },
    requestId: requestId === undefined ? randomId('req_', random) : eventRequestId(requestId),
    details: { direction: 'reply' },
  };
}
