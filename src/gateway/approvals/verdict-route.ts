import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hexOf } from '../../core/hex-of.ts';
import { type ReadMessage, readWebhook, webhookKey } from '../../crypto/standard-webhook.ts';
import type { Gateway } from '../gateway.ts';
import { RefusedRequestError } from '../refused-request-error.ts';
import { reportAuthFailure } from '../report-events.ts';
import { decideCall, invalid, readVerdict, saying } from './decide-call.ts';

/**
 * Adds `POST /approvals/{id}`, which takes verdicts that are signed in the manner of Standard Webhooks. It needs no key: the signature is
 * looked at before everything else, and whoever cannot sign learns nothing. Where no secrets are configured there is nothing at this path.
 */
export function addVerdictRoute(server: FastifyInstance, gateway: Gateway): void {
  server.post<{ Params: { id: string } }>('/approvals/:id', {
    bodyLimit: BODY_BYTES_MAX,
    onRequest: async () => {
      if (verdictKeys(gateway).length === 0)
        throw new RefusedRequestError(404, 'not_found', 'no verdicts are taken here');
    },
    handler: (request) => takeVerdict(gateway, request, request.params.id),
  });
}

/** How far the time of a message may be from that of this gateway, either way. */
const TOLERANCE_MS = 300_000;
const BODY_BYTES_MAX = 4_096;

async function takeVerdict(gateway: Gateway, request: FastifyRequest, id: string): Promise<object> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const message = readWebhook(request.headers, body, verdictKeys(gateway));
  if (message === undefined) throw refused(gateway, request, 'signature');
  if (Math.abs(gateway.clock.now() - message.timestamp * 1_000) > TOLERANCE_MS) throw refused(gateway, request, 'late');
  return saying(async () => {
    if (!isUtf8(body)) throw invalid('the body is not valid UTF-8');
    const said = readVerdict(body.toString('utf8'), ['id']);
    // The path is not signed: a verdict that was caught on its way could else be sent to another call.
    if (said.id !== id) throw invalid('the "id" of the body must be that of the path');
    if (!(await isFirst(gateway, message))) throw refused(gateway, request, 'replayed');
    const { state, approver, decidedAtMs } = await decideCall(gateway, id, said);
    return { id, state, approver, decidedAtMs };
  });
}

function verdictKeys(gateway: Gateway): readonly Uint8Array[] {
  return gateway.services().config.approvals.verdictKeys.flatMap((key) => webhookKey(key.reveal()) ?? []);
}

const VERDICTS_OWNER = 'approval-verdicts';
const SEEN = Uint8Array.of(1);
/** A message is good for twice the tolerance at the most; gateways of one store may differ in their time as much again. */
const SEEN_MS = 3 * TOLERANCE_MS;

/** Whether no message of this id was taken before, by any gateway on the store. Rejects when the store is away: nothing is decided then. */
async function isFirst({ records, keys }: Gateway, { id }: ReadMessage): Promise<boolean> {
  const name = hexOf(keys.mac('approval-verdict-id', new TextEncoder().encode(id)));
  return (await records.put(VERDICTS_OWNER, name, SEEN, { ifVersion: 0, ttlMs: SEEN_MS })) !== undefined;
}

function refused(gateway: Gateway, request: FastifyRequest, reason: keyof typeof REFUSALS): RefusedRequestError {
  gateway.metrics.countAuthFailure(reason);
  reportAuthFailure(gateway, request, reason);
  const [status, problem, message] = REFUSALS[reason];
  return new RefusedRequestError(status, problem, message);
}

const REFUSALS = {
  signature: [401, 'invalid_signature', 'the request is not signed as a verdict has to be'],
  late: [401, 'signature_expired', 'the webhook-timestamp is more than 5 minutes from the time of the gateway'],
  replayed: [409, 'webhook_replayed', 'a message of this webhook-id was taken before; a new one needs another id'],
} as const;
