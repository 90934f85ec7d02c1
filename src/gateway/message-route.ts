import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../core/segment.ts';
import type { VaultSession } from '../core/vault.ts';
import type { Dialect, RequestReading } from '../dialects/dialect.ts';
import { inProcessVault } from '../memory/vault/in-process-vault.ts';
import { type GatewayServices, type GuardedPolicy, hasModel, type Provider } from '../setup/gateway-services.ts';
import { admitTexts } from './admit-texts.ts';
import { bodyText } from './body-text.ts';
import { callerOf, stateOf } from './caller.ts';
import { checkDemand, checkRequest } from './check-request.ts';
import { coverageReceipt } from './coverage-receipt.ts';
import { limitAsked } from './extraction/limit-asked.ts';
import { watchCaller } from './extraction/watch-caller.ts';
import type { Gateway } from './gateway.ts';
import { isFreshSession } from './keys/principal.ts';
import { openAllowance } from './limits/allowance.ts';
import type { Passage } from './passage.ts';
import { policyOfKey } from './policy-of-key.ts';
import { admitPrincipal } from './principal-route.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { sendReply } from './reply-route.ts';
import { isTurnBlocked } from './session/judge-turn.ts';
import { editsWith, knownSegments } from './session/known-segments.ts';
import { openSession } from './session/session-passage.ts';

/**
 * The way of a message through the gateway: read → decide → forward → guard the reply → send. Every step may refuse by
 * throwing; the error handler says it in the dialect's own shape.
 */
export async function passMessage(
  gateway: Gateway,
  dialect: Dialect,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const services = gateway.services();
  const state = stateOf(request);
  const { key, quota } = callerOf(request);
  const route = dialect.path as '/v1/chat/completions' | '/v1/messages';
  const policy = policyOfKey(services, key, route);
  const body = bodyText(request);
  const reading = dialect.readRequest(body, key.trusts);
  const principal = await admitPrincipal(gateway, request, reading.users);
  gateway.metrics.countUncovered(reading.uncovered, 'request');
  checkRequest(reading, policy, services.config.hostedTools);
  checkDemand(reading, dialect.id, quota);
  const removed = limitAsked(gateway, request, reply, reading);
  const provider = providerOf(services, dialect, key.models, reading);
  const allowance = await openAllowance(gateway, request, reply, { reading, principal, provider });
  try {
    const passage = { gateway, dialect, state, request, reply, principal, reading, policy, provider, allowance };
    return await decideMessage(passage, body, removed);
  } finally {
    await allowance.close();
  }
}

/** From the texts of a request on: decide → forward → reply. `removed` are the fields that are not sent on. */
async function decideMessage(
  read: Omit<Passage, 'vault' | 'session' | 'signal'>,
  body: string,
  removed: readonly string[],
): Promise<FastifyReply> {
  const { gateway, request, reply, state, reading, policy, principal } = read;
  const session = openSession(gateway, principal, { ...policy, requestId: state.requestId });
  if (policy.isInspected) {
    await admitTexts(gateway, request, reading.segments);
    await watchCaller(gateway, { request, reply, principal, segments: reading.segments });
  }
  const { segments, notices } = await knownSegments(gateway, session, reading.segments);
  const vault = vaultSession(gateway.services(), policy, reading, principal);
  const call = { principal, requestId: state.requestId, ...(vault !== undefined && { vault }) };
  const { uncovered } = reading;
  const decision = await policy.guard.message(segments, { ...call, coverage: { uncovered } });
  gateway.metrics.countFindings(decision, 'request');
  if (callerOf(request).key.isDebug) {
    reply.header('x-sallyport-coverage', coverageReceipt(reading, decision, removed));
  }
  const passage: Passage = { ...read, vault, session, signal: callerGone(reply) };
  if (await isTurnBlocked(gateway, session, decision, segments)) return sendBlocked(passage);
  const edits = editsWith(notices, decision);
  const sent = edits.length > 0 || removed.length > 0 ? reading.edited(edits, removed) : body;
  return sendReply(passage, sent, decision);
}

/**
 * The table of this session's pseudonyms. With tools in the request there is none, unless values are put back in their arguments: a tool
 * could do nothing with a placeholder. What no later request can ask for is not stored.
 */
function vaultSession(
  { vault }: GatewayServices,
  { isInspected, policy }: GuardedPolicy,
  { segments, hostedTools }: RequestReading,
  principal: Principal,
): VaultSession | undefined {
  if (vault === undefined || !isInspected) return undefined;
  const hasTools = hostedTools.length > 0 || segments.some(({ pointer }) => TOOL_POINTER.test(pointer));
  if (hasTools && policy.restoreIn?.includes('tool') !== true) return undefined;
  return isFreshSession(principal) ? inProcessVault().session(principal) : vault.session(principal);
}

const TOOL_POINTER = /^\/(?:tools|functions|mcp_servers)\//u;

/** The provider of the model. Whatever other models the request names have to be its own, and the key's, too. */
function providerOf(
  services: GatewayServices,
  { id }: Dialect,
  allowed: readonly string[] | undefined,
  { model, demand }: RequestReading,
): Provider {
  const provider = services.providerFor(id, model);
  const isServed = (name: string): boolean =>
    (allowed === undefined || hasModel(allowed, name)) && services.providerFor(id, name) === provider;
  if (provider === undefined || ![model, ...demand.otherModels()].every(isServed)) {
    throw new RefusedRequestError(404, 'model_not_found', 'a model does not exist or this key may not use it');
  }
  return provider;
}

/** Aborts when the caller has closed the connection before the reply was complete; that may have been while it was decided. */
function callerGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (reply.raw.destroyed) gone.abort();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function sendBlocked(passage: Passage): Promise<FastifyReply> {
  const { gateway, dialect, reading, state, reply } = passage;
  const code = 'blocked_by_policy';
  state.outcome = 'blocked';
  if (gateway.services().config.onBlock === 'error') throw new RefusedRequestError(400, code, BLOCKED);
  const problem = { status: 200, code, message: BLOCKED, requestId: state.requestId };
  const type = reading.isStream ? 'text/event-stream; charset=utf-8' : 'application/json';
  return reply.type(type).send(dialect.refusalBody(reading, problem, gateway.clock.now()));
}

const BLOCKED = 'the request was blocked by the security policy of this service';
