import { InvalidOptionsError } from '../core/errors.ts';

/** A value that JSON (RFC 8259) can say and gives back as it was. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Levels of lists and objects in each other. */
const DEPTH_MAX = 64;
/** Names that reach an object's prototype where somebody merges what was read into another object. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of a value that JSON gives back as it was: no `undefined`, NaN, infinity, -0, BigInt, Date or other class, no cycle, no key that
 * reaches a prototype. What is checked is what is copied, whatever getters the value has.
 *
 * @throws `InvalidOptionsError` `value`, which does not repeat any of it.
 */
export function plainCopy(value: unknown, bytesMax: number): JsonValue {
  try {
    check(value, 0);
    const text = JSON.stringify(value);
    if (Buffer.byteLength(text) > bytesMax) refuse(`must be at most ${bytesMax} bytes of JSON`);
    const copy: unknown = JSON.parse(text);
    check(copy, 0);
    return copy as JsonValue;
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

function check(value: unknown, depth: number): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) refuse('holds a number that JSON cannot say');
    return;
  }
  if (typeof value !== 'object') refuse(`holds a ${typeof value}`);
  if (depth === DEPTH_MAX) refuse(`is nested deeper than ${DEPTH_MAX} levels, or in a circle`);
  if (Array.isArray(value)) {
    // A hole is no value either.
    for (let i = 0; i < value.length; i++) check(value[i], depth + 1);
    return;
  }
  checkObject(value as object, depth);
}

function checkObject(value: object, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value)
    refuse('holds what is no plain object');
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('holds a symbol');
  for (const [key, item] of Object.entries(value)) {
    if (PROTOTYPE_KEYS.has(key)) refuse('holds a key that reaches a prototype');
    check(item, depth + 1);
  }
}

function refuse(problem: string): never {
  throw new InvalidOptionsError('value', problem);
}
