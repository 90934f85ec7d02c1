/** A set of distinct strings in code-unit order. */
export interface SortedNames {
  /** Adds a name that is not there yet. */
  add(name: string): void;
  delete(name: string): void;
  /** Names behind `after`, in order, for as long as `take` answers true. */
  walk(after: string | undefined, take: (name: string) => boolean): void;
}

/**
 * A two-level sorted list: chunks of at most 512 names. A change costs two binary searches and the move of one chunk's
 * pointers, so that 10^5 names in any order take a fraction of a second.
 */
export function sortedNames(): SortedNames {
  const chunks: string[][] = [];
  return {
    add(name) {
      const at = Math.max(0, chunkOf(chunks, name));
      const chunk = chunks[at];
      if (chunk === undefined) {
        chunks.push([name]);
        return;
      }
      chunk.splice(firstBehind(chunk, name), 0, name);
      if (chunk.length > CHUNK_NAMES_MAX) chunks.splice(at + 1, 0, chunk.splice(CHUNK_NAMES_MAX / 2));
    },
    delete(name) {
      const at = chunkOf(chunks, name);
      const chunk = chunks[at];
      if (chunk === undefined) return;
      const place = firstBehind(chunk, name) - 1;
      if (chunk[place] !== name) return;
      chunk.splice(place, 1);
      if (chunk.length === 0) chunks.splice(at, 1);
    },
    walk(after, take) {
      let at = after === undefined ? 0 : Math.max(0, chunkOf(chunks, after));
      let place = after === undefined ? 0 : firstBehind(chunks[at] ?? [], after);
      for (let chunk = chunks[at]; chunk !== undefined; chunk = chunks[at]) {
        for (; place < chunk.length; place += 1) {
          if (!take(chunk[place] as string)) return;
        }
        at += 1;
        place = 0;
      }
    },
  };
}

const CHUNK_NAMES_MAX = 512;

/** The last chunk whose first name is not behind `name`; -1 when all are. */
function chunkOf(chunks: readonly (readonly string[])[], name: string): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chunks[middle]?.[0] as string) <= name) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the first name behind `name`. JavaScript compares strings by UTF-16 code units (ECMA-262, 7.2.13). */
function firstBehind(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] as string) <= name) low = middle + 1;
    else high = middle;
  }
  return low;
}
