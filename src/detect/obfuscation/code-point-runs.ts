/** Code points in a row that have a property. Offsets are UTF-16 units, `end` exclusive. */
export interface CodePointRun {
  readonly start: number;
  readonly end: number;
  /** How many code points. */
  readonly count: number;
}

/** The runs of code points for which `has` is true, in text order. Linear in the text. */
export function codePointRuns(text: string, has: (codePoint: number) => boolean): readonly CodePointRun[] {
  const runs: CodePointRun[] = [];
  let start = 0;
  let count = 0;
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    if (has(codePoint)) {
      if (count === 0) start = i;
      count++;
    } else if (count > 0) {
      runs.push({ start, end: i, count });
      count = 0;
    }
    i += codePoint > 0xffff ? 2 : 1;
  }
  if (count > 0) runs.push({ start, end: text.length, count });
  return runs;
}

/** The code point that ends before `at`, or -1 at the start of the text. */
export function codePointBefore(text: string, at: number): number {
  if (at <= 0) return -1;
  const wide = at >= 2 ? (text.codePointAt(at - 2) as number) : 0;
  return wide > 0xffff ? wide : text.charCodeAt(at - 1);
}
