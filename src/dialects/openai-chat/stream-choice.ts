import {
  type JsonMember,
  type JsonNode,
  type JsonObject,
  type JsonString,
  pointerTo,
} from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { renderNode, splicesTo } from '../reply/render-node.ts';
import type { ReplyShape } from '../reply/reply-shape.ts';
import type { UncoveredPlaces } from '../reply/uncovered-places.ts';
import { type ReplyPath, type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { partKey } from './part-key.ts';
import {
  ANNOTATION_SHAPE,
  AUDIO_FIELDS,
  CHOICE_FIELDS,
  MESSAGE_FIELDS,
  TEXT_RANKS,
  TRANSCRIPT_RANK,
} from './reply-fields.ts';
import { deltaEntry, textEntry } from './stream-envelope.ts';
import { type LeftText, StreamParts } from './stream-parts.ts';
import { HELD_CHARS_MAX, type HeldBudget, heldTools } from './stream-tools.ts';

/** One choice of a streamed reply. */
export interface StreamChoice {
  readonly gate: ChoiceGate;
  /** The finish has been sent: nothing more of the choice leaves. */
  isClosed: boolean;
  /** Takes what one chunk brings for the choice. */
  take(source: string, entry: JsonObject, finish: JsonNode | undefined): TakenEntry;
  /** The choice is complete: gives the entries of the chunks that bring what was held. */
  finish(texts: ReadonlyMap<string, string>): readonly string[];
  readonly withheldChars: number;
  /** Those of calls of tools, which the gate has not seen. */
  readonly heldChars: number;
}

/** What is left of a choice in a chunk. */
export interface TakenEntry {
  readonly splices: readonly Splice[];
  /** Something of it has to be sent. */
  readonly carries: boolean;
  /** Entries of chunks that leave before it: what was withheld of parts before the one that comes. */
  readonly before: readonly string[];
  /** Where the choice finishes: texts that leave before the finish, by pointer. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the choices of one reply share. */
export interface StreamChoiceParts {
  readonly uncovered: UncoveredPlaces;
  readonly budget: HeldBudget;
}

/** An entry as it is taken. */
interface Taking {
  readonly source: string;
  readonly splices: Splice[];
  readonly before: string[];
  readonly texts: Map<string, string>;
  readonly isFinishing: boolean;
  carries: boolean;
}

const DELTA_PATH: ReplyPath = { step: 'delta', before: undefined };
const AUDIO_PATH: ReplyPath = { step: 'audio', before: DELTA_PATH };

/** Opens a choice. */
export function streamChoice(gate: ChoiceGate, { uncovered, budget }: StreamChoiceParts): StreamChoice {
  const tools = heldTools(gate, uncovered, budget);
  const paths = new Map<string, ReplyPath>();
  const place = `/choices/${gate.index}`;
  const messagePlace = `${place}/message`;
  const pointers = new Map([...TEXT_RANKS.keys()].map((name) => [name, pointerTo(messagePlace, name)]));
  const annotations: { readonly source: string; readonly node: JsonNode }[] = [];
  const memory = new Map<string, string>();
  const parts = new StreamParts(gate);
  let lastPath: ReplyPath;

  return {
    gate,
    isClosed: false,
    take,
    finish,
    get withheldChars() {
      return gate.withheldChars() + tools.heldChars;
    },
    get heldChars() {
      return tools.heldChars;
    },
  };

  function take(source: string, entry: JsonObject, finishReason: JsonNode | undefined): TakenEntry {
    const isFinishing = finishReason !== undefined;
    const taking: Taking = { source, splices: [], before: [], texts: new Map(), isFinishing, carries: isFinishing };
    for (const member of entry.members) {
      const { key, value } = member;
      if (value.kind === 'null') continue;
      if (key.value === 'delta') takeDelta(taking, value);
      else if (key.value === 'logprobs') {
        taking.splices.push({ start: value.start, end: value.end, replacement: 'null' });
      } else if (key.value !== 'index') takeField(taking, member, CHOICE_FIELDS, place, undefined);
    }
    return taking;
  }

  function takeDelta(taking: Taking, delta: JsonNode): void {
    if (delta.kind !== 'object') throw new MalformedReplyError('has a "delta" that is no object');
    let removed: Set<JsonMember> | undefined;
    for (const member of delta.members) {
      const { key, value } = member;
      const name = key.value;
      const rank = TEXT_RANKS.get(name);
      if (value.kind === 'null') continue;
      if (rank !== undefined && value.kind === 'string') {
        if (lastPath?.step !== name || lastPath.before !== DELTA_PATH) lastPath = { step: name, before: DELTA_PATH };
        takeText(taking, value, pointers.get(name) ?? '', lastPath, rank);
      } else if (rank !== undefined && (name !== 'content' || value.kind !== 'array')) {
        throw new MalformedReplyError(`has a "${name}" that is no text`);
      } else if (holdMember(taking.source, member)) removed = (removed ?? new Set()).add(member);
      else if (name === 'audio') takeAudio(taking, value);
      else takeField(taking, member, MESSAGE_FIELDS, messagePlace, DELTA_PATH);
    }
    if (removed === undefined) return;
    const gone = removed;
    const parts = delta.members.map(({ key, value }) => ({ start: key.start, end: value.end }));
    taking.splices.push(...removeParts(parts, (at) => gone.has(delta.members[at] as JsonMember)));
  }

  /** What is decided only when it is complete. */
  function holdMember(source: string, { key, value }: JsonMember): boolean {
    if (key.value === 'tool_calls') tools.hold(source, value);
    else if (key.value === 'function_call') tools.holdLegacy(value);
    else if (key.value === 'annotations') {
      if (value.kind !== 'array') throw new MalformedReplyError('has "annotations" that are no list');
      // A node keeps the whole chunk alive.
      budget.chars += source.length;
      if (budget.chars > HELD_CHARS_MAX) {
        throw new MalformedReplyError(`has annotations of more than ${HELD_CHARS_MAX} UTF-16 units`);
      }
      for (const node of value.items) annotations.push({ source, node });
    } else return false;
    return true;
  }

  function takeText(taking: Taking, node: JsonString, pointer: string, path: ReplyPath, rank?: number): void {
    if (node.value === '') return;
    if (!paths.has(pointer)) paths.set(pointer, path);
    const left = pushText(taking, node.value, pointer, path, rank);
    if (!taking.isFinishing) {
      if (left !== '') taking.carries = true;
      if (left !== node.value) taking.splices.push(...splicesTo(taking.source, node, left));
      return;
    }
    // What follows it leaves before the finish, and so it must leave before, too.
    taking.texts.set(pointer, (taking.texts.get(pointer) ?? '') + left);
    taking.splices.push({ start: node.start, end: node.end, replacement: '""' });
  }

  /** What leaves now in the text at `pointer`; what leaves in parts before it goes before the chunk. */
  function pushText(taking: Taking, text: string, pointer: string, path: ReplyPath, rank?: number): string {
    const key = rank === undefined ? partKey(pointer, path) : pointer;
    if (key === undefined || (key === pointer && !parts.has(key))) return gate.channel(pointer, rank).push(text);
    let own = '';
    for (const left of parts.push(key, pointer, text, paths.has(key) ? key : pointer)) {
      if (left.pointer === pointer) own = left.text;
      else if (taking.isFinishing) addText(taking.texts, left);
      else taking.before.push(textEntry(gate.index, paths.get(left.pointer), left.text));
    }
    return own;
  }

  function takeField(
    taking: Taking,
    { key, value }: JsonMember,
    fields: ReadonlyMap<string, ReplyShape>,
    at: string,
    path: ReplyPath,
  ): void {
    if (value.kind !== 'string' || fields.has(key.value)) taking.carries = true;
    const walk = pieceWalk(taking);
    const shape = fields.get(key.value);
    if (shape === undefined) walkUnknown(walk, key, value, at, path);
    else walkReply(walk, value, shape, pointerTo(at, key.value), { step: key.value, before: path });
  }

  /** Strings are pieces of texts that go on in later chunks; keys are complete. */
  function pieceWalk(taking: Taking): ReplyWalk {
    const { source, splices } = taking;
    return {
      ...wholeWalk({ source, choice: gate, uncovered, splices, memory }),
      isPiece: true,
      text(node, pointer, path, isUnknown) {
        if (isUnknown && !paths.has(pointer)) gate.door.countUnknown();
        takeText(taking, node, pointer, path);
      },
    };
  }

  function takeAudio(taking: Taking, audio: JsonNode): void {
    if (audio.kind !== 'object') throw new MalformedReplyError('has an "audio" that is no object');
    const place = `${messagePlace}/audio`;
    let data: JsonNode | undefined;
    for (const member of audio.members) {
      const { key, value } = member;
      if (key.value === 'transcript' && value.kind === 'string') {
        takeText(taking, value, `${place}/transcript`, { step: 'transcript', before: AUDIO_PATH }, TRANSCRIPT_RANK);
        continue;
      }
      if (key.value === 'data') data = value;
      takeField(taking, member, AUDIO_FIELDS, place, AUDIO_PATH);
    }
    const isSilent =
      gate.isBlocked() || gate.channels().some(({ rank, channel }) => rank === TRANSCRIPT_RANK && channel.isEdited);
    if (data !== undefined && isSilent) {
      taking.splices.push({ start: data.start, end: data.end, replacement: '""' });
    }
  }

  function finish(taken: ReadonlyMap<string, string>): readonly string[] {
    const entries: string[] = [];
    const texts = new Map(taken);
    for (const { pointer, channel, run } of gate.channels()) {
      if (run === undefined) addText(texts, { pointer, text: channel.end() });
      else for (const left of parts.end(pointer)) addText(texts, left);
      for (const part of run === undefined ? [pointer] : parts.pointers(pointer)) {
        const text = texts.get(part) ?? '';
        if (text !== '') entries.push(textEntry(gate.index, paths.get(part), text));
      }
    }
    for (const [position, { source, node }] of annotations.entries()) {
      const splices: Splice[] = [];
      if (gate.isBlocked()) break;
      const walk = wholeWalk({ source, choice: gate, uncovered, splices });
      walkReply(walk, node, ANNOTATION_SHAPE, `${messagePlace}/annotations/${position}`, undefined);
      if (gate.isBlocked()) break;
      entries.push(deltaEntry(gate.index, `{"annotations":[${renderNode(source, node, splices)}]}`));
    }
    for (const delta of tools.decide(paths.has(pointers.get('content') ?? '')))
      entries.push(deltaEntry(gate.index, delta));
    return entries;
  }
}

function addText(texts: Map<string, string>, { pointer, text }: LeftText): void {
  texts.set(pointer, (texts.get(pointer) ?? '') + text);
}
