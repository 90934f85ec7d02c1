import type { Splice } from '../../core/json/splice.ts';

/** A member of an object or an item of a list, by its place in the source. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Splices that take parts out of a list or an object, commas included. `parts` are all of them, in order. */
export function removeParts(parts: readonly Part[], isRemoved: (position: number) => boolean): readonly Splice[] {
  const splices: Splice[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (!isRemoved(at)) continue;
    const first = at;
    while (at + 1 < parts.length && isRemoved(at + 1)) at++;
    // Behind a part that stays the comma before goes; at the beginning the comma behind goes.
    const start = first > 0 ? parts[first - 1]?.end : parts[0]?.start;
    const end = first > 0 ? parts[at]?.end : (parts[at + 1]?.start ?? parts[at]?.end);
    if (start !== undefined && end !== undefined) splices.push({ start, end, replacement: '' });
  }
  return splices;
}
