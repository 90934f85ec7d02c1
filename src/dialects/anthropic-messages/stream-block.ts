import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { filled, stringIn } from '../reply/read-reply-json.ts';
import { renderNode, splicesTo } from '../reply/render-node.ts';
import { safeName } from '../reply/uncovered-places.ts';
import { type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { writeEvent } from '../sse/write-event.ts';
import { type BlockPass, guardCitation, kindOf, walkBlock } from './reply-block.ts';
import { BLOCK_FIELDS } from './reply-fields.ts';

/** UTF-16 units of tool input, citations and signatures that one reply may hold back. */
export const HELD_CHARS_MAX = 16_777_216;

/** One content block of a stream, from its start to its stop. All give what may leave now. */
export interface StreamBlock {
  /** The block has been sent, so that it has to be stopped. */
  readonly isSent: boolean;
  delta(source: string, root: JsonObject): string;
  /** The rest of the block, without its stop. Empty and not sent where it is a call that was blocked. */
  finish(): string;
  readonly heldChars: number;
}

/** The start of a block: its event, and the block in it. */
export interface BlockStart {
  readonly source: string;
  readonly root: JsonObject;
  readonly index: number;
  readonly block: JsonObject;
}

/** Opens a block. `first` is what leaves with its start. */
export function openBlock(
  pass: Omit<BlockPass, 'source'>,
  start: BlockStart,
): { readonly block: StreamBlock; readonly first: string } {
  const kind = kindOf(start.block);
  if (kind?.kind === 'text') return textBlock(pass, start, kind);
  if (kind?.kind === 'tool') return { block: toolBlock(pass, start), first: '' };
  const splices = startSplices(pass, start);
  const isSent = !pass.choice.isBlocked();
  const block: StreamBlock = {
    isSent,
    heldChars: 0,
    finish: () => '',
    delta(_source, root) {
      reportDelta(pass, root, start.index);
      return '';
    },
  };
  return { block, first: isSent ? startEvent(start.source, splices) : '' };
}

function textBlock(
  pass: Omit<BlockPass, 'source'>,
  start: BlockStart,
  { field, delta: deltaType }: { readonly field: string; readonly delta: string },
): { readonly block: StreamBlock; readonly first: string } {
  const { source, index, block } = start;
  const pointer = `/content/${index}`;
  const splices = startSplices(pass, start);
  const citations: { readonly source: string; readonly node: JsonNode }[] = [];
  let signature = '';
  let heldChars = 0;
  const isSent = !pass.choice.isBlocked();
  const channel = pass.choice.channel(`${pointer}/${field}`);
  takeStart();
  return {
    first: isSent ? startEvent(source, splices) : '',
    block: {
      isSent,
      delta,
      finish,
      get heldChars() {
        return heldChars;
      },
    },
  };

  /** What a delta would bring may stand in the start. */
  function takeStart(): void {
    const text = filled(block, field);
    if (text !== undefined) {
      if (text.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
      splices.push(...splicesTo(source, text, channel.push(text.value)));
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

  function hold(from: string, node: JsonNode): void {
    // A node keeps the whole event alive.
    heldChars += from.length;
    citations.push({ source: from, node });
  }

  function sign(text: string): void {
    heldChars += text.length;
    signature += text;
    pass.uncovered.add('encrypted', `${pointer}/signature`);
  }

  function delta(from: string, root: JsonObject): string {
    const change = deltaOf(root);
    const type = stringIn(change, 'type');
    if (type === 'citations_delta') {
      const citation = filled(change, 'citation');
      if (citation !== undefined) hold(from, citation);
    } else if (type === 'signature_delta') sign(stringIn(change, 'signature') ?? '');
    else if (type === deltaType) return text(from, root, change);
    else reportDelta(pass, root, index);
    return '';
  }

  function text(from: string, root: JsonObject, change: JsonObject): string {
    const node = filled(change, field);
    if (node !== undefined && node.kind !== 'string') throw new MalformedReplyError(`has a "${field}" that is no text`);
    const edits: Splice[] = [];
    const left = node === undefined ? '' : channel.push(node.value);
    if (node !== undefined) edits.push(...splicesTo(from, node, left));
    const walk = wholeWalk({ ...pass, source: from, splices: edits });
    walkAround(walk, root, pointer);
    // What else a delta brings, such as the encrypted form of a summary.
    let isMore = false;
    for (const { key, value } of change.members) {
      if (key.value === field || key.value === 'type') continue;
      isMore = true;
      const shape = BLOCK_FIELDS.get(key.value);
      if (shape === undefined) walkUnknown(walk, key, value, pointer, undefined);
      else walkReply(walk, value, shape, pointerTo(pointer, key.value), undefined);
    }
    const isEmpty = left === '' && node?.value !== '' && !isMore;
    return isEmpty ? '' : writeEvent('content_block_delta', applySplices(from, edits));
  }

  function finish(): string {
    let out = '';
    const rest = channel.end();
    if (rest !== '') out += deltaEvent(index, { type: deltaType, [field]: rest });
    for (const [position, { source: from, node }] of citations.entries()) {
      const edits = guardCitation({ ...pass, source: from }, node, `${pointer}/citations/${position}`);
      if (edits === undefined) break;
      const citation = renderNode(from, node, edits);
      out += deltaText(index, `{"type":"citations_delta","citation":${citation}}`);
    }
    heldChars = 0;
    // It signs the text as the provider wrote it.
    if (signature === '' || channel.isEdited || pass.choice.isBlocked()) return out;
    return out + deltaEvent(index, { type: 'signature_delta', signature });
  }
}

function toolBlock(pass: Omit<BlockPass, 'source'>, start: BlockStart): StreamBlock {
  const { source, index, block } = start;
  const pointer = `/content/${index}`;
  const written = filled(block, 'input');
  let json = '';
  let isSent = false;
  return {
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
      return '';
    },
    finish() {
      const splices = startSplices(pass, start);
      if (pass.choice.isBlocked()) return '';
      const hasInput = written !== undefined && !(written.kind === 'object' && written.members.length === 0);
      if (json !== '' && hasInput) throw new MalformedReplyError('has a tool call with two inputs');
      const input = written === undefined ? '' : source.slice(written.start, written.end);
      const call = { name: stringIn(block, 'name') ?? '', arguments: json === '' ? input : json };
      const verdict = pass.choice.toolCall(pointer, call);
      if (verdict.action === 'block') return '';
      isSent = true;
      const left = verdict.action === 'rewrite' ? verdict.arguments : call.arguments;
      if (json === '') {
        if (written !== undefined) splices.push({ start: written.start, end: written.end, replacement: left });
        return startEvent(source, splices);
      }
      json = '';
      return startEvent(source, splices) + deltaEvent(index, { type: 'input_json_delta', partial_json: left });
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

function deltaEvent(index: number, delta: object): string {
  return deltaText(index, JSON.stringify(delta));
}

function deltaText(index: number, delta: string): string {
  return writeEvent('content_block_delta', `{"type":"content_block_delta","index":${index},"delta":${delta}}`);
}
