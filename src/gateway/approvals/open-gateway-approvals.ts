import type { Approvals } from '../../core/approvals.ts';
import { keyedName } from '../../core/keyed-name.ts';
import type { Sink } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { GatewayServices } from '../../setup/gateway-services.ts';
import { openApprovals } from '../../setup/open-approvals.ts';
import { type EventPorts, reportSystem } from '../report-events.ts';
import { webhookQueue } from './webhook-queue.ts';

/** What the approvals of a gateway are opened with. */
export interface GatewayApprovalsOptions extends Pick<EventPorts, 'clock' | 'random'> {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly sink: Sink;
  /** The services of the configuration in force. */
  readonly services: () => Pick<GatewayServices, 'config' | 'webhooks'>;
}

/** Approvals that tell receivers of each call that waits, whoever asks for it. */
export interface GatewayApprovals {
  readonly approvals: Approvals;
  /** Ends the telling; see `WebhookQueue.close`. */
  close(): Promise<void>;
}

/** Opens the approvals of a gateway. A call for which nothing else is said waits as long as the configuration says. */
export function openGatewayApprovals(options: GatewayApprovalsOptions): GatewayApprovals {
  const { records, ring, sink, clock, random, services } = options;
  const ports: EventPorts = { sink, clock, random, keys: ring.keys };
  const queue = webhookQueue({
    clock,
    random,
    webhooks: () => services().webhooks,
    onLost({ webhook, approvalId, reason, attempts }) {
      const approval = keyedName(ring.keys, 'approval-id', approvalId);
      const details = { problem: 'approval-webhook-lost', webhook, reason, attempts, approval };
      reportSystem(ports, { type: 'system', severity: 'MEDIUM', details });
    },
  });
  const approvals = openApprovals({
    records,
    ring,
    clock,
    random,
    sink,
    onStep({ step, refused, approval }) {
      if (step === 'request' && refused === undefined && approval !== undefined) queue.tell(approval);
    },
  });
  return {
    approvals: {
      ...approvals,
      request: (request) => approvals.request({ ttlMs: services().config.approvals.ttlMs, ...request }),
    },
    close: () => queue.close(),
  };
}
