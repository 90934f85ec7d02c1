import { type ApprovalPorts, storeApprovals } from '../agents/approvals/store-approvals.ts';
import type { ApprovalStep, Approvals } from '../core/approvals.ts';
import { keyedName } from '../core/keyed-name.ts';
import type { Sink } from '../core/ports.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { type EventPorts, systemEvent } from '../record/system-event.ts';

/** What approvals are opened with. */
export interface OpenApprovalsOptions extends ApprovalPorts {
  /** Takes an event for each step; none are written when missing. */
  readonly sink?: Sink;
}

/** Approvals in a store, with an event for each step. The events hold no arguments, and ids as keyed hashes: an id opens a door. */
export function openApprovals({ sink, onStep, ...ports }: OpenApprovalsOptions): Approvals {
  const { ring, clock, random } = ports;
  return storeApprovals({
    ...ports,
    onStep(step) {
      sink?.write(eventOf(step, { clock, random, keys: ring.keys }));
      onStep?.(step);
    },
  });
}

/** Asking is a call that was held; a verdict changes what is allowed; a use is the call that was let through. */
function eventOf(step: ApprovalStep, ports: EventPorts): SecurityEvent {
  const { approval, refused, verdict, approver, requestId, tool = approval?.tool } = step;
  const principal = step.principal ?? approval?.principal;
  const isDenied = refused !== undefined || step.step === 'request';
  return systemEvent(
    {
      type: isDenied ? 'action_denied' : 'policy_change',
      severity: refused !== undefined || step.step === 'decide' ? 'MEDIUM' : 'LOW',
      ...(principal !== undefined && { principal }),
      ...(requestId !== undefined && { requestId }),
      decision: {
        action: refused !== undefined ? 'block' : step.step === 'request' ? 'ask' : 'allow',
        ruleIds: approval?.reasons.map(({ ruleId }) => ruleId) ?? [],
      },
      details: {
        approval: approval === undefined ? 'none' : keyedName(ports.keys, 'approval-id', approval.id),
        step: step.step,
        ...(refused !== undefined && { refused }),
        ...(tool !== undefined && { tool }),
        ...(approval?.sinkClass !== undefined && { sinkClass: approval.sinkClass }),
        ...(verdict !== undefined && { verdict }),
        ...(approver !== undefined && { approver: keyedName(ports.keys, 'approver', approver) }),
      },
    },
    ports,
  );
}
