import { InvalidOptionsError } from '../core/errors.ts';
import type { JsonValue } from '../core/json-value.ts';
import type { Role, Trust } from '../core/segment.ts';
import { isMap } from './sinks/argument-parts.ts';
import type { ActionCall, ConversationSegment, ToolDefinition } from './tool-action.ts';

const MESSAGES_MAX = 10_000;
const TOOLS_MAX = 1_000;

const TRUST_BY_ROLE: ReadonlyMap<string, readonly [Role, Trust]> = new Map([
  ['system', ['system', 'operator']],
  ['developer', ['developer', 'operator']],
  ['user', ['user', 'user']],
  ['assistant', ['assistant', 'model']],
  ['tool', ['tool', 'external']],
  ['function', ['tool', 'external']],
]);

/**
 * Reads the messages of an OpenAI chat, at most 10,000, as segments. A tool's result is called after the tool that its `tool_call_id` leads to.
 *
 * @throws `InvalidOptionsError` that names the message which is none.
 */
export function chatSegments(messages: unknown): readonly ConversationSegment[] {
  if (!Array.isArray(messages) || messages.length > MESSAGES_MAX)
    throw new InvalidOptionsError('messages', `must be a list of at most ${MESSAGES_MAX} chat messages`);
  const calls = new Map<string, NotedCall>();
  return (messages as readonly JsonValue[]).flatMap((message, i) => {
    const known = isMap(message) ? TRUST_BY_ROLE.get(String(message['role'])) : undefined;
    if (!isMap(message) || known === undefined)
      throw new InvalidOptionsError(`messages[${i}]`, 'must be a chat message with a known "role"');
    const [role, trust] = known;
    noteCalls(message['tool_calls'], calls);
    const called = trust === 'external' ? callOf(message, calls) : undefined;
    const pointer = `/messages/${i}/content`;
    return textsOf(message['content'], pointer).map((each) => ({
      ...each,
      role,
      trust,
      ...called,
    }));
  });
}

/** A call, as the segments of its result tell it. */
interface NotedCall {
  readonly source?: string;
  readonly request?: JsonValue;
}

function noteCalls(list: JsonValue | undefined, calls: Map<string, NotedCall>): void {
  if (!Array.isArray(list)) return;
  for (const call of list as readonly JsonValue[]) {
    const named = isMap(call) ? call['function'] : undefined;
    if (!isMap(call) || !isMap(named) || typeof call['id'] !== 'string' || typeof named['name'] !== 'string') continue;
    const request = requestOf(named['arguments']);
    calls.set(call['id'], { source: named['name'], ...(request !== undefined && { request }) });
  }
}

/** Arguments as a value; text that is no JSON is left as it is, since it is compared and nothing more. */
function requestOf(given: JsonValue | undefined): JsonValue | undefined {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as JsonValue;
  } catch {
    return given;
  }
}

function callOf(message: { readonly [key: string]: JsonValue }, calls: ReadonlyMap<string, NotedCall>): NotedCall {
  const { name, tool_call_id: id } = message;
  const { source = undefined, request } = calls.get(String(id)) ?? {};
  const called = typeof name === 'string' ? name : source;
  return { ...(called !== undefined && { source: called }), ...(request !== undefined && { request }) };
}

function textsOf(
  content: JsonValue | undefined,
  pointer: string,
): readonly { readonly pointer: string; readonly text: string }[] {
  if (typeof content === 'string') return [{ pointer, text: content }];
  if (content === null || content === undefined) return [];
  if (!Array.isArray(content)) return [{ pointer, text: JSON.stringify(content) }];
  return (content as readonly JsonValue[]).flatMap((part, i) => {
    const text = isMap(part) ? part['text'] : part;
    return typeof text === 'string' ? [{ pointer: `${pointer}/${i}`, text }] : [];
  });
}

/** Reads tools in OpenAI's form or bare; missing is none. @throws `InvalidOptionsError` that names the tool which is none. */
export function toolDefinitions(tools: unknown): readonly ToolDefinition[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools) || tools.length > TOOLS_MAX)
    throw new InvalidOptionsError('tools', `must be a list of at most ${TOOLS_MAX} tools`);
  return (tools as readonly JsonValue[]).map((tool, i) => {
    const bare = isMap(tool) && isMap(tool['function']) ? tool['function'] : tool;
    if (!isMap(bare) || typeof bare['name'] !== 'string')
      throw new InvalidOptionsError(`tools[${i}]`, 'must be a tool with a "name"');
    const { name, description, parameters } = bare;
    return {
      name: String(name),
      ...(typeof description === 'string' && { description }),
      ...(parameters !== undefined && { parameters }),
    };
  });
}

/** Reads a call whose arguments are a JSON value or its text. @throws `InvalidOptionsError` for what is none. */
export function actionCall(call: unknown): ActionCall {
  const given = call as JsonValue | undefined;
  if (!isMap(given) || typeof given['name'] !== 'string' || given['name'] === '')
    throw new InvalidOptionsError('call', 'must be an object with "name" and "arguments"');
  const args = given['arguments'] ?? {};
  return { name: given['name'], arguments: typeof args === 'string' ? parsedArguments(args) : args };
}

/** Models give no text at all where there are no arguments. */
function parsedArguments(text: string): JsonValue {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new InvalidOptionsError('call.arguments', 'must be JSON');
  }
}
