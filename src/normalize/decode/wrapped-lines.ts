/** A line that goes on in another has at least so many characters. */
const LINE_LENGTH_MIN = 24;

/** How an encoding is wrapped in lines. */
export interface Wrapping {
  /** All lines but the last have a multiple of so many characters. */
  readonly lineUnit: number;
  /** Where a run of the encoding's characters ends that begins at an offset; the offset itself where none begins. */
  readonly endOfRun: (text: string, start: number) => number;
}

/** Where the last line of an encoding ends that is wrapped in lines and begins with the run `start` to `end`. */
export function endOfLines(text: string, start: number, end: number, { lineUnit, endOfRun }: Wrapping): number {
  let lineStart = start;
  let lineEnd = end;
  while (
    lineEnd - lineStart >= LINE_LENGTH_MIN &&
    (lineEnd - lineStart) % lineUnit === 0 &&
    ' \n'.includes(text.charAt(lineEnd) || '.')
  ) {
    const next = endOfRun(text, lineEnd + 1);
    if (next === lineEnd + 1) return lineEnd;
    lineStart = lineEnd + 1;
    lineEnd = next;
  }
  return lineEnd;
}
