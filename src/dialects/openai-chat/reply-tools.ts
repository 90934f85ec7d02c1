import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { filled, stringIn } from '../reply/read-reply-json.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { splicesTo } from '../reply/render-node.ts';
import type { UncoveredPlaces } from '../reply/uncovered-places.ts';
import { walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { TOOL_CALL_FIELDS, TOOL_CALLS_MAX } from './reply-fields.ts';
import { noticeSplice } from './tool-notices.ts';

/** What the decision on tool calls needs. */
export interface ToolCallPass {
  readonly source: string;
  readonly choice: ChoiceGate;
  readonly uncovered: UncoveredPlaces;
}

/** A pass with the notices of the calls that are withheld. */
interface NoticingPass extends ToolCallPass {
  readonly notices: string[];
}

/**
 * Decides the tool calls of a whole message, in order. The splices take out what is blocked or withheld, rewrite others, and put notices behind
 * the content.
 */
export function guardToolCalls(given: ToolCallPass, message: JsonObject, place: string): readonly Splice[] {
  const notices: string[] = [];
  const pass = { ...given, notices };
  const splices: Splice[] = [];
  const gone = new Set<JsonNode>();
  const list = filled(message, 'tool_calls');
  const legacy = filled(message, 'function_call');
  if (list === undefined && legacy === undefined) return splices;
  if (list !== undefined) {
    if (list.kind !== 'array') throw new MalformedReplyError('has "tool_calls" that are no list');
    if (list.items.length > TOOL_CALLS_MAX) throw new MalformedReplyError(`has more than ${TOOL_CALLS_MAX} tool calls`);
    for (const [position, call] of list.items.entries()) {
      const edits = decideToolCall(pass, call, pointerTo(`${place}/tool_calls`, position));
      if (edits === undefined) gone.add(call);
      else splices.push(...edits);
    }
    const isGone = (at: number): boolean => gone.has(list.items[at] as JsonNode);
    if (gone.size > 0 && gone.size === list.items.length) gone.add(list);
    else splices.push(...removeParts(list.items, isGone));
  }
  if (legacy !== undefined) {
    const edits = decideFunction(pass, legacy, `${place}/function_call`, 'arguments');
    if (edits === undefined) gone.add(legacy);
    else splices.push(...edits);
  }
  const members = message.members.map(({ key, value }) => ({ start: key.start, end: value.end }));
  const isGone = (at: number): boolean => gone.has(message.members[at]?.value as JsonNode);
  const removed = removeParts(members, isGone);
  if (notices.length === 0) return [...splices, ...removed];
  const goneCount = members.filter((_, at) => isGone(at)).length;
  return [...splices, ...removed, noticeSplice(message, notices, goneCount)];
}

/** Splices of a call that is let through; undefined where it does not leave. */
function decideToolCall(pass: NoticingPass, call: JsonNode, place: string): readonly Splice[] | undefined {
  if (call.kind !== 'object') throw new MalformedReplyError('has a tool call that is no object');
  const splices: Splice[] = [];
  const walk = wholeWalk({ ...pass, splices });
  let target: JsonNode | undefined;
  let input: 'arguments' | 'input' = 'arguments';
  for (const { key, value } of call.members) {
    const name = key.value;
    if ((name === 'function' || name === 'custom') && value.kind === 'object') {
      if (target !== undefined) throw new MalformedReplyError('has a tool call of two kinds');
      target = value;
      input = name === 'function' ? 'arguments' : 'input';
      continue;
    }
    const shape = TOOL_CALL_FIELDS.get(name);
    if (shape === undefined) walkUnknown(walk, key, value, place, undefined);
    else walkReply(walk, value, shape, pointerTo(place, name), undefined);
  }
  if (target === undefined) throw new MalformedReplyError('has a tool call without a "function"');
  const edits = decideFunction(pass, target, place, input);
  return edits === undefined ? undefined : [...splices, ...edits];
}

/** Decides a name with its arguments, or with the free text that a custom tool takes. */
function decideFunction(
  pass: NoticingPass,
  node: JsonNode,
  place: string,
  field: 'arguments' | 'input',
): readonly Splice[] | undefined {
  if (node.kind !== 'object') throw new MalformedReplyError('has a tool call that is no object');
  const splices: Splice[] = [];
  const walk = wholeWalk({ ...pass, splices });
  for (const { key, value } of node.members) {
    if (key.value !== 'name' && key.value !== field) walkUnknown(walk, key, value, place, undefined);
  }
  const text = stringIn(node, field) ?? '';
  const name = stringIn(node, 'name') ?? '';
  const verdict = pass.choice.toolCall(place, { name, arguments: text, isText: field === 'input' });
  if (verdict.action === 'withhold') pass.notices.push(verdict.notice);
  if (verdict.action === 'block' || verdict.action === 'withhold') return undefined;
  const written = filled(node, field);
  if (verdict.action === 'rewrite' && written?.kind === 'string') {
    splices.push(...splicesTo(pass.source, written, verdict.arguments));
  }
  return splices;
}
