import { SallyportError } from '../../core/errors.ts';
import { type JsonNode, memberOf } from '../../core/json/json-node.ts';
import { RateLimitedError } from '../../limits/rate-limited-error.ts';
import { guardCall } from './guard-call.ts';
import type { Line } from './line-reader.ts';
import type { Exchange } from './mcp-proxy.ts';
import { cancelledLine, errorLine, type Refusal, RPC_ERROR } from './rpc-answer.ts';
import {
  edgesOf,
  guessId,
  type RpcId,
  type RpcMessage,
  type RpcNotification,
  type RpcRequest,
  readRpcMessage,
} from './rpc-message.ts';

/** Takes one line of the client: it goes to the server as it came, or is answered here. */
export async function takeFromClient(line: Line, exchange: Exchange): Promise<void> {
  if (line.kind === 'text' && line.text.trim() === '') return;
  const message = line.kind === 'text' ? readOrRefuse(line.text) : badLine(line);
  if ('code' in message) {
    exchange.reports.anomaly('client-bad-message', 'LOW');
    await exchange.toClient.write(errorLine(message.id, message));
  } else if (message.kind === 'request') await takeRequest(message, exchange);
  else if (message.kind === 'notification') await takeNotification(message, exchange);
  else if (message.id === null) await exchange.toServer.write(message.source);
  else if (exchange.askedByServer.take(message.id) !== undefined) await exchange.toServer.write(message.source);
  else exchange.reports.anomaly('client-unasked-answer', 'LOW');
}

type BadLine = Refusal & { readonly id: RpcId | null };

function readOrRefuse(text: string): RpcMessage | BadLine {
  try {
    return readRpcMessage(text);
  } catch (error) {
    if (!(error instanceof SallyportError)) throw error;
    return { code: RPC_ERROR.invalidRequest, message: error.message, id: guessId(edgesOf(text)) ?? null };
  }
}

function badLine(line: Extract<Line, { readonly kind: 'bad' }>): BadLine {
  const id = guessId(line) ?? null;
  if (line.problem === 'not-utf8') return { code: RPC_ERROR.parse, message: 'the message is no UTF-8', id };
  return { code: RPC_ERROR.tooLarge, message: 'the message is too large', id };
}

async function takeRequest(request: RpcRequest, exchange: Exchange): Promise<void> {
  const { id, method, params } = request;
  const { asked, toClient, toServer, bounds, reports } = exchange;
  const answer = (refusal: Refusal): Promise<void> => toClient.write(errorLine(id, refusal));
  if (asked.has(id)) return answer({ code: RPC_ERROR.invalidRequest, message: 'the id of the request is in use' });
  let release: () => void;
  try {
    const { requestsPerMinute, concurrentMax } = bounds;
    release = await exchange.limits.admitKey('client', { requestsPerMinute, concurrentMax });
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    reports.limited(`client-${error.limit}`);
    return answer({ code: RPC_ERROR.limited, message: error.message, retryAfterMs: Math.ceil(error.retryAfterMs) });
  }
  let line: string | Refusal;
  try {
    line = method === 'tools/call' ? await guardCall(request, exchange) : request.source;
  } catch {
    // A check that fails refuses the call.
    reports.anomaly('check-failed', 'HIGH');
    line = { code: RPC_ERROR.refused, message: 'the call could not be checked' };
  }
  if (typeof line !== 'string') {
    release();
    return answer(line);
  }
  if (method === 'prompts/get') exchange.actions.hearUser(textsIn(memberOf(params, 'arguments')));
  const name = memberOf(params, 'name');
  const isFirstPage = memberOf(params, 'cursor') === undefined;
  const onTimeout = (): void => {
    reports.anomaly('request-timeout');
    void toServer.write(cancelledLine(id, 'timeout'));
    void answer({ code: RPC_ERROR.timeout, message: `the server did not answer in ${bounds.requestTimeoutMs} ms` });
  };
  asked.open(
    { id, method, isFirstPage, release, ...(name?.kind === 'string' && { target: name.value }) },
    { timeoutMs: bounds.requestTimeoutMs, onTimeout },
  );
  await toServer.write(line);
}

/** Prompts are chosen and filled in by users. */
function textsIn(node: JsonNode | undefined): readonly string[] {
  const values = node?.kind === 'object' ? node.members.map(({ value }) => value) : [];
  return values.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
}

/** Of a request that the client has cancelled no answer is passed on. */
async function takeNotification({ source, method, params }: RpcNotification, exchange: Exchange): Promise<void> {
  const cancelled = method === 'notifications/cancelled' ? memberOf(params, 'requestId') : undefined;
  if (cancelled?.kind === 'string') exchange.asked.giveUp(cancelled.value);
  if (cancelled?.kind === 'number') exchange.asked.giveUp(Number(source.slice(cancelled.start, cancelled.end)));
  await exchange.toServer.write(source);
}
