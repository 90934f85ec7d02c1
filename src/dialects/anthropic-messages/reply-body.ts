import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import type { ReplyGate } from '../../core/message.ts';
import type { RepliedBody } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { ChoiceGate, ENVELOPE_CHOICE, GateDoor } from '../reply/choice-gate.ts';
import { mayHoldSecret } from '../reply/may-hold-secret.ts';
import { filled, readReplyJson, stringIn } from '../reply/read-reply-json.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { isPlainToken } from '../reply/reply-shape.ts';
import { uncoveredPlaces } from '../reply/uncovered-places.ts';
import { type ReplyWalk, walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { MessageTexts } from './message-texts.ts';
import { type BlockPass, type GuardedBlock, guardBlock, textFieldOf } from './reply-block.ts';
import { BLOCKS_MAX, MESSAGE_FIELDS } from './reply-fields.ts';
import { UsageNotes } from './reply-usage.ts';

/** Passes a whole message through a gate, block by block. Throws {@link MalformedReplyError} for what is no message. */
export function guardAnthropicReply(body: string, gate: ReplyGate): RepliedBody {
  const root = readReplyJson(body);
  const door = new GateDoor(gate);
  const uncovered = uncoveredPlaces();
  const splices: Splice[] = [];
  const envelope = wholeWalk({ source: body, choice: new ChoiceGate(door, ENVELOPE_CHOICE), uncovered, splices });
  walkMessage(envelope, withoutContent(root));
  const content = filled(root, 'content');
  if (content?.kind !== 'array') throw new MalformedReplyError('has no "content"');
  if (content.items.length > BLOCKS_MAX) throw new MalformedReplyError(`has more than ${BLOCKS_MAX} content blocks`);
  const choice = new ChoiceGate(door, 0);
  splices.push(...guardContent({ source: body, choice, uncovered }, content.items));
  const notes = new UsageNotes();
  notes.note(body, root);
  const usage = notes.usage(true);
  const told = usage === undefined ? undefined : { usage };
  return { body: applySplices(body, withStop(splices, choice, root)), uncovered: uncovered.list, ...told };
}

/** The members of a message around its content. */
export function withoutContent(message: JsonObject): JsonObject {
  return { ...message, members: message.members.filter(({ key }) => key.value !== 'content') };
}

/** Visits what stands around the content. */
export function walkMessage(walk: ReplyWalk, message: JsonObject): void {
  for (const { key, value } of message.members) {
    const shape = MESSAGE_FIELDS.get(key.value);
    if (shape === undefined) walkUnknown(walk, key, value, '', undefined);
    else walkReply(walk, value, shape, pointerTo('', key.value), undefined);
  }
  const reason = stringIn(message, 'stop_reason') ?? '';
  if (!isPlainToken(reason) || mayHoldSecret(reason)) {
    throw new MalformedReplyError('has a "stop_reason" that is none');
  }
}

/** Behind the block that is blocked, or the text in which the message ends, there are none. */
function guardContent(pass: BlockPass, items: readonly JsonNode[]): readonly Splice[] {
  const { choice, source } = pass;
  const texts = new MessageTexts(choice);
  const share = { ...pass, texts };
  const blocks: GuardedBlock[] = [];
  for (const [position, block] of items.entries()) {
    if (block.kind !== 'object') throw new MalformedReplyError('has a content block that is no object');
    texts.begin(textFieldOf(block));
    if (choice.isBlocked()) break;
    const guarded = guardBlock(share, block, position);
    if (guarded.isKept) blocks.push(guarded);
    if (choice.isBlocked()) break;
  }
  if (!choice.isBlocked()) texts.end();
  if (choice.isBlocked()) texts.rest();
  const splices: Splice[] = [];
  let kept = 0;
  for (const { splices: inBlock, text } of blocks) {
    splices.push(...inBlock);
    text?.addSplices(source, splices);
    kept++;
    if (text?.isDone === false) break;
  }
  if (kept < items.length) splices.push(...removeParts(items, (position) => position >= kept));
  return splices;
}

/** Why a message ends that is blocked or cut. */
export function stopOf(choice: ChoiceGate): 'refusal' | 'max_tokens' {
  return choice.isBlocked() && !choice.isCut() ? 'refusal' : 'max_tokens';
}

/** Why a message ends, where that is not what the provider says; undefined where it is. */
function otherEnd(choice: ChoiceGate, delta: JsonObject): string | undefined {
  if (choice.isBlocked() || choice.isTruncated()) return stopOf(choice);
  return choice.lacksCalls && stringIn(delta, 'stop_reason') === 'tool_use' ? 'end_turn' : undefined;
}

/** Says why a message that was blocked or cut, or whose tool calls were withheld, has ended. `delta` holds the `stop_reason` and `stop_sequence`. */
export function withStop(splices: readonly Splice[], choice: ChoiceGate, delta: JsonObject): readonly Splice[] {
  const end = otherEnd(choice, delta);
  if (end === undefined) return splices;
  const stops = new Map([
    ['stop_reason', JSON.stringify(end)],
    ['stop_sequence', 'null'],
  ]);
  const told = delta.members.filter(({ key }) => stops.has(key.value)).map(({ value }) => value);
  const kept = splices.filter(({ start, end }) => !told.some((node) => start >= node.start && end <= node.end));
  for (const { key, value } of delta.members) {
    const replacement = stops.get(key.value);
    if (replacement === undefined) continue;
    stops.delete(key.value);
    kept.push({ start: value.start, end: value.end, replacement });
  }
  const reason = stops.get('stop_reason');
  if (reason === undefined) return kept;
  const comma = delta.members.length === 0 ? '' : ',';
  kept.push({ start: delta.end - 1, end: delta.end - 1, replacement: `${comma}"stop_reason":${reason}` });
  return kept;
}
