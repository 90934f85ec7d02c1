import { SallyportError } from '../../core/errors.ts';
import { memberOf } from '../../core/json/json-node.ts';
import { free } from '../../dialects/walk/shape.ts';
import { RateLimitedError } from '../../limits/rate-limited-error.ts';
import { guardListing } from './guard-listing.ts';
import type { Line } from './line-reader.ts';
import type { Exchange } from './mcp-proxy.ts';
import { PARAMS_SHAPES, RESULT_SHAPES } from './message-shapes.ts';
import type { PendingRequest } from './pending-requests.ts';
import { errorLine, type Refusal, RPC_ERROR } from './rpc-answer.ts';
import {
  edgesOf,
  guessId,
  type RpcMessage,
  type RpcNotification,
  type RpcRequest,
  type RpcResponse,
  readRpcMessage,
} from './rpc-message.ts';
import { editParts, type ScannedPart } from './scan-message.ts';

/** Takes one line of the server: it goes to the client once it is inspected, with what the policy takes out of it. */
export async function takeFromServer(line: Line, exchange: Exchange): Promise<void> {
  if (line.kind === 'text' && line.text.trim() === '') return;
  const message = line.kind === 'text' ? readOrNot(line.text) : undefined;
  if (message === undefined) await takeBadLine(line, exchange);
  else if (message.kind === 'response') await takeResponse(message, exchange);
  else if (message.kind === 'request') await takeRequest(message, exchange);
  else await takeNotification(message, exchange);
}

function readOrNot(text: string): RpcMessage | undefined {
  try {
    return readRpcMessage(text);
  } catch (error) {
    if (error instanceof SallyportError) return undefined;
    throw error;
  }
}

/** Whoever waits for the answer that it seems to be is told at once. */
async function takeBadLine(line: Line, { asked, toClient, countBad }: Exchange): Promise<void> {
  const isTooLarge = line.kind === 'bad' && line.problem === 'too-long';
  countBad(isTooLarge ? 'server-message-too-large' : 'server-bad-message');
  const id = guessId(line.kind === 'text' ? edgesOf(line.text) : line);
  if (id === undefined || typeof asked.take(id) !== 'object') return;
  const refusal = isTooLarge
    ? { code: RPC_ERROR.tooLarge, message: 'the answer of the server is too large' }
    : { code: RPC_ERROR.badAnswer, message: 'the answer of the server is no JSON-RPC message' };
  await toClient.write(errorLine(id, refusal));
}

async function takeResponse(response: RpcResponse, exchange: Exchange): Promise<void> {
  const { id } = response;
  const request = id === null ? undefined : exchange.asked.take(id);
  if (request === 'given-up') return;
  if (request === undefined || id === null) return exchange.countBad('server-unasked-answer');
  const line = await failingClosed(exchange, () => guardResponse(response, request, exchange));
  if (typeof line !== 'string') exchange.reports.denied('answer-refused', deniedFacts(request.target, line));
  await exchange.toClient.write(typeof line === 'string' ? line : errorLine(id, line));
}

function guardResponse(
  response: RpcResponse,
  { method, target, isFirstPage = true }: PendingRequest,
  exchange: Exchange,
): Promise<string | Refusal> {
  const { source, body, isError } = response;
  const from = target ?? method;
  const hear = (texts: readonly string[]): void => {
    if (MODEL_READS.has(method)) exchange.actions.hear(texts, from);
  };
  if (isError) return inspected(source, { node: body, shape: free, pointer: '/error' }, exchange, hear);
  if (method === 'tools/list') return guardListing(response, isFirstPage, exchange);
  const shape = RESULT_SHAPES.get(method) ?? free;
  return inspected(source, { node: body, shape, pointer: '/result', from }, exchange, hear);
}

/** Methods whose answers, and errors, a model gets to read. */
const MODEL_READS: ReadonlySet<string> = new Set(['tools/call', 'tasks/result', 'resources/read', 'prompts/get']);

