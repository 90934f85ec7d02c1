import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestReading } from '../../dialects/dialect.ts';
import { LIMITED_FIELDS, limitReply, type ReplyLimitStep } from '../../limits/extraction/reply-limits.ts';
import type { ExtractionConfig } from '../../setup/extraction-schema.ts';
import { callerOf } from '../caller.ts';
import type { Gateway } from '../gateway.ts';
import { RefusedRequestError } from '../refused-request-error.ts';
import { reportProbing } from '../report-events.ts';

/** The header that names what was taken out of a request. */
const REMOVED_HEADER = 'x-sallyport-removed';

/** The extraction guard as it holds for the key of a request; undefined where none does. */
export function extractionFor(gateway: Gateway, request: FastifyRequest): ExtractionConfig | undefined {
  const { extraction } = gateway.services().config;
  return extraction.enabled && !extraction.exceptKeys.includes(callerOf(request).key.id) ? extraction : undefined;
}

/**
 * Looks at what a request asks for besides text: says which of its fields must not go on, in a header, too, and refuses what cannot be
 * left out without changing what was asked for.
 *
 * @returns Names of fields at the top of the body.
 * @throws {@link RefusedRequestError} for biases of tokens past their limits.
 */
export function limitAsked(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  reading: RequestReading,
): readonly string[] {
  const extraction = extractionFor(gateway, request);
  if (extraction === undefined) return [];
  const steps = limitReply(reading.fields(LIMITED_FIELDS), extraction);
  const refused = steps.find(({ action }) => action === 'refuse');
  if (refused !== undefined) {
    gateway.metrics.countExtraction('bias_refused');
    reportProbing(gateway, request, refused.reason);
    throw new RefusedRequestError(400, 'invalid_request', saidOf(refused.reason, extraction), refused.pointer);
  }
  if (extraction.probabilities === 'allow' || steps.length === 0) return [];
  const names = steps.map(({ pointer }) => pointer.slice(1));
  gateway.metrics.countExtraction('probabilities_removed');
  reply.header(REMOVED_HEADER, names.join(', '));
  return names;
}

function saidOf(reason: ReplyLimitStep['reason'], { biasEntriesMax, extremeBiasMax }: ExtractionConfig): string {
  if (reason === 'too-many-biases') return `"logit_bias" may have ${biasEntriesMax} entries at most`;
  if (reason === 'too-many-extreme-biases') {
    return `"logit_bias" may force or forbid ${extremeBiasMax} tokens at most: entries of 50 and more, or of -50 and less`;
  }
  return '"logit_bias" must be an object of numbers';
}
