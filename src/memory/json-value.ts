import { copyJson } from '../core/copy-json.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { JsonValue } from '../core/json-value.ts';

export type { JsonValue } from '../core/json-value.ts';

/** Levels of lists and objects in each other. */
const DEPTH_MAX = 64;

/**
 * A copy of a value, as {@link copyJson} makes it, that is at most `bytesMax` bytes of JSON.
 *
 * @throws `InvalidOptionsError` `value`, which does not repeat any of it.
 */
export function plainCopy(value: unknown, bytesMax: number): JsonValue {
  // An item is a byte at least, so that a length alone may say too much.
  const copy = copyJson(value, { option: 'value', depthMax: DEPTH_MAX, itemsMax: bytesMax });
  if (Buffer.byteLength(JSON.stringify(copy)) > bytesMax)
    throw new InvalidOptionsError('value', `must be at most ${bytesMax} bytes of JSON`);
  return copy;
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