/** A request of the server: sampling, elicitation, roots, ping. One that is refused is answered here. */
async function takeRequest(request: RpcRequest, exchange: Exchange): Promise<void> {
  const { id, method } = request;
  const { askedByServer, toClient, toServer, bounds } = exchange;
  const answer = (refusal: Refusal): Promise<void> => toServer.write(errorLine(id, refusal));
  if (askedByServer.has(id)) return answer({ code: RPC_ERROR.invalidRequest, message: 'the id is in use' });
  if (askedByServer.size >= bounds.serverConcurrentMax || !(await isAdmitted(exchange))) {
    exchange.reports.limited('server-requests');
    return answer({ code: RPC_ERROR.limited, message: 'too many requests' });
  }
  const line = await failingClosed(exchange, () => inspectedParams(request, exchange));
  if (typeof line !== 'string') {
    exchange.reports.denied('server-request-refused', deniedFacts(method, line));
    return answer(line);
  }
  askedByServer.open({ id, method });
  await toClient.write(line);
}

/** A notification that is refused is dropped: nobody waits for it. */
async function takeNotification(notification: RpcNotification, exchange: Exchange): Promise<void> {
  const { source, method, params } = notification;
  if (!(await isAdmitted(exchange))) return exchange.reports.limited('server-notifications');
  const cancelled = method === 'notifications/cancelled' ? memberOf(params, 'requestId') : undefined;
  if (cancelled?.kind === 'string') exchange.askedByServer.giveUp(cancelled.value);
  if (cancelled?.kind === 'number') exchange.askedByServer.giveUp(Number(source.slice(cancelled.start, cancelled.end)));
  const line = await failingClosed(exchange, () => inspectedParams(notification, exchange));
  if (typeof line === 'string') await exchange.toClient.write(line);
  else exchange.reports.denied('notification-refused', deniedFacts(method, line));
}

async function isAdmitted({ limits, bounds }: Exchange): Promise<boolean> {
  try {
    (await limits.admitKey('server', { requestsPerMinute: bounds.serverMessagesPerMinute }))();
    return true;
  } catch (error) {
    if (error instanceof RateLimitedError) return false;
    throw error;
  }
}

function inspectedParams(
  { source, method, params }: RpcRequest | RpcNotification,
  exchange: Exchange,
): Promise<string | Refusal> {
  if (params === undefined) return Promise.resolve(source);
  const shape = PARAMS_SHAPES.get(method) ?? free;
  return inspected(source, { node: params, shape, pointer: '/params', from: method }, exchange);
}

/** `hear` takes the texts of a part that passes, as they came: what is taken out of them still tells what the rest is for. */
async function inspected(
  source: string,
  part: ScannedPart,
  { scanner }: Exchange,
  hear?: (texts: readonly string[]) => void,
): Promise<string | Refusal> {
  const verdict = await scanner.scan(source, part);
  if (verdict.action === 'pass') hear?.(verdict.walk.segments.map(({ text }) => text));
  if (verdict.action === 'pass') return verdict.edits.length === 0 ? source : editParts(source, [verdict]);
  const { problem, ruleIds } = verdict;
  return { code: RPC_ERROR.refused, message: `what the server sent is ${problem}`, ruleIds };
}

/** What could not be inspected does not reach the client. */
async function failingClosed({ reports }: Exchange, guard: () => Promise<string | Refusal>): Promise<string | Refusal> {
  try {
    return await guard();
  } catch {
    reports.anomaly('check-failed', 'HIGH');
    return { code: RPC_ERROR.refused, message: 'what the server sent could not be inspected' };
  }
}

function deniedFacts(tool: string | undefined, { ruleIds }: Refusal): Parameters<Exchange['reports']['denied']>[1] {
  return { ...(tool !== undefined && { tool }), ...(ruleIds !== undefined && { ruleIds }) };
}
