import {
  type JsonMember,
  type JsonNode,
  type JsonObject,
  type JsonString,
  pointerTo,
} from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import type { TextChannel } from '../../core/message.ts';
import type { ReplyExtras } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { filled } from '../reply/read-reply-json.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { splicesTo } from '../reply/render-node.ts';
import type { RunText } from '../reply/text-run.ts';
import type { UncoveredPlaces } from '../reply/uncovered-places.ts';
import { type ReplyPath, type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { partKey, rankOf } from './part-key.ts';
import {
  ANNOTATION_SHAPE,
  AUDIO_FIELDS,
  CHOICE_FIELDS,
  finishReasonOf,
  MESSAGE_FIELDS,
  otherEnd,
  TEXT_RANKS,
  TRANSCRIPT_RANK,
} from './reply-fields.ts';
import { areTokensOf } from './reply-logprobs.ts';
import { guardToolCalls } from './reply-tools.ts';

/** A text that has been pushed and waits for its end. */
interface PendingText {
  readonly node: JsonString;
  readonly channel: TextChannel | undefined;
  left: string;
}

/** A text that stands in a list, as one of several parts. */
class PendingPart implements PendingText, RunText {
  readonly pointer: string;
  readonly node: JsonString;
  readonly channel = undefined;
  left = '';

  constructor(pointer: string, node: JsonString) {
    this.pointer = pointer;
    this.node = node;
  }

  leave(text: string): void {
    this.left += text;
  }

  done(): void {}
}

/** What the choices of one reply share. */
interface ReplyParts extends ReplyExtras {
  readonly uncovered: UncoveredPlaces;
}

/** What the steps of one choice share. */
interface ChoicePass extends ReplyExtras {
  readonly source: string;
  readonly choice: ChoiceGate;
  readonly uncovered: UncoveredPlaces;
  readonly splices: Splice[];
  readonly pending: PendingText[];
  /** Strings that a stream would bring in pieces: each is a channel that ends with the choice. */
  readonly pieces: ReplyWalk;
}

/**
 * Passes one choice of a whole reply through the gate and gives the splices that make it. The order is that of a stream:
 * texts, the rest of texts, annotations, tool calls.
 */
export function guardChoice(
  source: string,
  node: JsonObject,
  choice: ChoiceGate,
  { uncovered, keepsLogprobs = false }: ReplyParts,
): readonly Splice[] {
  const splices: Splice[] = [];
  const pending: PendingText[] = [];
  const { key } = wholeWalk({ source, choice, uncovered, splices });
  const text: ReplyWalk['text'] = (leaf, pointer, path, isUnknown) => {
    if (isUnknown) choice.door.countUnknown();
    pushPiece({ choice, pending }, leaf, pointer, path);
  };
  const pieces: ReplyWalk = { source, choice, uncovered, isPiece: true, key, text };
  const pass: ChoicePass = { source, choice, uncovered, splices, pending, pieces, keepsLogprobs };
  const message = filled(node, 'message');
  if (message?.kind !== 'object') throw new MalformedReplyError('has a choice without a "message"');
  finishReasonOf(node);
  const place = `/choices/${choice.index}/message`;
  pushTexts(pass, message, place);
  walkFields(pass, node);
  endTexts(pass);
  guardAnnotations(pass, message, `${place}/annotations`);
  splices.push(...guardToolCalls(pass, message, place));
  silenceAudio(pass, message);
  setFinishReason(pass, node);
  const logprobs = filled(node, 'logprobs');
  if (logprobs !== undefined) keepLogprobs(pass, logprobs, message);
  return splices;
}

function pushTexts(pass: ChoicePass, message: JsonObject, place: string): void {
  for (const [name, rank] of TEXT_RANKS) {
    const text = filled(message, name);
    if (text?.kind === 'string') pushText(pass, text, pointerTo(place, name), rank);
    else if (text !== undefined && (text.kind !== 'array' || name !== 'content')) {
      throw new MalformedReplyError(`has a "${name}" that is no text`);
    }
  }
  const audio = filled(message, 'audio');
  if (audio !== undefined) pushAudio(pass, audio, `${place}/audio`);
  for (const member of message.members) {
    const name = member.key.value;
    if (READ_APART.has(name) || (TEXT_RANKS.has(name) && member.value.kind !== 'array')) continue;
    walkField(pass.pieces, member, MESSAGE_FIELDS, place);
  }
}

function pushText(
  pass: Pick<ChoicePass, 'choice' | 'pending'>,
  node: JsonString,
  pointer: string,
  rank?: number,
): void {
  if (node.value === '') return;
  const channel = pass.choice.channel(pointer, rank);
  pass.pending.push({ node, channel, left: channel.push(node.value) });
}

/** A text that a stream would bring in pieces. Where items of a list share an index, what is left belongs to the last of them. */
function pushPiece(
  { choice, pending }: Pick<ChoicePass, 'choice' | 'pending'>,
  node: JsonString,
  pointer: string,
  path: ReplyPath,
): void {
  const key = partKey(pointer, path);
  if (key === undefined) {
    pushText({ choice, pending }, node, pointer);
    return;
  }
  const part = new PendingPart(pointer, node);
  pending.push(part);
  choice.run(key, part, rankOf(key)).push(part, node.value);
}

function pushAudio(pass: ChoicePass, audio: JsonNode, place: string): void {
  if (audio.kind !== 'object') throw new MalformedReplyError('has an "audio" that is no object');
  for (const member of audio.members) {
    if (member.key.value === 'transcript' && member.value.kind === 'string') {
      pushText(pass, member.value, `${place}/transcript`, TRANSCRIPT_RANK);
    } else walkField(pass.pieces, member, AUDIO_FIELDS, place);
  }
}

function walkFields(pass: ChoicePass, node: JsonObject): void {
  for (const member of node.members) {
    if (member.key.value === 'message' || member.key.value === 'logprobs') continue;
    walkField(pass.pieces, member, CHOICE_FIELDS, `/choices/${pass.choice.index}`);
  }
}

function walkField(walk: ReplyWalk, { key, value }: JsonMember, fields: typeof MESSAGE_FIELDS, place: string): void {
  const shape = fields.get(key.value);
  if (shape === undefined) walkUnknown(walk, key, value, place, undefined);
  else walkReply(walk, value, shape, pointerTo(place, key.value), { step: key.value, before: undefined });
}

function endTexts({ source, choice, pending, splices }: ChoicePass): void {
  const last = new Map(pending.map((text) => [text.channel, text]));
  for (const { channel, run } of choice.channels()) {
    if (run !== undefined) {
      run.end();
      continue;
    }
    const rest = channel.end();
    const text = last.get(channel);
    if (text !== undefined) text.left += rest;
  }
  for (const { node, left } of pending) splices.push(...splicesTo(source, node, left));
}

/** From the annotation on that is blocked they go. */
function guardAnnotations(pass: ChoicePass, message: JsonObject, place: string): void {
  const annotations = filled(message, 'annotations');
  if (annotations === undefined) return;
  if (annotations.kind !== 'array') throw new MalformedReplyError('has "annotations" that are no list');
  let kept = 0;
  const splices: Splice[] = [];
  for (const [position, item] of annotations.items.entries()) {
    const inItem: Splice[] = [];
    if (!pass.choice.isBlocked()) {
      walkReply(wholeWalk({ ...pass, splices: inItem }), item, ANNOTATION_SHAPE, pointerTo(place, position), undefined);
    }
    if (pass.choice.isBlocked()) break;
    splices.push(...inItem);
    kept++;
  }
  splices.push(...removeParts(annotations.items, (position) => position >= kept));
  pass.splices.push(...splices);
}

/** Audio says what its transcript says. */
function silenceAudio({ choice, splices }: ChoicePass, message: JsonObject): void {
  const data = filled(filled(message, 'audio'), 'data');
  if (data === undefined || !(choice.isBlocked() || isTranscriptEdited(choice))) return;
  splices.push({ start: data.start, end: data.end, replacement: '""' });
}

function isTranscriptEdited(choice: ChoiceGate): boolean {
  return choice.channels().some(({ rank, channel }) => rank === TRANSCRIPT_RANK && channel.isEdited);
}

function setFinishReason({ choice, splices }: ChoicePass, node: JsonObject): void {
  const finish = node.members.find(({ key }) => key.value === 'finish_reason')?.value;
  const reason = otherEnd(choice, finish);
  if (reason === undefined) return;
  if (finish === undefined) {
    splices.push({ start: node.end - 1, end: node.end - 1, replacement: `,"finish_reason":${reason}` });
    return;
  }
  splices.push({ start: finish.start, end: finish.end, replacement: reason });
}

/** Log probabilities stay only where they are wanted, nothing was edited, and they spell the texts that have left, and nothing else. */
function keepLogprobs(
  { source, choice, uncovered, splices, keepsLogprobs }: ChoicePass,
  logprobs: JsonNode,
  message: JsonObject,
): void {
  if (keepsLogprobs === true && !choice.isEdited() && !choice.isBlocked() && areTokensOf(logprobs, message)) {
    uncovered.add('unknown', `/choices/${choice.index}/logprobs`);
  } else if (source.slice(logprobs.start, logprobs.end) !== 'null') {
    splices.push({ start: logprobs.start, end: logprobs.end, replacement: 'null' });
  }
}

const READ_APART: ReadonlySet<string> = new Set(['audio', 'annotations', 'tool_calls', 'function_call']);
