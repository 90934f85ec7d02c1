import { InvalidOptionsError } from '../core/errors.ts';

/** A value that JSON (RFC 8259) can say and gives back as it was. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Levels of lists and objects in each other. */
const DEPTH_MAX = 64;
/** Names that reach an object's prototype where somebody merges what was read into another object. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of a value that JSON gives back as it was: no `undefined`, NaN, infinity, -0, BigInt, Date or other class, no cycle, no key that
 * reaches a prototype. Each part is read once: what is checked is what is copied, whatever getters the value has.
 *
 * @throws `InvalidOptionsError` `value`, which does not repeat any of it.
 */
export function plainCopy(value: unknown, bytesMax: number): JsonValue {
  try {
    const copy = copyOf(value, { depth: 0, bytesMax });
    if (Buffer.byteLength(JSON.stringify(copy)) > bytesMax) refuse(tooLong(bytesMax));
    return copy;
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw error;
    throw new InvalidOptionsError('value', 'cannot be read', { cause: error });
  }
}

/** All strings of a value, keys included, each once. */
export function stringsOf(value: JsonValue): readonly string[] {
  const found = new Set<string>();
  const collect = (each: JsonValue): void => {
    if (typeof each === 'string') found.add(each);
    else if (Array.isArray(each)) for (const item of each as readonly JsonValue[]) collect(item);
    else if (typeof each === 'object' && each !== null) {
      for (const [key, item] of Object.entries(each)) {
        found.add(key);
        collect(item);
      }
    }
  };
  collect(value);
  return [...found];
}

interface CopyBounds {
  readonly depth: number;
  readonly bytesMax: number;
}

function copyOf(value: unknown, { depth, bytesMax }: CopyBounds): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) refuse('holds a number that JSON cannot say');
    return value;
  }
  if (typeof value !== 'object') refuse(`holds a ${typeof value}`);
  if (depth === DEPTH_MAX) refuse(`is nested deeper than ${DEPTH_MAX} levels, or in a circle`);
  const within = { depth: depth + 1, bytesMax };
  return Array.isArray(value) ? copyOfList(value, within) : copyOfObject(value as object, within);
}

/** A hole is no value either. An item is a byte at least, so that a length alone may say too much. */
function copyOfList(list: readonly unknown[], bounds: CopyBounds): readonly JsonValue[] {
  const { length } = list;
  if (length > bounds.bytesMax) refuse(tooLong(bounds.bytesMax));
  const copy: JsonValue[] = [];
  for (let i = 0; i < length; i++) copy.push(copyOf(list[i], bounds));
  return copy;
}

function copyOfObject(value: object, bounds: CopyBounds): JsonValue {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value)
    refuse('holds what is no plain object');
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('holds a symbol');
  const copy: Record<string, JsonValue> = {};
  for (const [key, item] of Object.entries(value)) {
    if (PROTOTYPE_KEYS.has(key)) refuse('holds a key that reaches a prototype');
    copy[key] = copyOf(item, bounds);
  }
  return copy;
}

function tooLong(bytesMax: number): string {
  return `must be at most ${bytesMax} bytes of JSON`;
}

function refuse(problem: string): never {
  throw new InvalidOptionsError('value', problem);
}
