import {
  type JsonArray,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  type JsonString,
  memberOf,
} from '../../core/json/json-node.ts';
import { MalformedRequestError } from '../dialect-errors.ts';
import { freeStep, safeName } from './pointer-step.ts';
import {
  type EitherShape,
  type Field,
  foldCase,
  type ListShape,
  type ObjectShape,
  type Shape,
  type UnionShape,
} from './shape.ts';
import { walkFree, walkJsonText } from './walk-free.ts';
import { addSegment, addUncovered, enterPosition, type WalkState } from './walk-state.ts';

/**
 * Reads a value by its shape: every string in it becomes a segment or is reported, in the order of the body.
 *
 * @throws {@link MalformedRequestError} where the value is of another kind than the shape says.
 */
export function walkMessage(walk: WalkState, shape: Shape, node: JsonNode, pointer: string): void {
  switch (shape.kind) {
    case 'object':
      walkObject(walk, shape, node, pointer);
      break;
    case 'list':
      walkList(walk, shape, node, pointer);
      break;
    case 'either':
      walkMessage(walk, chosenShape(shape, node, pointer), node, pointer);
      break;
    case 'union':
      walkUnion(walk, shape, node, pointer);
      break;
    case 'free':
      walkFree(walk, node, pointer);
      break;
    case 'map':
      walkMap(walk, shape.value, node, pointer);
      break;
    case 'number':
    case 'boolean':
      if (node.kind !== shape.kind) wrongKind(pointer, shape.kind);
      break;
    case 'known':
      break;
    default:
      if (node.kind !== 'string') wrongKind(pointer, 'string');
      walkString(walk, shape, node, pointer);
  }
}

function walkString(walk: WalkState, shape: Shape, node: JsonString, pointer: string): void {
  switch (shape.kind) {
    case 'text':
      if (walk.position.isPrompt) walk.prompts.push(node.value);
      addSegment(walk, node, pointer);
      break;
    case 'id':
      addSegment(walk, node, pointer, 'id');
      break;
    case 'json-text':
      walkJsonText(walk, node, pointer);
      break;
    case 'words':
      if (shape.words.has(node.value)) break;
      addUncovered(walk, pointer, 'unknown');
      addSegment(walk, node, pointer, 'id');
      break;
    case 'reference':
      addUncovered(walk, pointer, 'media');
      if (!holdsBytes(node.value)) addSegment(walk, node, pointer, 'id');
      break;
    case 'media':
    case 'encrypted':
      addUncovered(walk, pointer, shape.kind);
      break;
    default:
      walkFree(walk, node, pointer);
  }
}

function walkObject(walk: WalkState, shape: ObjectShape, node: JsonNode, pointer: string): void {
  if (node.kind !== 'object') wrongKind(pointer, 'object');
  const { position, source } = walk;
  if (shape.position !== undefined) enterPosition(walk, shape.position);
  if (shape.source !== undefined) walk.source = sourceName(memberOf(node, shape.source)) ?? source;
  if (shape.hosted !== undefined) walk.hosted.add(shape.hosted);
  for (const name of shape.required) {
    if (memberOf(node, name) === undefined) throw new MalformedRequestError(`${pointer}/${name}`, 'is missing');
  }
  for (let index = 0; index < node.members.length; index++) {
    const { key, value } = node.members[index] as JsonMember;
    const field = shape.fields.get(key.value);
    if (field === undefined) walkUnknownField(walk, shape, key, value, `${pointer}/${freeStep(key.value, index)}`);
    else if (value.kind !== 'null' || field.isRequired) walkField(walk, field, value, `${pointer}/${key.value}`);
  }
  walk.position = position;
  walk.source = source;
}

function walkField(walk: WalkState, field: Field, node: JsonNode, pointer: string): void {
  if (field.hosted !== undefined && !isEmptyList(node)) walk.hosted.add(field.hosted);
  if (field.position === undefined) {
    walkMessage(walk, field.shape, node, pointer);
    return;
  }
  const before = enterPosition(walk, field.position);
  walkMessage(walk, field.shape, node, pointer);
  walk.position = before;
}

/** No table knows the field: it is reported, and its strings are inspected all the same. */
function walkUnknownField(walk: WalkState, shape: ObjectShape, key: JsonString, node: JsonNode, pointer: string): void {
  if (shape.folded.has(foldCase(key.value))) {
    throw new MalformedRequestError(
      pointer,
      'differs from a field of the format in letter case only; write it as documented',
    );
  }
  addUncovered(walk, pointer, 'unknown');
  addSegment(walk, key, `${pointer}~key`, 'key');
  walkFree(walk, node, pointer);
}

