import { type JsonNode, type JsonObject, pointerTo } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import type { ReplyGate } from '../../core/message.ts';
import type { RepliedBody, ReplyExtras } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { ChoiceGate, ENVELOPE_CHOICE, GateDoor } from '../reply/choice-gate.ts';
import { filled, indexIn, readReplyJson } from '../reply/read-reply-json.ts';
import { type UncoveredPlaces, uncoveredPlaces } from '../reply/uncovered-places.ts';
import { walkReply, walkUnknown } from '../reply/walk-reply.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { guardChoice } from './reply-choice.ts';
import { CHOICES_MAX, ENVELOPE_FIELDS } from './reply-fields.ts';
import { readOpenAiUsage } from './reply-usage.ts';

/** Passes a whole reply through a gate, choice by choice. Throws {@link MalformedReplyError} for what is no chat completion. */
export function guardOpenAiReply(body: string, gate: ReplyGate, extras: ReplyExtras = {}): RepliedBody {
  const root = readReplyJson(body);
  const door = new GateDoor(gate);
  const uncovered = uncoveredPlaces();
  const splices: Splice[] = [];
  guardEnvelope({ source: body, door, uncovered, splices }, root);
  const choices = filled(root, 'choices');
  if (choices?.kind !== 'array') throw new MalformedReplyError('has no "choices"');
  const seen = new Set<number>();
  for (const [position, choice] of choices.items.entries()) {
    const index = indexIn(body, objectIn(choice), CHOICES_MAX - 1) ?? position;
    if (seen.has(index)) throw new MalformedReplyError('has a choice twice');
    if (seen.add(index).size > CHOICES_MAX) throw new MalformedReplyError(`has more than ${CHOICES_MAX} choices`);
    splices.push(...guardChoice(body, objectIn(choice), new ChoiceGate(door, index), { uncovered, ...extras }));
  }
  const usage = readOpenAiUsage(body, root);
  return { body: applySplices(body, splices), uncovered: uncovered.list, ...(usage !== undefined && { usage }) };
}

/** What the inspection of the texts around the choices needs. */
interface EnvelopeParts {
  readonly source: string;
  readonly door: GateDoor;
  readonly uncovered: UncoveredPlaces;
  readonly splices: Splice[];
}

function guardEnvelope({ source, door, uncovered, splices }: EnvelopeParts, root: JsonObject): void {
  const walk = wholeWalk({ source, choice: new ChoiceGate(door, ENVELOPE_CHOICE), uncovered, splices });
  for (const { key, value } of root.members) {
    if (key.value === 'choices') continue;
    const shape = ENVELOPE_FIELDS.get(key.value);
    if (shape === undefined) walkUnknown(walk, key, value, '', undefined);
    else walkReply(walk, value, shape, pointerTo('', key.value), undefined);
  }
}

function objectIn(node: JsonNode): JsonObject {
  if (node.kind !== 'object') throw new MalformedReplyError('has a choice that is no object');
  return node;
}
