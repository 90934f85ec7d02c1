import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Decision } from '../core/decision.ts';
import type { ReplyGate } from '../core/message.ts';
import type { Principal } from '../core/segment.ts';
import type { VaultSession } from '../core/vault.ts';
import type { Dialect, RequestReading } from '../dialects/dialect.ts';
import { scrubProviderError } from '../forward/provider-error.ts';
import type { UpstreamReply } from '../forward/upstream.ts';
import { inProcessVault } from '../memory/vault/in-process-vault.ts';
import { type GatewayServices, type GuardedPolicy, hasModel, type Provider } from '../setup/gateway-services.ts';
import { admitTexts } from './admit-texts.ts';
import { bodyText } from './body-text.ts';
import { callerOf, type RequestState, stateOf } from './caller.ts';
import { checkDemand, checkRequest } from './check-request.ts';
import { coverageReceipt } from './coverage-receipt.ts';
import { extractionFor, limitAsked } from './extraction/limit-asked.ts';
import { watchCaller } from './extraction/watch-caller.ts';
import type { Gateway } from './gateway.ts';
import { isFreshSession } from './keys/principal.ts';
import type { Outcome } from './metrics.ts';
import { policyOfKey } from './policy-of-key.ts';
import { admitPrincipal } from './principal-route.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { reportFailure } from './report-events.ts';
import { sendProblem } from './send-problem.ts';
import { sendStream } from './send-stream.ts';
import { isTurnBlocked } from './session/judge-turn.ts';
import { editsWith, knownSegments } from './session/known-segments.ts';
import { recordIssued } from './session/record-issued.ts';
import { keepTurn, openSession, type SessionPassage } from './session/session-passage.ts';

/** One request on its way: everything that its steps share. */
interface Passage {
  readonly gateway: Gateway;
  readonly dialect: Dialect;
  readonly state: RequestState;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly reading: RequestReading;
  readonly policy: GuardedPolicy;
  readonly provider: Provider;
  readonly vault: VaultSession | undefined;
  /** The session that the request names. */
  readonly session: SessionPassage | undefined;
  readonly signal: AbortSignal;
}

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
  const session = openSession(gateway, principal, { ...policy, requestId: state.requestId });
  gateway.metrics.countUncovered(reading.uncovered, 'request');
  checkRequest(reading, policy, services.config.hostedTools);
  checkDemand(reading, dialect.id, quota);
  const removed = limitAsked(gateway, request, reply, reading);
  const provider = providerOf(services, dialect, key.models, reading);

  const { uncovered } = reading;
  if (policy.isInspected) {
    await admitTexts(gateway, request, reading.segments);
    await watchCaller(gateway, { request, reply, principal, segments: reading.segments });
  }
  const { segments, notices } = await knownSegments(gateway, session, reading.segments);
  const vault = vaultSession(services, policy, reading, principal);
  const call = { principal, requestId: state.requestId, ...(vault !== undefined && { vault }) };
  const decision = await policy.guard.message(segments, { ...call, coverage: { uncovered } });
  gateway.metrics.countFindings(decision, 'request');
  if (key.isDebug) reply.header('x-sallyport-coverage', coverageReceipt(reading, decision, removed));
  const passage: Passage = {
    gateway,
    dialect,
    state,
    request,
    reply,
    principal,
    reading,
    policy,
    provider,
    vault,
    session,
    signal: callerGone(reply),
  };
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

async function sendReply(passage: Passage, body: string, decision: Decision): Promise<FastifyReply> {
  const { gateway, dialect, provider, signal, state, policy, principal, reading, vault, session } = passage;
  let answer: UpstreamReply;
  try {
    answer = await provider.upstream.send(
      { method: 'POST', path: dialect.path, headers: headersOn(passage), body },
      signal,
    );
  } catch (error) {
    countFailure(passage, error);
    throw error;
  }
  if (answer.status >= 300 || answer.status < 200) return sendProviderError(passage, answer);
  const { systemPrompt } = reading;
  const call = { principal, requestId: state.requestId };
  const guarding = policy.guard.reply({
    ...call,
    ...(vault !== undefined && { vault }),
    ...(systemPrompt !== undefined && { systemPrompt }),
  });
  const gate = recordIssued(session, provider.concealing(guarding, call));
  const isStreamed = answer.mediaType === 'text/event-stream';
  if (isStreamed && !reading.isStream) {
    throw new RefusedRequestError(502, 'upstream_malformed_reply', 'the provider sent a stream that nobody asked for');
  }
  try {
    return isStreamed ? await streamReply(passage, answer, gate) : await wholeReply(passage, answer, gate);
  } catch (error) {
    countFailure(passage, error);
    throw error;
  } finally {
    const replied = gate.finish();
    gateway.metrics.countFindings(replied, 'reply');
    state.outcome ??= outcomeOf(decision, replied);
    await keepTurn(gateway, session);
  }
}

