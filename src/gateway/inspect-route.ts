import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TextTooLongError } from '../core/errors.ts';
import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import { type JsonNode, memberOf } from '../core/json/json-node.ts';
import { parseJson } from '../core/json/parse-json.ts';
import { ROLES, TRUSTS, type Trust } from '../core/segment.ts';
import { type InspectAnswer, inspectText } from '../guard/inspect-text.ts';
import { admitTexts } from './admit-texts.ts';
import { bodyText } from './body-text.ts';
import { callerOf, stateOf } from './caller.ts';
import type { Gateway } from './gateway.ts';
import { policyOfKey } from './policy-of-key.ts';
import { admitPrincipal } from './principal-route.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** `POST /v1/inspect`: one object `{"text","role"?,"trust"?}`, or an array of them; answers likewise, in the same order. */
export async function inspectTexts(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const services = gateway.services();
  const { config } = services;
  const { requestId } = stateOf(request);
  const root = readBody(bodyText(request));
  const items = root.kind === 'array' ? root.items : [root];
  const { textsMax } = config.inspect;
  if (items.length > textsMax) throw invalid('', `holds more than ${textsMax} texts; send them in several calls`);
  const texts = items.map((item, index) => readText(item, root.kind === 'array' ? `/${index}` : ''));
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  const { textLengthMax } = config.bounds;
  if (length > textLengthMax) throw new TextTooLongError(length, textLengthMax);
  const { guard, policy } = policyOfKey(services, callerOf(request).key, '/v1/inspect');
  const principal = await admitPrincipal(gateway, request, []);
  await admitTexts(gateway, request, texts);
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
  const role = wordOf(node, 'role', pointer, ROLES);
  const trust = wordOf(node, 'trust', pointer, TRUSTS) ?? 'user';
  return { text, role, trust };
}

function wordOf<Word extends string>(
  node: JsonNode,
  key: string,
  pointer: string,
  words: readonly Word[],
): Word | undefined {
  const value = stringOf(node, key, pointer);
  const word = words.find((known) => known === value);
  if (value !== undefined && word === undefined)
    throw invalid(`${pointer}/${key}`, `must be one of ${words.join(', ')}`);
  return word;
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
