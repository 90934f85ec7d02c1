import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import type { ReplyGate } from '../../core/message.ts';
import type { ReplyUsage, StreamOptions, StreamRewriter } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { ChoiceGate, ENVELOPE_CHOICE, GateDoor } from '../reply/choice-gate.ts';
import { filled, indexIn, readReplyJson } from '../reply/read-reply-json.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { type StreamHandler, streamShell, upstreamProblem } from '../reply/stream-shell.ts';
import { uncoveredPlaces } from '../reply/uncovered-places.ts';
import { walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { writeEvent } from '../sse/write-event.ts';
import { openAiProblemBody } from './problem-body.ts';
import { CHOICES_MAX, ENVELOPE_FIELDS, finishReasonOf, otherEnd, stopOf } from './reply-fields.ts';
import { readOpenAiUsage } from './reply-usage.ts';
import { type StreamChoice, streamChoice } from './stream-choice.ts';
import { type ChunkEnvelope, deltaEntry, eventInEnvelope } from './stream-envelope.ts';

/** The event that ends a stream. */
const DONE_EVENT = 'data: [DONE]\n\n';

/**
 * Opens the passage of a streamed chat completion. It is done when all choices are blocked, of which there are at least
 * `choiceCount`, the `n` of the request.
 */
export function openOpenAiStream(
  gate: ReplyGate,
  requestId: string,
  { choiceCount = 1, hidesUsage = false }: StreamOptions = {},
): StreamRewriter {
  return streamShell(chunkHandler(gate, requestId, choiceCount, hidesUsage));
}

function chunkHandler(gate: ReplyGate, requestId: string, choiceCount: number, hidesUsage: boolean): StreamHandler {
  const door = new GateDoor(gate);
  const envelopeGate = new ChoiceGate(door, ENVELOPE_CHOICE);
  const uncovered = uncoveredPlaces();
  const budget = { chars: 0 };
  const memory = new Map<string, string>();
  const choices = new Map<number, StreamChoice>();
  let last: ChunkEnvelope | undefined;
  let usage: ReplyUsage | undefined;
  let isDone = false;
  let isComplete = false;

  return {
    take,
    end() {
      isDone = true;
      const all = [...choices.values()];
      // Some providers never say [DONE]: where every choice has finished, all has been said.
      if (all.length > 0 && all.every((choice) => choice.isClosed)) return '';
      return problemEvent(true);
    },
    problem: (problem) => writeEvent('', openAiProblemBody(problem)),
    get isDone() {
      return isDone;
    },
    get isComplete() {
      return isComplete;
    },
    get withheldChars() {
      let sum = 0;
      for (const choice of choices.values()) sum += choice.withheldChars;
      return sum;
    },
    get heldChars() {
      let sum = 0;
      for (const choice of choices.values()) sum += choice.heldChars;
      return sum;
    },
    get uncovered() {
      return uncovered.list;
    },
    get usage() {
      return usage;
    },
  };

  function problemEvent(isCut: boolean): string {
    return writeEvent('', openAiProblemBody(upstreamProblem(requestId, isCut)));
  }

  function take(name: string, data: string): string {
    if (data.trim() === '[DONE]') {
      isDone = true;
      isComplete = true;
      return finishAll() + DONE_EVENT;
    }
    const root = name === 'error' ? undefined : readReplyJson(data);
    if (root === undefined || filled(root, 'error') !== undefined) {
      isDone = true;
      return problemEvent(false);
    }
    return takeChunk(data, root);
  }

  function takeChunk(source: string, root: JsonObject): string {
    door.countEvent();
    const envelope = guardEnvelope(source, root);
    last = envelope;
    const list = filled(root, 'choices');
    if (list?.kind !== 'array') throw new MalformedReplyError('has a chunk without "choices"');
    const told = readOpenAiUsage(source, root);
    usage = told ?? usage;
    // The caller did not ask for it.
    if (hidesUsage && told !== undefined && list.items.length === 0) return '';
    const chunk: Chunk = { envelope, splices: [...envelope.splices], before: '', after: '', carries: false, seen: [] };
    const gone = new Set<JsonNode>();
    for (const entry of list.items) if (!takeEntry(chunk, entry)) gone.add(entry);
    if (gone.size > 0) {
      chunk.splices.push(...removeParts(list.items, (at) => gone.has(list.items[at] as JsonNode)));
    }
    const isSent = chunk.carries || list.items.length === 0 || filled(root, 'usage') !== undefined;
    // A chunk that nothing was taken from is sent even where it says nothing.
    const isTouched = chunk.splices.length > 0;
    const text = isSent || !isTouched ? writeEvent('', applySplices(source, chunk.splices)) : '';
    return chunk.before + text + chunk.after + (isBlockedWhole() ? DONE_EVENT : '');
  }

  function guardEnvelope(source: string, root: JsonObject): ChunkEnvelope {
    const splices: Splice[] = [];
    const walk = wholeWalk({ source, choice: envelopeGate, uncovered, splices, memory });
    for (const { key, value } of root.members) {
      if (key.value === 'choices') continue;
      const shape = ENVELOPE_FIELDS.get(key.value);
      if (shape === undefined) walkUnknown(walk, key, value, '', undefined);
      else walkReply(walk, value, shape, pointerTo('', key.value), undefined);
    }
    return { source, root, splices };
  }

  /** Takes a choice of a chunk; false where nothing of it leaves. */
  function takeEntry(chunk: Chunk, entry: JsonNode): boolean {
    const { source } = chunk.envelope;
    if (entry.kind !== 'object') throw new MalformedReplyError('has a choice that is no object');
    const index = indexIn(source, entry, CHOICES_MAX - 1);
    if (index === undefined) throw new MalformedReplyError('has a choice without an "index"');
    if (chunk.seen.includes(index)) throw new MalformedReplyError('has a choice twice in one chunk');
    chunk.seen.push(index);
    const choice = choiceOf(index);
    if (choice.isClosed) return false;
    const reason = finishReasonOf(entry);
    const taken = choice.take(source, entry, reason);
    for (const one of taken.before) chunk.before += eventInEnvelope(chunk.envelope, one);
    if (reason !== undefined) {
      for (const one of choice.finish(taken.texts)) chunk.before += eventInEnvelope(chunk.envelope, one);
    }
    chunk.splices.push(...taken.splices);
    if (taken.carries) chunk.carries = true;
    if (reason !== undefined) closeAt(chunk, choice, reason);
    else if (choice.gate.isBlocked()) {
      choice.isClosed = true;
      chunk.after += eventInEnvelope(chunk.envelope, deltaEntry(index, '{}', stopOf(choice.gate)));
    }
    return true;
  }

  function closeAt(chunk: Chunk, choice: StreamChoice, reason: JsonNode): void {
    choice.isClosed = true;
    const replacement = otherEnd(choice.gate, reason);
    if (replacement !== undefined) chunk.splices.push({ start: reason.start, end: reason.end, replacement });
  }

  function choiceOf(index: number): StreamChoice {
    const known = choices.get(index);
    if (known !== undefined) return known;
    const choice = streamChoice(new ChoiceGate(door, index), { uncovered, budget });
    choices.set(index, choice);
    return choice;
  }

  /** The provider says that all is said: a choice that has not finished is complete all the same. */
  function finishAll(): string {
    let text = '';
    for (const choice of choices.values()) {
      if (choice.isClosed || last === undefined) continue;
      for (const entry of choice.finish(new Map())) text += eventInEnvelope(last, entry);
      choice.isClosed = true;
      const { index } = choice.gate;
      if (!choice.gate.isBlocked() && !choice.gate.isTruncated()) continue;
      text += eventInEnvelope(last, deltaEntry(index, '{}', stopOf(choice.gate)));
    }
    return text;
  }

  function isBlockedWhole(): boolean {
    if (choices.size < choiceCount) return false;
    for (const { gate: choice } of choices.values()) if (!choice.isBlocked()) return false;
    isDone = true;
    return true;
  }
}

/** A chunk as it is taken. */
interface Chunk {
  readonly envelope: ChunkEnvelope;
  readonly splices: Splice[];
  /** Events that leave before it, and after it. */
  before: string;
  after: string;
  carries: boolean;
  readonly seen: number[];
}
