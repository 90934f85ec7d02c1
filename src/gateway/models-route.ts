import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasModel, type OfferedModel } from '../setup/gateway-services.ts';
import { callerOf, stateOf } from './caller.ts';
import type { Gateway } from './gateway.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** `GET /v1/models` and `/v1/models/{id}` in the shape of the caller's provider: the models that the key may ask for by name. */
export function listModels(
  gateway: Gateway,
  request: FastifyRequest<{ Params: { model?: string } }>,
  reply: FastifyReply,
): FastifyReply {
  const { dialectId } = stateOf(request);
  const { key } = callerOf(request);
  const models = gateway
    .services()
    .modelsOf(dialectId)
    .filter(({ id }) => key.models === undefined || hasModel(key.models, id));
  const describe = dialectId === 'openai-chat' ? openaiModel : anthropicModel;
  const { model } = request.params;
  if (model !== undefined) {
    const found = models.find(({ id }) => id === model);
    if (found === undefined) throw new RefusedRequestError(404, 'model_not_found', 'the model does not exist');
    return reply.send(describe(found));
  }
  const data = models.map(describe);
  const page = { has_more: false, first_id: models[0]?.id ?? null, last_id: models.at(-1)?.id ?? null };
  return reply.send(dialectId === 'openai-chat' ? { object: 'list', data } : { data, ...page });
}

function openaiModel({ id, upstream }: OfferedModel): object {
  return { id, object: 'model', created: 0, owned_by: upstream };
}

function anthropicModel({ id }: OfferedModel): object {
  return { type: 'model', id, display_name: id, created_at: '1970-01-01T00:00:00Z' };
}
