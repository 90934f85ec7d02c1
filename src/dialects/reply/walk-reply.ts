import { type JsonNode, type JsonString, memberOf, pointerTo } from '../../core/json/json-node.ts';
import type { ChoiceGate } from './choice-gate.ts';
import type { ReplyShape } from './reply-shape.ts';
import { safeName, type UncoveredPlaces } from './uncovered-places.ts';

/** What happens at the leaves of a walk. */
export interface ReplyWalk {
  /** Source of the nodes. */
  readonly source: string;
  readonly choice: ChoiceGate;
  /** The value is a piece of one that comes in several: an item of a list is known by its `index`, where it has one. */
  readonly isPiece?: boolean;
  readonly uncovered: UncoveredPlaces;
  /**
   * A string that is to be inspected. `path` leads to it, from the place where the walk began. With `isUnknown` no format has a
   * place for it: the first time that it is inspected, it counts by `GateDoor.countUnknown`.
   */
  text(node: JsonString, pointer: string, path: ReplyPath, isUnknown: boolean): void;
  /** A key that is to be inspected. It gives what the key says now. */
  key(node: JsonString, pointer: string, isUnknown: boolean): string;
}

/** One step of a path: a key, or an item of a list, which names itself by an `index` or is known by its position. */
export type ReplyStep = string | { readonly position: number } | { readonly index: number };

/** The way to a leaf, the last step first; undefined at the beginning. */
export type ReplyPath = { readonly step: ReplyStep; readonly before: ReplyPath } | undefined;

/** Visits every string of a value by its shape. What the shape does not know is reported and inspected. */
export function walkReply(walk: ReplyWalk, node: JsonNode, shape: ReplyShape, pointer: string, path: ReplyPath): void {
  if (node.kind === 'number' || node.kind === 'boolean' || node.kind === 'null') return;
  if (shape === 'media' || shape === 'encrypted') {
    if (node.kind !== 'string' || node.value !== '') walk.uncovered.add(shape, pointer);
    return;
  }
  if (shape === 'token' || shape === 'text' || shape === 'unknown') walkPlain(walk, node, shape, pointer, path);
  else if (shape.kind === 'list') {
    // Where a list may stand, one item of it may stand, too: a result, or the error in its place.
    if (node.kind === 'array') walkItems(walk, node.items, shape.items, pointer, path);
    else walkReply(walk, node, shape.items, pointer, path);
  } else if (shape.kind === 'object' && node.kind === 'object') {
    for (const { key, value } of node.members) {
      const known = shape.fields.get(key.value);
      if (known !== undefined) {
        walkReply(walk, value, known, pointerTo(pointer, key.value), { step: key.value, before: path });
      } else walkUnknown(walk, key, value, pointer, path);
    }
  } else if (shape.kind === 'union' && node.kind === 'object') {
    const known = shape.types.get(typeOf(node));
    if (known !== undefined) walkReply(walk, node, known, pointer, path);
    else walkStranger(walk, node, pointer, path);
  } else walkStranger(walk, node, pointer, path);
}

/** Visits a member whose key is not known. */
export function walkUnknown(walk: ReplyWalk, key: JsonString, value: JsonNode, parent: string, path: ReplyPath): void {
  const pointer = pointerTo(parent, safeName(key.value));
  const step = walk.key(key, pointer, true);
  walkStranger(walk, value, pointer, { step, before: path }, true);
}

function walkStranger(walk: ReplyWalk, node: JsonNode, pointer: string, path: ReplyPath, isField = false): void {
  // A new field that is null says nothing yet.
  if (!(isField && node.kind === 'null')) walk.uncovered.add('unknown', pointer);
  if (node.kind === 'string' || node.kind === 'array' || node.kind === 'object') {
    walkPlain(walk, node, 'unknown', pointer, path);
  }
}

type PlainShape = 'token' | 'text' | 'unknown';

function walkPlain(walk: ReplyWalk, node: JsonNode, shape: PlainShape, pointer: string, path: ReplyPath): void {
  if (node.kind === 'string') {
    if (node.value === '' || (shape === 'token' && walk.choice.isHarmless(node.value))) return;
    walk.text(node, pointer, path, shape === 'unknown');
  } else if (node.kind === 'array') walkItems(walk, node.items, shape, pointer, path);
  else if (node.kind === 'object') {
    for (const { key, value } of node.members) {
      const place = pointerTo(pointer, safeName(key.value));
      const isToken = shape === 'token' && walk.choice.isHarmless(key.value);
      const step = isToken ? key.value : walk.key(key, place, shape === 'unknown');
      walkPlain(walk, value, shape, place, { step, before: path });
    }
  }
}

function walkItems(
  walk: ReplyWalk,
  items: readonly JsonNode[],
  shape: ReplyShape,
  pointer: string,
  path: ReplyPath,
): void {
  for (const [position, item] of items.entries()) {
    const index = walk.isPiece === true ? indexOf(walk.source, item) : undefined;
    const step = index === undefined ? { position } : { index };
    walkReply(walk, item, shape, pointerTo(pointer, index ?? position), { step, before: path });
  }
}

function indexOf(source: string, item: JsonNode): number | undefined {
  const member = memberOf(item, 'index');
  if (member?.kind !== 'number') return undefined;
  const index = Number(source.slice(member.start, member.end));
  return Number.isSafeInteger(index) && index >= 0 ? index : undefined;
}

function typeOf(node: JsonNode): string {
  const type = memberOf(node, 'type');
  return type?.kind === 'string' ? type.value : '';
}