async function wholeReply(
  { dialect, request, reply, gateway, session }: Passage,
  answer: UpstreamReply,
  gate: ReplyGate,
): Promise<FastifyReply> {
  const keepsLogprobs = (extractionFor(gateway, request)?.probabilities ?? 'allow') === 'allow';
  const { body, uncovered } = dialect.guardReply(await answer.text(), gate, { keepsLogprobs });
  gateway.metrics.countUncovered(uncovered, 'reply');
  await keepTurn(gateway, session);
  // A reader that takes nothing of what is there for it holds a connection and a place.
  reply.raw.setTimeout(gateway.services().config.server.requestTimeoutMs, () => reply.raw.destroy());
  return reply.headers(headersBack(answer)).type('application/json').send(body);
}

async function streamReply(passage: Passage, answer: UpstreamReply, gate: ReplyGate): Promise<FastifyReply> {
  const { gateway, dialect, reading, request, reply, state, signal, session } = passage;
  const { metrics, clock } = gateway;
  const rewriter = dialect.openStream(gate, state.requestId, reading.demand.choices());
  reply.hijack();
  metrics.streamOpened();
  try {
    const problem = await sendStream({
      rewriter,
      upstream: answer,
      response: reply.raw,
      requestId: state.requestId,
      headers: { ...(reply.getHeaders() as Record<string, string>), ...headersBack(answer) },
      stallMs: gateway.services().config.server.requestTimeoutMs,
      signal,
      beforeLast: () => keepTurn(gateway, session),
      onFirstByte: () => metrics.observeFirstByte((clock.now() - state.startedMs) / 1_000),
      onUnexpected: (error) => reportFailure(gateway, error, request),
    });
    if (problem !== undefined) {
      state.outcome = 'failed';
      metrics.countUpstreamFailure(passage.provider.upstream.name, problem.code);
    } else if (signal.aborted) state.outcome = 'aborted';
  } finally {
    metrics.streamClosed();
    metrics.countUncovered(rewriter.uncovered, 'reply');
  }
  return reply;
}

/** The provider's own error, without what is nobody's business. Where it is about the provider's key, the caller's is not to blame. */
async function sendProviderError(passage: Passage, answer: UpstreamReply): Promise<FastifyReply> {
  const { gateway, provider, reply, dialect, state } = passage;
  const isKeyRefused = answer.status === 401 || answer.status === 403;
  gateway.metrics.countUpstreamFailure(provider.upstream.name, `status_${answer.status}`);
  state.outcome = 'failed';
  if (isKeyRefused || answer.status < 400) {
    throw new RefusedRequestError(
      502,
      'upstream_refused_gateway',
      'the provider refused the gateway; tell its operator',
    );
  }
  const { message, code } = scrubProviderError(await answer.text(), provider.scrub);
  const problem = { status: answer.status, code: code ?? 'provider_error', message, requestId: state.requestId };
  return sendProblem(reply.headers(headersBack(answer)), dialect, problem);
}

function countFailure({ gateway, provider, signal, state }: Passage, error: unknown): void {
  if (signal.aborted) {
    state.outcome = 'aborted';
    return;
  }
  state.outcome = 'failed';
  const { code } = (error ?? {}) as { readonly code?: unknown };
  gateway.metrics.countUpstreamFailure(
    provider.upstream.name,
    typeof code === 'string' ? code.toLowerCase() : 'unknown',
  );
}

function outcomeOf(decision: Decision, replied: Decision): Outcome {
  if (replied.action === 'block') return 'reply_blocked';
  return decision.action === 'rewrite' || replied.action === 'rewrite' ? 'rewritten' : 'passed';
}

/** The request id stays the gateway's, which events are found by; the provider's goes along under another name. */
function headersBack({ headers }: UpstreamReply): Readonly<Record<string, string>> {
  const { 'x-request-id': openAiId, 'request-id': anthropicId, ...others } = headers;
  const id = openAiId ?? anthropicId;
  return id === undefined ? others : { ...others, 'x-upstream-request-id': id };
}

/**
 * Headers that came once; the allow-list of the upstream decides which go on. All callers share the operator's account: two that
 * chose one idempotency key must not get each other's replies.
 */
function headersOn({ request, gateway, principal }: Passage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value;
  const { 'idempotency-key': key } = headers;
  if (key !== undefined) {
    const { tenant, user } = principal;
    const own = Buffer.from(`${tenant.length}:${tenant}:${user.length}:${user}:${key}`);
    headers['idempotency-key'] = Buffer.from(gateway.keys.mac('idempotency-key', own)).toString('hex');
  }
  return headers;
}
