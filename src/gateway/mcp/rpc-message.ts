import { type JsonNode, type JsonObject, memberOf } from '../../core/json/json-node.ts';
import { readBody } from '../../dialects/walk/read-body.ts';
import { EDGE_BYTES } from './line-reader.ts';
import { MalformedMessageError } from './malformed-message-error.ts';

/** The id of a request: a string, or a whole number. */
export type RpcId = string | number;

/** One JSON-RPC 2.0 message with its source text and the places in it. */
export type RpcMessage = RpcRequest | RpcNotification | RpcResponse;

interface RpcSource {
  /** The line as it came. */
  readonly source: string;
  readonly root: JsonObject;
}

/** A call that wants an answer. */
export interface RpcRequest extends RpcSource {
  readonly kind: 'request';
  readonly id: RpcId;
  readonly method: string;
  readonly params: JsonNode | undefined;
}

/** A message that wants no answer. */
export interface RpcNotification extends RpcSource {
  readonly kind: 'notification';
  readonly method: string;
  readonly params: JsonNode | undefined;
}

/** An answer; `body` is its result or its error. An id of null is that of a request which could not be read. */
export interface RpcResponse extends RpcSource {
  readonly kind: 'response';
  readonly id: RpcId | null;
  readonly isError: boolean;
  readonly body: JsonNode;
}

/**
 * Reads one message. Refused is what two readers could take for two messages: a key that is there twice, half of a surrogate
 * pair, an unknown member beside those of JSON-RPC, a result together with an error, a number with a fraction as id, a batch.
 *
 * @throws MalformedMessageError; MalformedRequestError for what is no JSON object of the strict form.
 */
export function readRpcMessage(source: string): RpcMessage {
  const root = readBody(source);
  for (const { key } of root.members) if (!MEMBERS.has(key.value)) refuse('has a member that JSON-RPC does not know');
  const version = memberOf(root, 'jsonrpc');
  if (version?.kind !== 'string' || version.value !== '2.0') refuse('has no "jsonrpc": "2.0"');
  const method = memberOf(root, 'method');
  const idNode = memberOf(root, 'id');
  const result = memberOf(root, 'result');
  const error = memberOf(root, 'error');
  if (method === undefined) {
    const body = result ?? error;
    if (body === undefined || (result !== undefined && error !== undefined)) refuse('is neither request nor response');
    if (memberOf(root, 'params') !== undefined) refuse('has params without a method');
    if (idNode === undefined) {
      if (error === undefined) refuse('has no id');
      return { kind: 'response', id: null, isError: true, body, source, root };
    }
    const id = error !== undefined && idNode.kind === 'null' ? null : readId(idNode, source);
    return { kind: 'response', id, isError: error !== undefined, body, source, root };
  }
  if (method.kind !== 'string' || method.value === '' || method.value.length > METHOD_LENGTH_MAX)
    refuse('has no method that can be one');
  if (result !== undefined || error !== undefined) refuse('is request and response at once');
  const params = memberOf(root, 'params');
  if (params !== undefined && params.kind !== 'object') refuse('has params that are no object');
  const call = { method: method.value, params, source, root };
  return idNode === undefined
    ? { kind: 'notification', ...call }
    : { kind: 'request', id: readId(idNode, source), ...call };
}

/** One key for each id: the number 1 and the string "1" are two ids, 1 and 1.0 are one. */
export function idKey(id: RpcId): string {
  return `${typeof id}:${id}`;
}

/**
 * The id that a line which cannot be read seems to have, by its two ends, where libraries put it. It only ever tells somebody
 * sooner that no answer will come.
 */
export function guessId({ head, tail }: { readonly head: string; readonly tail: string }): RpcId | undefined {
  const found = ID_AT_END.exec(tail) ?? ID_AT_START.exec(head);
  const [, number, text] = found ?? [];
  if (number !== undefined) return Number(number);
  return text;
}

/** The ends of a line as {@link guessId} takes them. */
export function edgesOf(text: string): { readonly head: string; readonly tail: string } {
  return { head: text.slice(0, EDGE_BYTES), tail: text.slice(-EDGE_BYTES) };
}

const ID_AT_END = /,"id":(?:(\d{1,15})|"([\w-]{1,64})")\}$/u;
const ID_AT_START = /^\{(?:"jsonrpc":"2\.0",)?"id":(?:(\d{1,15})|"([\w-]{1,64})"),/u;

const MEMBERS: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);
const METHOD_LENGTH_MAX = 256;
const ID_LENGTH_MAX = 256;

function readId(node: JsonNode, source: string): RpcId {
  if (node.kind === 'string' && node.value.length <= ID_LENGTH_MAX) return node.value;
  if (node.kind !== 'number') refuse('has an id that is neither a short string nor a whole number');
  const id = Number(source.slice(node.start, node.end));
  if (!Number.isSafeInteger(id)) refuse('has an id that is neither a short string nor a whole number');
  return id;
}

function refuse(problem: string): never {
  throw new MalformedMessageError(problem);
}