function walkUnion(walk: WalkState, shape: UnionShape, node: JsonNode, pointer: string): void {
  if (node.kind !== 'object') wrongKind(pointer, 'object');
  const word = memberOf(node, shape.by);
  const chosen = chosenCase(shape, word);
  if (chosen !== undefined) {
    walkObject(walk, chosen, node, pointer);
    return;
  }
  checkLetterCase(node, shape.by, pointer);
  if (word === undefined) throw new MalformedRequestError(`${pointer}/${shape.by}`, 'is missing');
  if (word.kind !== 'string') wrongKind(`${pointer}/${shape.by}`, 'string');
  if (shape.unknown === 'refuse') {
    throw new MalformedRequestError(`${pointer}/${shape.by}`, `must be one of ${[...shape.cases.keys()].join(', ')}`);
  }
  if (shape.unknown === 'hosted') walk.hosted.add(safeName(word.value));
  addUncovered(walk, pointer, 'unknown');
  walkFree(walk, node, pointer);
}

function chosenCase(shape: UnionShape, word: JsonNode | undefined): ObjectShape | undefined {
  if (word === undefined || word.kind === 'null') return shape.missing;
  return word.kind === 'string' ? shape.cases.get(word.value) : undefined;
}

function checkLetterCase(node: JsonObject, known: string, pointer: string): void {
  for (const [index, { key }] of node.members.entries()) {
    if (key.value === known || foldCase(key.value) !== known) continue;
    throw new MalformedRequestError(
      `${pointer}/${freeStep(key.value, index)}`,
      'differs from a field of the format in letter case only; write it as documented',
    );
  }
}

function walkList(walk: WalkState, shape: ListShape, node: JsonNode, pointer: string): void {
  if (node.kind !== 'array') wrongKind(pointer, 'array');
  const { countMax, countMin, what = 'items' } = shape;
  const { items } = node;
  if (countMax !== undefined && items.length > countMax) {
    throw new MalformedRequestError(pointer, `has ${items.length} ${what}, the limit is ${countMax}`);
  }
  if (countMin !== undefined && items.length < countMin) {
    throw new MalformedRequestError(pointer, `must have at least ${countMin} of ${what}`);
  }
  const answered = shape.isChat ? answeredCount(node) : 0;
  for (let index = 0; index < items.length; index++) {
    if (shape.isChat) walk.isHistory = index < answered;
    walkMessage(walk, shape.item, items[index] as JsonNode, `${pointer}/${index}`);
  }
  if (shape.isChat) walk.isHistory = false;
}

/**
 * Messages up to and with the last one of the assistant. Messages of the assistant at the very end answer nothing yet: they are
 * the beginning of the answer that is asked for.
 */
function answeredCount({ items }: JsonArray): number {
  let last = items.length - 1;
  while (last >= 0 && isAnswer(items[last])) last--;
  while (last >= 0 && !isAnswer(items[last])) last--;
  return last + 1;
}

function isAnswer(message: JsonNode | undefined): boolean {
  const role = memberOf(message, 'role');
  return role?.kind === 'string' && role.value === 'assistant';
}

function walkMap(walk: WalkState, value: Shape, node: JsonNode, pointer: string): void {
  if (node.kind !== 'object') wrongKind(pointer, 'object');
  for (const [index, member] of node.members.entries()) {
    const inner = `${pointer}/${freeStep(member.key.value, index)}`;
    addSegment(walk, member.key, `${inner}~key`, 'key');
    if (member.value.kind !== 'null') walkMessage(walk, value, member.value, inner);
  }
}

function chosenShape(shape: EitherShape, node: JsonNode, pointer: string): Shape {
  const chosen =
    node.kind === 'string'
      ? shape.string
      : node.kind === 'array'
        ? shape.list
        : node.kind === 'object'
          ? shape.object
          : node.kind === 'boolean'
            ? shape.boolean
            : undefined;
  if (chosen !== undefined) return chosen;
  const { kind: _, ...allowed } = shape;
  throw new MalformedRequestError(pointer, `must be one of: ${Object.keys(allowed).map(kindName).join(', ')}`);
}

function wrongKind(pointer: string, expected: string): never {
  throw new MalformedRequestError(pointer, `must be ${kindName(expected)}`);
}

function kindName(kind: string): string {
  if (kind === 'boolean') return 'true or false';
  return kind === 'object' || kind === 'array' ? `an ${kind}` : kind === 'list' ? 'an array' : `a ${kind}`;
}

function sourceName(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' && node.value !== '' ? safeName(node.value) : undefined;
}

function isEmptyList(node: JsonNode): boolean {
  return node.kind === 'array' && node.items.length === 0;
}

/** Bytes in place of an address: a `data:` URL (RFC 2397, the scheme in any letter case), or longer than any address. */
function holdsBytes(url: string): boolean {
  return url.length > ADDRESS_LENGTH_MAX || url.slice(0, 5).toLowerCase() === 'data:';
}

const ADDRESS_LENGTH_MAX = 8_192;
