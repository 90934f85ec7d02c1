import { InvalidOptionsError } from './errors.ts';
import type { JsonValue } from './json-value.ts';

/** Names that reach an object's prototype where somebody merges what was read into another object. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What a copy may be. */
export interface CopyBounds {
  /** The option that an error names. */
  readonly option: string;
  /** Levels of lists and objects in each other. */
  readonly depthMax: number;
  /** Items of one list. */
  readonly itemsMax: number;
}

/**
 * A copy of a value that JSON gives back as it was: no `undefined`, NaN, infinity, -0, BigInt, Date or other class, no cycle, no key that
 * reaches a prototype. Each part is read once: what is checked is what is copied, whatever getters the value has.
 *
 * @throws {@link InvalidOptionsError}, which does not repeat any of it.
 */
export function copyJson(value: unknown, bounds: CopyBounds): JsonValue {
  try {
    return copyOf(value, 0, bounds);
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw error;
    throw new InvalidOptionsError(bounds.option, 'cannot be read', { cause: error });
  }
}

function copyOf(value: unknown, depth: number, bounds: CopyBounds): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) refuse(bounds, 'holds a number that JSON cannot say');
    return value;
  }
  if (typeof value !== 'object') refuse(bounds, `holds a ${typeof value}`);
  if (depth === bounds.depthMax) refuse(bounds, `is nested deeper than ${bounds.depthMax} levels, or in a circle`);
  return Array.isArray(value) ? copyOfList(value, depth + 1, bounds) : copyOfObject(value as object, depth + 1, bounds);
}

/** A hole is no value either. */
function copyOfList(list: readonly unknown[], depth: number, bounds: CopyBounds): readonly JsonValue[] {
  const { length } = list;
  if (length > bounds.itemsMax) refuse(bounds, `has a list of more than ${bounds.itemsMax} items`);
  const copy: JsonValue[] = [];
  for (let i = 0; i < length; i++) copy.push(copyOf(list[i], depth, bounds));
  return copy;
}

function copyOfObject(value: object, depth: number, bounds: CopyBounds): JsonValue {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value)
    refuse(bounds, 'holds what is no plain object');
  if (Object.getOwnPropertySymbols(value).length > 0) refuse(bounds, 'holds a symbol');
  const copy: Record<string, JsonValue> = {};
  for (const [key, item] of Object.entries(value)) {
    if (PROTOTYPE_KEYS.has(key)) refuse(bounds, 'holds a key that reaches a prototype');
    copy[key] = copyOf(item, depth, bounds);
  }
  return copy;
}

function refuse({ option }: CopyBounds, problem: string): never {
  throw new InvalidOptionsError(option, problem);
}
