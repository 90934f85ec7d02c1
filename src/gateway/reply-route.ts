import type { FastifyReply } from 'fastify';
import type { Decision } from '../core/decision.ts';
import { scrubProviderError } from '../forward/provider-error.ts';
import type { UpstreamReply } from '../forward/upstream.ts';
import { UpstreamError, type UpstreamPhase } from '../forward/upstream-errors.ts';
import { decideActions, type ReplyActions } from './actions/decide-actions.ts';
import { presentedApprovals } from './actions/presented-approvals.ts';
import { extractionFor } from './extraction/limit-asked.ts';
import type { Outcome } from './metrics.ts';
import type { Passage } from './passage.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { reportFailure } from './report-events.ts';
import { sendProblem } from './send-problem.ts';
import { sendStream } from './send-stream.ts';
import { recordIssued } from './session/record-issued.ts';
import { keepTurn } from './session/session-passage.ts';

/** The second half of the way: forward → guard the reply → send. */
export async function sendReply(passage: Passage, body: string, decision: Decision): Promise<FastifyReply> {
  const { gateway, dialect, provider, signal, state, policy, principal, reading, vault, session, allowance } = passage;
  const presented = await presentedApprovals(passage);
  const { text, hidesUsage } = allowance.body(body);
  let answer: UpstreamReply;
  try {
    allowance.sending = 'sent';
    answer = await provider.upstream.send(
      { method: 'POST', path: dialect.path, headers: headersOn(passage), body: text },
      signal,
    );
  } catch (error) {
    if (error instanceof UpstreamError && UNSENT.has(error.phase)) allowance.sending = 'unreachable';
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
  const inspecting = recordIssued(session, allowance.limit(provider.concealing(guarding, call)));
  const actions = decideActions(passage, inspecting, presented);
  const { gate } = actions;
  const isStreamed = answer.mediaType === 'text/event-stream';
  if (isStreamed && !reading.isStream) {
    throw new RefusedRequestError(502, 'upstream_malformed_reply', 'the provider sent a stream that nobody asked for');
  }
  try {
    return isStreamed
      ? await streamReply(passage, answer, actions, hidesUsage)
      : await wholeReply(passage, answer, actions);
  } catch (error) {
    if (actions.hasFailed) state.outcome = 'failed';
    else countFailure(passage, error);
    throw error;
  } finally {
    const replied = gate.finish();
    gateway.metrics.countFindings(replied, 'reply');
    state.outcome ??= outcomeOf(decision, replied, actions.hasChanged);
    await keepTurn(gateway, session);
  }
}

/** Phases of a call in which nothing of the request has left. */
const UNSENT: ReadonlySet<UpstreamPhase> = new Set<UpstreamPhase>(['wait', 'connect']);

async function wholeReply(
  { dialect, request, reply, gateway, session, allowance }: Passage,
  answer: UpstreamReply,
  { gate, settled }: ReplyActions,
): Promise<FastifyReply> {
  const keepsLogprobs = (extractionFor(gateway, request)?.probabilities ?? 'allow') === 'allow';
  const { body, uncovered, usage } = dialect.guardReply(await answer.text(), gate, { keepsLogprobs });
  allowance.told(usage);
  gateway.metrics.countUncovered(uncovered, 'reply');
  await settled();
  await keepTurn(gateway, session);
  // A reader that takes nothing of what is there for it holds a connection and a place.
  reply.raw.setTimeout(gateway.services().config.server.requestTimeoutMs, () => reply.raw.destroy());
  return reply.headers(headersBack(answer)).type('application/json').send(body);
}

async function streamReply(
  passage: Passage,
  answer: UpstreamReply,
  actions: ReplyActions,
  hidesUsage: boolean,
): Promise<FastifyReply> {
  const { gateway, dialect, reading, request, reply, state, signal, session } = passage;
  const { metrics, clock } = gateway;
  const rewriter = dialect.openStream(actions.gate, state.requestId, {
    choiceCount: reading.demand.choices(),
    hidesUsage,
  });
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
      settled: actions.settled,
      beforeLast: () => keepTurn(gateway, session),
      onFirstByte: () => metrics.observeFirstByte((clock.now() - state.startedMs) / 1_000),
      onUnexpected: (error) => reportFailure(gateway, error, request),
    });
    if (problem !== undefined) {
      state.outcome = 'failed';
      if (!actions.hasFailed) metrics.countUpstreamFailure(passage.provider.upstream.name, problem.code);
    } else if (signal.aborted) state.outcome = 'aborted';
  } finally {
    passage.allowance.told(rewriter.usage, rewriter.heldChars);
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
  passage.allowance.sending = 'not-sent';
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

function outcomeOf(decision: Decision, replied: Decision, hasChanged: boolean): Outcome {
  if (replied.action === 'block') return 'reply_blocked';
  return hasChanged || decision.action === 'rewrite' || replied.action === 'rewrite' ? 'rewritten' : 'passed';
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
