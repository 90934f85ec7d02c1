import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TextTooLongError } from '../core/errors.ts';
import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import { type JsonNode, memberOf } from '../core/json/json-node.ts';
import { parseJson } from '../core/json/parse-json.ts';
import type { Trust } from '../core/segment.ts';
import { type InspectAnswer, inspectText } from '../guard/inspect-text.ts';
import { bodyText } from './body-text.ts';
import { callerOf, stateOf } from './caller.ts';
import type { Gateway } from './gateway.ts';
import { admitPrincipal } from './principal-route.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** `POST /v1/inspect`: one object `{"text","role"?,"trust"?}`, or an array of them; answers likewise, in the same order. */
export async function inspectTexts(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { config, guardFor } = gateway.services();
  const { requestId } = stateOf(request);
  const root = readBody(bodyText(request));
  const items = root.kind === 'array' ? root.items : [root];
  const { textsMax } = config.inspect;
  if (items.length > textsMax) throw invalid('', `holds more than ${textsMax} texts; send them in several calls`);
  const texts = items.map((item, index) => readText(item, root.kind === 'array' ? `/${index}` : ''));
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  const { textLengthMax } = config.bounds;
  if (length > textLengthMax) throw new TextTooLongError(length, textLengthMax);
  const chosen = guardFor(callerOf(request).key.policy, '/v1/inspect');
  if (chosen === undefined) {
    throw new RefusedRequestError(503, 'policy_unavailable', 'the policy of this key is not in the configuration');
  }
  const principal = await admitPrincipal(gateway, request, undefined);
  const { guard, policy } = chosen;
  const answers: InspectAnswer[] = [];
  for (const { text, role, trust } of texts) {
    // Others get their turn between two texts: each may take as long as a whole message.
    await setImmediate();
    const { answer } = await inspectText(text, { guard, policy, principal, requestId, explain: false, role, trust });
    answers.push(answer);
  }
  return reply.send(root.kind === 'array' ? answers : answers[0]);
}

interface InspectedText {
  readonly text: string;
  readonly role: string | undefined;
  readonly trust: Trust;
}

const ROLES: readonly string[] = ['system', 'developer', 'user', 'assistant', 'tool'];
const TRUSTS: readonly string[] = ['operator', 'user', 'external', 'model'];

function readBody(body: string): JsonNode {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof InvalidJsonError) throw invalid('', error.problem);
    throw error;
  }
}

function readText(node: JsonNode, pointer: string): InspectedText {
  if (node.kind !== 'object') throw invalid(pointer, 'must be an object with "text"');
  for (const { key } of node.members) {
    if (!['text', 'role', 'trust'].includes(key.value))
      throw invalid(pointer, 'may have "text", "role" and "trust" only');
  }
  const text = stringOf(node, 'text', pointer);
  if (text === undefined) throw invalid(pointer, 'must have "text"');
  const role = stringOf(node, 'role', pointer);
  if (role !== undefined && !ROLES.includes(role))
    throw invalid(`${pointer}/role`, `must be one of ${ROLES.join(', ')}`);
  const trust = stringOf(node, 'trust', pointer) ?? 'user';
  if (!TRUSTS.includes(trust)) throw invalid(`${pointer}/trust`, `must be one of ${TRUSTS.join(', ')}`);
  return { text, role, trust: trust as Trust };
}

function stringOf(node: JsonNode, key: string, pointer: string): string | undefined {
  const value = memberOf(node, key);
  if (value === undefined) return undefined;
  if (value.kind !== 'string') throw invalid(`${pointer}/${key}`, 'must be a string');
  return value.value;
}

function invalid(pointer: string, problem: string): RefusedRequestError {
  return new RefusedRequestError(
    400,
    'invalid_request',
    `${pointer === '' ? 'the body' : `"${pointer}"`} ${problem}`,
    pointer,
  );
}
