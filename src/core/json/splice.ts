/** A replacement in a source text: UTF-16 offsets, `end` exclusive. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Replaces places of a text. They may come in any order and must not overlap; all else stays as it is, unit by unit. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return source;
  let result = '';
  let at = 0;
  for (const { start, end, replacement } of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at || end < start) throw new RangeError('splices overlap');
    result += source.slice(at, start) + replacement;
    at = end;
  }
  return result + source.slice(at);
}
