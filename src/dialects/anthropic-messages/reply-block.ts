import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { filled, stringIn } from '../reply/read-reply-json.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { splicesTo } from '../reply/render-node.ts';
import type { UncoveredPlaces } from '../reply/uncovered-places.ts';
import { type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { BLOCK_FIELDS, BLOCK_KINDS, type BlockKind, CITATION_SHAPE } from './reply-fields.ts';

/** What the passage of a block needs. */
export interface BlockPass {
  readonly source: string;
  readonly choice: ChoiceGate;
  readonly uncovered: UncoveredPlaces;
}

/** What is left of a block of a whole reply. */
export interface GuardedBlock {
  readonly splices: readonly Splice[];
  /** A block that comes complete goes when it is blocked; of a text the prefix stays that a stream has sent. */
  readonly isKept: boolean;
}

/** How a block passes; undefined for a type that is not known. */
export function kindOf(block: JsonObject): BlockKind | undefined {
  return BLOCK_KINDS.get(stringIn(block, 'type') ?? '');
}

/** Passes one block of a whole reply. */
export function guardBlock(pass: BlockPass, block: JsonObject, pointer: string): GuardedBlock {
  const splices: Splice[] = [];
  const kind = kindOf(block);
  walkBlock(wholeWalk({ ...pass, splices }), block, kind, pointer);
  if (pass.choice.isBlocked()) return { splices, isKept: false };
  if (kind?.kind === 'text') {
    splices.push(...guardText(pass, block, kind.field, pointer));
    return { splices, isKept: true };
  }
  if (kind?.kind !== 'tool') return { splices, isKept: true };
  const edits = decideTool(pass, block, pointer);
  return edits === undefined ? { splices, isKept: false } : { splices: [...splices, ...edits], isKept: true };
}

/** Visits what a block brings at once; texts that come in pieces and calls of tools are left to the caller. */
export function walkBlock(walk: ReplyWalk, block: JsonObject, kind: BlockKind | undefined, pointer: string): void {
  if (kind === undefined) {
    walk.uncovered.add('unknown', pointer);
    walkReply(walk, block, 'text', pointer, undefined);
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

const TOOL_FIELDS: ReadonlySet<string> = new Set(['name', 'input']);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['citations', 'signature']);

/** The text, then its citations, then its signature: the order in which a stream decides them. */
function guardText(pass: BlockPass, block: JsonObject, field: string, pointer: string): readonly Splice[] {
  const splices: Splice[] = [];
  const place = pointerTo(pointer, field);
  const text = filled(block, field);
  if (text !== undefined && text.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
  const channel = pass.choice.channel(place);
  if (text !== undefined) {
    const pushed = channel.push(text.value);
    splices.push(...splicesTo(pass.source, text, pushed + channel.end()));
  } else channel.end();
  const citations = filled(block, 'citations');
  if (citations !== undefined) splices.push(...guardCitations(pass, citations, pointer));
  const signature = filled(block, 'signature');
  if (signature !== undefined) {
    walkReply(wholeWalk({ ...pass, splices }), signature, 'encrypted', `${pointer}/signature`, undefined);
    // It signs the text as the provider wrote it.
    if (channel.isEdited) splices.push({ start: signature.start, end: signature.end, replacement: '""' });
  }
  return splices;
}

function guardCitations(pass: BlockPass, citations: JsonNode, pointer: string): readonly Splice[] {
  if (citations.kind !== 'array') throw new MalformedReplyError('has "citations" that are no list');
  const splices: Splice[] = [];
  let kept = 0;
  for (const [position, citation] of citations.items.entries()) {
    const edits = guardCitation(pass, citation, `${pointer}/citations/${position}`);
    if (edits === undefined) break;
    splices.push(...edits);
    kept++;
  }
  return [...splices, ...removeParts(citations.items, (position) => position >= kept)];
}

/** Splices of one citation; undefined where it is blocked. */
export function guardCitation(pass: BlockPass, citation: JsonNode, pointer: string): readonly Splice[] | undefined {
  if (pass.choice.isBlocked()) return undefined;
  const splices: Splice[] = [];
  walkReply(wholeWalk({ ...pass, splices }), citation, CITATION_SHAPE, pointer, undefined);
  return pass.choice.isBlocked() ? undefined : splices;
}

/** Decides a call whose input is there; undefined where it is blocked. */
function decideTool(pass: BlockPass, block: JsonObject, pointer: string): readonly Splice[] | undefined {
  const input = filled(block, 'input');
  const text = input === undefined ? '' : pass.source.slice(input.start, input.end);
  const verdict = pass.choice.toolCall(pointer, { name: stringIn(block, 'name') ?? '', arguments: text });
  if (verdict.action === 'block') return undefined;
  if (verdict.action === 'allow' || input === undefined) return [];
  return [{ start: input.start, end: input.end, replacement: verdict.arguments }];
}
