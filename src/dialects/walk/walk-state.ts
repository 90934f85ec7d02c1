import { decimalForm } from '../../core/json/decimal-form.ts';
import type { JsonPlain, JsonString } from '../../core/json/json-node.ts';
import type { MessageSegment, Uncovered } from '../../core/message.ts';
import type { Role, Trust } from '../../core/segment.ts';
import type { RequestTrusts } from '../dialect.ts';
import { MalformedRequestError } from '../dialect-errors.ts';
import type { PositionName } from './shape.ts';

/** Segments and uncovered places of one message together. */
export const PLACES_MAX = 16_000;

/** Under which role and trust texts stand. */
export interface Position {
  readonly role: Role;
  readonly trust: Trust;
  /** Texts here make up the system prompt. */
  readonly isPrompt: boolean;
}

/** Digits before the point from which on a number may be that of a card or a person. */
const NUMBER_DIGITS_MIN = 8;

/**
 * Where the text of a segment stands in the body; with `outer`, in JSON that the string `outer` of the body holds. A number is
 * replaced as a whole, by a string.
 */
export interface Place {
  readonly node: JsonString | JsonPlain;
  readonly outer?: JsonString;
}

/** What has been seen on a walk so far, and where it is. */
export interface WalkState {
  readonly segments: MessageSegment[];
  /** One for each segment. */
  readonly places: Place[];
  readonly uncovered: Uncovered[];
  readonly hosted: Set<string>;
  readonly prompts: string[];
  readonly positions: Readonly<Record<Exclude<PositionName, 'external'>, Position>>;
  position: Position;
  source: string | undefined;
  /** The text that the places of nodes are places of: the body, or what the string `outer` says. */
  text: string;
  isHistory: boolean;
  /** The string whose inside is walked. */
  outer: JsonString | undefined;
}

/** Opens a walk at the top of a message. */
export function openWalk(body: string, trusts: RequestTrusts): WalkState {
  const isPrompt = trusts.system === 'operator';
  const user: Position = { role: 'user', trust: 'user', isPrompt: false };
  return {
    segments: [],
    places: [],
    uncovered: [],
    hosted: new Set(),
    prompts: [],
    positions: {
      system: { role: 'system', trust: trusts.system, isPrompt },
      developer: { role: 'developer', trust: trusts.system, isPrompt },
      user,
      assistant: { role: 'assistant', trust: trusts.assistant, isPrompt: false },
      tool: { role: 'tool', trust: 'external', isPrompt: false },
      tools: { role: 'system', trust: trusts.tools, isPrompt: false },
      app: { role: 'system', trust: trusts.system, isPrompt: false },
    },
    position: user,
    source: undefined,
    text: body,
    isHistory: false,
    outer: undefined,
  };
}

/** Goes to a position and returns the one to come back to. */
export function enterPosition(walk: WalkState, name: PositionName): Position {
  const before = walk.position;
  walk.position =
    name === 'external' ? { role: before.role, trust: 'external', isPrompt: false } : walk.positions[name];
  return before;
}

/** Takes a string as a text of the message. An empty one holds nothing to inspect. */
export function addSegment(walk: WalkState, node: JsonString, pointer: string, fixed?: 'id' | 'key'): void {
  if (node.value !== '') addText(walk, node, node.value, pointer, fixed);
}

/** Takes a long number as a text of the message: by its digits, wherever its exponent puts the point. */
export function addNumber(walk: WalkState, node: JsonPlain, pointer: string): void {
  if (node.end - node.start < NUMBER_DIGITS_MIN) return;
  const digits = decimalForm(walk.text.slice(node.start, node.end));
  if (LONG_NUMBER.test(digits) && !LIMITS.has(digits)) addText(walk, node, digits, pointer);
}

const LONG_NUMBER = /^-?\d{8}/u;

/** Least and greatest numbers of types, which schemas of tools name as bounds. */
const LIMITS: ReadonlySet<string> = new Set([
  '-2147483648',
  '2147483647',
  '4294967295',
  '-9007199254740991',
  '9007199254740991',
  '-9223372036854775808',
  '9223372036854775807',
]);

function addText(
  walk: WalkState,
  node: JsonString | JsonPlain,
  text: string,
  pointer: string,
  fixed?: 'id' | 'key',
): void {
  checkPlaces(walk, pointer);
  const { role, trust } = walk.position;
  const segment: { -readonly [name in keyof MessageSegment]: MessageSegment[name] } = { pointer, role, trust, text };
  if (fixed !== undefined) segment.fixed = fixed;
  if (walk.isHistory) segment.isHistory = true;
  if (walk.source !== undefined) segment.source = walk.source;
  walk.segments.push(segment);
  walk.places.push(walk.outer === undefined ? { node } : { node, outer: walk.outer });
}

/** Reports a place as not inspected. */
export function addUncovered(walk: WalkState, pointer: string, kind: Uncovered['kind']): void {
  checkPlaces(walk, pointer);
  walk.uncovered.push({ pointer, kind });
}

function checkPlaces(walk: WalkState, pointer: string): void {
  if (walk.segments.length + walk.uncovered.length < PLACES_MAX) return;
  throw new MalformedRequestError(
    pointer,
    `is one text too many: a request may have ${PLACES_MAX} texts, names included`,
  );
}
