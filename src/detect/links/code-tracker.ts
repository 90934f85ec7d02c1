import { fenceTracker } from './fence-tracker.ts';
import { spanTracker } from './span-tracker.ts';

/** Tells which parts of a growing markdown text are shown as code and therefore are no links, images or markup. */
export interface CodeTracker {
  /** The next units of the text itself, not of a view: indentation and blank lines count. */
  write(chunk: string): void;
  /**
   * Whether a match is code: it starts in a fenced block, or it ends with the backticks that close a code span which
   * was opened before it on the same line. Offsets are UTF-16 units of the text. The answer depends on the text before
   * `end` only, provided that the unit at `end`, if there is one, has been written and is not a backtick.
   */
  isCode(start: number, end: number): boolean;
}

/**
 * Follows fences and code spans (CommonMark 0.31, sections 4.5 and 6.1) and fails closed: what one reader may take for
 * code and another for live text is not code. So these are not: code in block quotes or directly behind a list
 * marker, fences in raw HTML, code spans over several lines or of more than two backticks, and everything fenced
 * behind a fence whose end is not certain. Linear in the text; memory grows with the number of fences and spans.
 *
 * @example
 * const tracker = codeTracker();
 * tracker.write('```html\n<script>\n```\n<script>');
 * tracker.isCode(8, 16);   // true
 * tracker.isCode(21, 29);  // false
 */
export function codeTracker(): CodeTracker {
  const fences = fenceTracker();
  const spans = spanTracker();
  let offset = 0;
  let isAfterReturn = false;

  const endLine = (): void => {
    const kind = fences.endLine(offset + 1);
    if (kind === 'blank') spans.endParagraph();
    else spans.endLine(kind === 'text');
  };

  const takeUnit = (unit: number): void => {
    if (unit === LINE_FEED && isAfterReturn) fences.startLine(offset + 1);
    else if (unit === LINE_FEED || unit === RETURN) endLine();
    else {
      fences.take(unit);
      if (!fences.isOpen()) spans.take(unit, offset, fences.isHtml());
    }
    isAfterReturn = unit === RETURN;
    offset++;
  };

  return {
    write(chunk): void {
      for (let i = 0; i < chunk.length; i++) takeUnit(chunk.charCodeAt(i));
    },
    isCode: (start, end) => fences.isFenced(start) || spans.isSpan(start, end, offset),
  };
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
