import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import type { ToolCall } from '../../core/message.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { filled, stringIn } from '../reply/read-reply-json.ts';
import type { UncoveredPlaces } from '../reply/uncovered-places.ts';
import { type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import type { MessageTexts } from './message-texts.ts';
import { BLOCK_FIELDS, BLOCK_KINDS, type BlockKind, CITATION_SHAPE } from './reply-fields.ts';
import { type GuardedCitations, WholeText } from './whole-text.ts';

/** What the passage of a block needs. */
export interface BlockPass {
  readonly source: string;
  readonly choice: ChoiceGate;
  readonly uncovered: UncoveredPlaces;
}

/** What the blocks of a whole reply share. */
export interface WholePass extends BlockPass {
  readonly texts: MessageTexts;
}

/** What is left of a block of a whole reply. */
export interface GuardedBlock {
  readonly splices: readonly Splice[];
  /** Its text with what belongs to it, where it has one: what has left of it is known when the whole reply is decided. */
  readonly text?: WholeText;
  /** A block that comes complete goes when it is blocked; of a text the prefix stays that a stream has sent. */
  readonly isKept: boolean;
}

/** How a block passes; undefined for a type that is not known. */
export function kindOf(block: JsonObject): BlockKind | undefined {
  return BLOCK_KINDS.get(stringIn(block, 'type') ?? '');
}

/** The field of a block's text, where it has one that comes in pieces. */
export function textFieldOf(block: JsonObject): string | undefined {
  const kind = kindOf(block);
  return kind?.kind === 'text' ? kind.field : undefined;
}

/** Passes one block of a whole reply. */
export function guardBlock(pass: WholePass, block: JsonObject, position: number): GuardedBlock {
  const pointer = `/content/${position}`;
  const splices: Splice[] = [];
  const kind = kindOf(block);
  if (!isPlainText(block, kind)) walkBlock(wholeWalk({ ...pass, splices }), block, kind, pointer);
  if (pass.choice.isBlocked()) return { splices, isKept: false };
  if (kind?.kind === 'text') return { splices, text: guardText(pass, block, kind.field, pointer), isKept: true };
  if (kind?.kind !== 'tool') return { splices, isKept: true };
  const input = filled(block, 'input');
  const verdict = pass.choice.toolCall(pointer, toolCallOf(block, input && pass.source.slice(input.start, input.end)));
  if (verdict.action === 'block') return { splices, isKept: false };
  if (verdict.action === 'withhold') {
    const replacement = JSON.stringify({ type: 'text', text: verdict.notice });
    return { splices: [{ start: block.start, end: block.end, replacement }], isKept: true };
  }
  if (verdict.action === 'rewrite' && input !== undefined)
    splices.push({ start: input.start, end: input.end, replacement: verdict.arguments });
  return { splices, isKept: true };
}

/** Visits what a block brings at once; texts that come in pieces and calls of tools are left to the caller. */
export function walkBlock(walk: ReplyWalk, block: JsonObject, kind: BlockKind | undefined, pointer: string): void {
  if (kind === undefined) {
    walk.uncovered.add('unknown', pointer);
    walkReply(walk, block, 'unknown', pointer, undefined);
    return;
  }
  if (kind.kind === 'whole') {
    walkReply(walk, block, kind.shape, pointer, undefined);
    return;
  }
  const apart = kind.kind === 'tool' ? TOOL_FIELDS : TEXT_FIELDS;
  const field = kind.kind === 'text' ? kind.field : '';
  for (const { key, value } of block.members) {
    if (key.value === field || apart.has(key.value)) continue;
    const shape = BLOCK_FIELDS.get(key.value);
    if (shape === undefined) walkUnknown(walk, key, value, pointer, undefined);
    else walkReply(walk, value, shape, pointerTo(pointer, key.value), undefined);
  }
}

/** A text block that has its type and its text, and nothing to walk. */
function isPlainText({ members }: JsonObject, kind: BlockKind | undefined): boolean {
  if (kind?.kind !== 'text') return false;
  return members.every(({ key }) => key.value === 'type' || key.value === kind.field || TEXT_FIELDS.has(key.value));
}

const TOOL_FIELDS: ReadonlySet<string> = new Set(['name', 'input']);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['citations', 'signature']);

/** The text, then its citations: the order in which a stream decides them. */
function guardText(pass: WholePass, block: JsonObject, field: string, pointer: string): WholeText {
  const node = filled(block, field);
  if (node !== undefined && node.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
  const text = new WholeText(pointerTo(pointer, field), node);
  if (node !== undefined) pass.texts.push(field, text, node.value);
  const citations = filled(block, 'citations');
  if (citations !== undefined) text.citations = guardCitations(pass, citations, pointer);
  const signature = filled(block, 'signature');
  if (signature !== undefined) {
    text.signature = signature;
    walkReply(wholeWalk({ ...pass, splices: [] }), signature, 'encrypted', `${pointer}/signature`, undefined);
  }
  return text;
}

function guardCitations(pass: BlockPass, citations: JsonNode, pointer: string): GuardedCitations {
  if (citations.kind !== 'array') throw new MalformedReplyError('has "citations" that are no list');
  const splices: Splice[] = [];
  let kept = 0;
  for (const [position, citation] of citations.items.entries()) {
    const edits = guardCitation(pass, citation, `${pointer}/citations/${position}`);
    if (edits === undefined) break;
    splices.push(...edits);
    kept++;
  }
  return { items: citations.items, splices, kept };
}

/** Splices of one citation; undefined where it is blocked. */
export function guardCitation(pass: BlockPass, citation: JsonNode, pointer: string): readonly Splice[] | undefined {
  if (pass.choice.isBlocked()) return undefined;
  const splices: Splice[] = [];
  walkReply(wholeWalk({ ...pass, splices }), citation, CITATION_SHAPE, pointer, undefined);
  return pass.choice.isBlocked() ? undefined : splices;
}

/** The call in a block, with its input as JSON text; a block of any other type than `tool_use` is of a tool that the provider runs. */
export function toolCallOf(block: JsonObject, input = ''): ToolCall {
  const isHosted = stringIn(block, 'type') !== 'tool_use';
  return { name: stringIn(block, 'name') ?? '', arguments: input, isHosted };
}
