/** Values by key, at most so many: the one that was set longest ago leaves first. */
export interface BoundedMap<Key, Value> {
  get(key: Key): Value | undefined;
  /** Puts a value, or puts it again: it is the last to leave from now on. Reading alone keeps nothing. */
  set(key: Key, value: Value): void;
  /** Tells whether there was one. */
  delete(key: Key): boolean;
}

/**
 * Makes an empty map. Who sets again what was read has one from which the least recently used value leaves.
 *
 * @param entriesMax - At least 1.
 * @example
 * const made = known.get(name) ?? make(name);
 * known.set(name, made);
 */
export function boundedMap<Key, Value>(entriesMax: number): BoundedMap<Key, Value> {
  const entries = new Map<Key, Value>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      // A map is in the order in which its keys came.
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > entriesMax) entries.delete(entries.keys().next().value as Key);
    },
    delete: (key) => entries.delete(key),
  };
}
