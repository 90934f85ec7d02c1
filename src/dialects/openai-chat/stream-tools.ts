import type { JsonNode } from '../../core/json/json-node.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { indexIn, stringIn } from '../reply/read-reply-json.ts';
import { safeName, type UncoveredPlaces } from '../reply/uncovered-places.ts';
import { TOOL_CALLS_MAX } from './reply-fields.ts';
import { noticeText } from './tool-notices.ts';

/** UTF-16 units of tool calls that one reply may hold back. */
export const HELD_CHARS_MAX = 16_777_216;

/** What one reply holds back, all choices together. */
export interface HeldBudget {
  chars: number;
}

/** The tool calls of one choice, held until it finishes. */
export interface HeldTools {
  /** Takes the `tool_calls` of a delta. */
  hold(source: string, calls: JsonNode): void;
  /** Takes the `function_call` of a delta. */
  holdLegacy(call: JsonNode): void;
  /**
   * Decides the calls in order and gives a delta, as JSON, for each that is let through, and before them one for the notices of those that are
   * withheld. `hasContent`: they stand behind a text.
   */
  decide(hasContent: boolean): readonly string[];
  readonly heldChars: number;
}

interface HeldCall {
  id?: string;
  type?: string;
  kind?: 'function' | 'custom';
  name: string;
  input: string;
  /** The source of `extra_content`, which is opaque. */
  extra?: string;
}

/** Opens the store of one choice. */
export function heldTools(choice: ChoiceGate, uncovered: UncoveredPlaces, budget: HeldBudget): HeldTools {
  const place = `/choices/${choice.index}/message`;
  const calls = new Map<number, HeldCall>();
  const notices: string[] = [];
  let legacy: HeldCall | undefined;
  let heldChars = 0;

  function count(text: string): string {
    heldChars += text.length;
    budget.chars += text.length;
    if (budget.chars > HELD_CHARS_MAX) {
      throw new MalformedReplyError(`has tool calls of more than ${HELD_CHARS_MAX} UTF-16 units`);
    }
    return text;
  }

  function holdCall(source: string, node: JsonNode, position: number): void {
    if (node.kind !== 'object') throw new MalformedReplyError('has a tool call that is no object');
    const index = indexIn(source, node, TOOL_CALLS_MAX - 1) ?? position;
    const call = calls.get(index) ?? { name: '', input: '' };
    calls.set(index, call);
    for (const { key, value } of node.members) {
      const name = key.value;
      if (name === 'index' || value.kind === 'null') continue;
      if (name === 'id' || name === 'type') holdToken(call, name, stringIn(node, name) ?? '');
      else if ((name === 'function' || name === 'custom') && value.kind === 'object') {
        if (call.kind !== undefined && call.kind !== name)
          throw new MalformedReplyError('has a tool call of two kinds');
        call.kind = name;
        holdFunction(call, value, `${place}/tool_calls/${index}/${name}`, name === 'custom' ? 'input' : 'arguments');
      } else if (name === 'extra_content') {
        uncovered.add('encrypted', `${place}/tool_calls/${index}/extra_content`);
        call.extra = count(source.slice(value.start, value.end));
      } else uncovered.add('unknown', `${place}/tool_calls/${index}/${safeName(name)}`);
    }
  }

  function holdToken(call: HeldCall, name: 'id' | 'type', text: string): void {
    if (text === '' || call[name] === text) return;
    if (call[name] !== undefined) throw new MalformedReplyError(`has a tool call whose "${name}" changes`);
    call[name] = count(text);
  }

  function holdFunction(call: HeldCall, node: JsonNode, at: string, field: 'arguments' | 'input'): void {
    if (node.kind !== 'object') throw new MalformedReplyError('has a tool call that is no object');
    for (const { key } of node.members) {
      if (key.value !== 'name' && key.value !== field) uncovered.add('unknown', `${at}/${safeName(key.value)}`);
    }
    const name = stringIn(node, 'name');
    // Some providers say the name again with every delta.
    if (name !== undefined && name !== call.name) call.name += count(name);
    call.input += count(stringIn(node, field) ?? '');
  }

  function token(pointer: string, text: string): string {
    return JSON.stringify(choice.isHarmless(text) ? text : choice.whole(pointer, text));
  }

  function callJson(index: number, call: HeldCall): string | undefined {
    const at = `${place}/tool_calls/${index}`;
    // Clients keep calls in a list, which must have no holes.
    let head = `"index":${index - notices.length}`;
    if (call.id !== undefined) head += `,"id":${token(`${at}/id`, call.id)}`;
    if (call.type !== undefined) head += `,"type":${token(`${at}/type`, call.type)}`;
    const kind = call.kind ?? 'function';
    const body = functionJson(at, call, kind === 'custom' ? 'input' : 'arguments');
    const extra = call.extra === undefined ? '' : `,"extra_content":${call.extra}`;
    return body === undefined ? undefined : `{${head},"${kind}":${body}${extra}}`;
  }

  function functionJson(at: string, { name, input }: HeldCall, field: 'arguments' | 'input'): string | undefined {
    const verdict = choice.toolCall(at, { name, arguments: input, isText: field === 'input' });
    if (verdict.action === 'withhold') notices.push(verdict.notice);
    if (verdict.action === 'block' || verdict.action === 'withhold') return undefined;
    const left = verdict.action === 'rewrite' ? verdict.arguments : input;
    return `{"name":${JSON.stringify(name)},"${field}":${JSON.stringify(left)}}`;
  }

  return {
    hold(source, node) {
      if (node.kind !== 'array') throw new MalformedReplyError('has "tool_calls" that are no list');
      for (const [position, call] of node.items.entries()) holdCall(source, call, position);
    },
    holdLegacy(node) {
      legacy ??= { name: '', input: '' };
      holdFunction(legacy, node, `${place}/function_call`, 'arguments');
    },
    decide(hasContent) {
      const deltas: string[] = [];
      for (const [index, call] of [...calls].sort(([a], [b]) => a - b)) {
        const json = callJson(index, call);
        if (json !== undefined) deltas.push(`{"tool_calls":[${json}]}`);
      }
      const json = legacy && functionJson(`${place}/function_call`, legacy, 'arguments');
      if (json !== undefined) deltas.push(`{"function_call":${json}}`);
      if (notices.length > 0) deltas.unshift(`{"content":${JSON.stringify(noticeText(notices, hasContent))}}`);
      budget.chars -= heldChars;
      heldChars = 0;
      return deltas;
    },
    get heldChars() {
      return heldChars;
    },
  };
}
