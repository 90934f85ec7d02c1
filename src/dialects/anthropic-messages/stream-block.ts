import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { filled, stringIn } from '../reply/read-reply-json.ts';
import { renderNode, splicesTo } from '../reply/render-node.ts';
import { safeName } from '../reply/uncovered-places.ts';
import { type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { writeEvent } from '../sse/write-event.ts';
import type { EventLine } from './event-line.ts';
import type { MessageTexts } from './message-texts.ts';
import { type BlockPass, guardCitation, kindOf, toolCallOf, walkBlock } from './reply-block.ts';
import { BLOCK_FIELDS } from './reply-fields.ts';
import { deltaEvent, deltaText, TextSlot } from './text-slot.ts';

/** What the blocks of a stream share. */
export interface StreamPass extends Omit<BlockPass, 'source'> {
  readonly line: EventLine<TextSlot>;
  readonly texts: MessageTexts;
}

/** One content block of a stream, from its start to its stop. What may leave is written to the line. */
export interface StreamBlock {
  /** The block has been sent, so that it has to be stopped. */
  readonly isSent: boolean;
  delta(source: string, root: JsonObject): void;
  /** The rest of the block, without its stop. A call that was blocked is not sent. */
  finish(): void;
  readonly heldChars: number;
  /** What is held is a call of a tool, which the gate has not seen. */
  readonly isCall?: true;
}

/** The start of a block: its event, and the block in it. */
export interface BlockStart {
  readonly source: string;
  readonly root: JsonObject;
  readonly index: number;
  readonly block: JsonObject;
}

/** Opens a block. */
export function openBlock(pass: StreamPass, start: BlockStart): StreamBlock {
  const kind = kindOf(start.block);
  if (kind?.kind === 'text') return textBlock(pass, start, kind);
  if (kind?.kind === 'tool') return toolBlock(pass, start);
  const splices = startSplices(pass, start);
  const isSent = !pass.choice.isBlocked();
  if (isSent) pass.line.write(startEvent(start.source, splices));
  return {
    isSent,
    heldChars: 0,
    finish: () => undefined,
    delta(_source, root) {
      reportDelta(pass, root, start.index);
    },
  };
}

function textBlock(
  pass: StreamPass,
  start: BlockStart,
  { field, delta: deltaType }: { readonly field: string; readonly delta: string },
): StreamBlock {
  const { line, texts } = pass;
  const { source, index, block } = start;
  const pointer = `/content/${index}`;
  const splices = startSplices(pass, start);
  const citations: { readonly source: string; readonly node: JsonNode }[] = [];
  const slot = new TextSlot(line, { index, field, deltaType });
  let heldChars = 0;
  const isSent = !pass.choice.isBlocked();
  if (isSent) {
    takeStart();
    line.write(startEvent(source, splices));
    line.open(slot);
  }
  return {
    isSent,
    delta,
    finish,
    get heldChars() {
      return heldChars;
    },
  };

  /** What a delta would bring may stand in the start. */
  function takeStart(): void {
    const text = filled(block, field);
    if (text !== undefined) {
      if (text.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
      splices.push(...splicesTo(source, text, push(text.value)));
    }
    const cited = filled(block, 'citations');
    if (cited !== undefined) {
      if (cited.kind !== 'array') throw new MalformedReplyError('has "citations" that are no list');
      for (const node of cited.items) hold(source, node);
      if (cited.items.length > 0) splices.push({ start: cited.start, end: cited.end, replacement: '[]' });
    }
    const signed = filled(block, 'signature');
    if (signed !== undefined) {
      sign(stringIn(block, 'signature') ?? '');
      splices.push({ start: signed.start, end: signed.end, replacement: '""' });
    }
  }

  function push(piece: string): string {
    return slot.take(piece, () => texts.push(field, slot, piece));
  }

  function hold(from: string, node: JsonNode): void {
    // A node keeps the whole event alive.
    heldChars += from.length;
    citations.push({ source: from, node });
  }

  function sign(text: string): void {
    heldChars += text.length;
    slot.signature += text;
    pass.uncovered.add('encrypted', `${pointer}/signature`);
  }

  function delta(from: string, root: JsonObject): void {
    const change = deltaOf(root);
    const type = stringIn(change, 'type');
    if (type === 'citations_delta') {
      const citation = filled(change, 'citation');
      if (citation !== undefined) hold(from, citation);
    } else if (type === 'signature_delta') sign(stringIn(change, 'signature') ?? '');
    else if (type === deltaType) text(from, root, change);
    else reportDelta(pass, root, index);
  }

  function text(from: string, root: JsonObject, change: JsonObject): void {
    const node = filled(change, field);
    if (node !== undefined && node.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
    const left = node === undefined ? '' : push(node.value);
    const edits = node === undefined || left === node.value ? [] : [...splicesTo(from, node, left)];
    // As a rule an event has its type, its index and its delta, and the delta its type and the text.
    const isPlain = root.members.length === 3 && change.members.length === (node === undefined ? 1 : 2);
    const isMore = !isPlain && walkMore(from, root, change, edits);
    const isEmpty = left === '' && node?.value !== '' && !isMore;
    if (!isEmpty) line.add(slot, writeEvent('content_block_delta', applySplices(from, edits)));
  }

  /** What else a delta brings, such as the encrypted form of a summary. Returns whether there is something. */
  function walkMore(from: string, root: JsonObject, change: JsonObject, edits: Splice[]): boolean {
    const walk = wholeWalk({ ...pass, source: from, splices: edits });
    walkAround(walk, root, pointer);
    let isMore = false;
    for (const { key, value } of change.members) {
      if (key.value === field || key.value === 'type') continue;
      isMore = true;
      const shape = BLOCK_FIELDS.get(key.value);
      if (shape === undefined) walkUnknown(walk, key, value, pointer, undefined);
      else walkReply(walk, value, shape, pointerTo(pointer, key.value), undefined);
    }
    return isMore;
  }

  function finish(): void {
    if (!slot.hasBegun || texts.isSettled(field)) slot.done();
    for (const [position, { source: from, node }] of citations.entries()) {
      const edits = guardCitation({ ...pass, source: from }, node, `${pointer}/citations/${position}`);
      if (edits === undefined) break;
      const citation = renderNode(from, node, edits);
      line.write(deltaText(index, `{"type":"citations_delta","citation":${citation}}`));
    }
    heldChars = 0;
  }
}

function toolBlock(pass: StreamPass, start: BlockStart): StreamBlock {
  const { source, index, block } = start;
  const pointer = `/content/${index}`;
  const written = filled(block, 'input');
  let json = '';
  let isSent = false;
  return {
    isCall: true,
    get isSent() {
      return isSent;
    },
    get heldChars() {
      return json.length;
    },
    delta(_source, root) {
      const change = deltaOf(root);
      if (stringIn(change, 'type') === 'input_json_delta') json += stringIn(change, 'partial_json') ?? '';
      else reportDelta(pass, root, index);
    },
    finish() {
      const splices = startSplices(pass, start);
      if (pass.choice.isBlocked()) return;
      const hasInput = written !== undefined && !(written.kind === 'object' && written.members.length === 0);
      if (json !== '' && hasInput) throw new MalformedReplyError('has a tool call with two inputs');
      const input = written === undefined ? '' : source.slice(written.start, written.end);
      const call = toolCallOf(block, json === '' ? input : json);
      const verdict = pass.choice.toolCall(pointer, call);
      if (verdict.action === 'block') return;
      isSent = true;
      if (verdict.action === 'withhold') {
        json = '';
        const empty = { type: 'content_block_start', index, content_block: { type: 'text', text: '' } };
        pass.line.write(writeEvent('content_block_start', JSON.stringify(empty)));
        pass.line.write(deltaEvent(index, { type: 'text_delta', text: verdict.notice }));
        return;
      }
      const left = verdict.action === 'rewrite' ? verdict.arguments : call.arguments;
      if (json === '') {
        if (written !== undefined) splices.push({ start: written.start, end: written.end, replacement: left });
        pass.line.write(startEvent(source, splices));
        return;
      }
      json = '';
      pass.line.write(startEvent(source, splices));
      pass.line.write(deltaEvent(index, { type: 'input_json_delta', partial_json: left }));
    },
  };
}

/** A kind of delta that the block does not have is not passed on. */
function reportDelta({ uncovered }: Omit<BlockPass, 'source'>, root: JsonObject, index: number): void {
  uncovered.add('unknown', `/content/${index}/${safeName(stringIn(deltaOf(root), 'type') ?? 'delta')}`);
}

function deltaOf(root: JsonObject): JsonObject {
  const delta = filled(root, 'delta');
  if (delta?.kind !== 'object') throw new MalformedReplyError('has a content_block_delta without a "delta"');
  return delta;
}

/** Edits of what a start brings besides the text or the call. */
function startSplices(pass: Omit<BlockPass, 'source'>, { source, root, index, block }: BlockStart): Splice[] {
  const splices: Splice[] = [];
  const walk = wholeWalk({ ...pass, source, splices });
  walkAround(walk, root, `/content/${index}`);
  walkBlock(walk, block, kindOf(block), `/content/${index}`);
  return splices;
}

/** Visits members of an event that its format does not have. */
function walkAround(walk: ReplyWalk, root: JsonObject, pointer: string): void {
  for (const { key, value } of root.members) {
    if (!EVENT_FIELDS.has(key.value)) walkUnknown(walk, key, value, pointer, undefined);
  }
}

const EVENT_FIELDS: ReadonlySet<string> = new Set(['type', 'index', 'delta', 'content_block']);

function startEvent(source: string, splices: readonly Splice[]): string {
  return writeEvent('content_block_start', applySplices(source, splices));
}
