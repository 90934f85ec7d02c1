/** An encoded stretch of a text and what it says. Offsets are UTF-16 units of the text that was searched, `end` exclusive. */
export interface DecodedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether unit `i` of `text` stands for unit `start + i`; else each of its units stands for the whole stretch. */
  readonly isAligned?: boolean;
}
