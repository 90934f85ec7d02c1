import { displayWidth } from './display-width.ts';
import { hasColours, type Paint, paint } from './terminal.ts';

/** A piece of text with one look. */
export interface Span {
  readonly text: string;
  readonly look?: Paint;
  /** Stands in `[[…]]` where there are no colours. */
  readonly isMarked?: boolean;
}

/** How spans are laid out. */
export interface WrapOptions {
  /** Columns of a line. */
  readonly width: number;
  /** Lines behind these are left out, and the last one ends in an ellipsis. */
  readonly linesMax?: number;
}

/**
 * Lays text out in lines, broken at spaces, and within words only where a word is longer than a line. White space is one
 * space, whatever it was. Colours never cross the end of a line.
 *
 * @param spans - Text that is safe to print: see {@link printable}.
 */
export function wrapSpans(spans: readonly Span[], { width, linesMax = Infinity }: WrapOptions): readonly string[] {
  const lines: Cell[][] = [[]];
  let column = 0;
  for (const word of wordsOf(spans)) {
    const wordWidth = widthOf(word);
    const gap = column === 0 ? 0 : 1;
    // A word that is broken anyway begins where there is room for some of it.
    const isBroken = wordWidth > width && column + gap <= width - BROKEN_HEAD_MIN;
    if (column + gap + wordWidth <= width || isBroken) {
      if (gap > 0) lines.at(-1)?.push(gapBetween(lines.at(-1)?.at(-1), word[0]));
      column += gap;
    } else {
      if (column > 0) lines.push([]);
      column = 0;
    }
    for (const cell of word) {
      if (column + displayWidth(cell.text) > width) {
        lines.push([]);
        column = 0;
      }
      lines.at(-1)?.push(cell);
      column += displayWidth(cell.text);
    }
  }
  const kept = lines.slice(0, linesMax);
  if (kept.length < lines.length) cutWithEllipsis(kept.at(-1) ?? [], width);
  return kept.map(painted);
}

/** Columns that the first line must have free for a word that is longer than a line. */
const BROKEN_HEAD_MIN = 8;

/** One code point, with the brackets of its mark. */
interface Cell {
  readonly text: string;
  readonly look: Paint | undefined;
}

function wordsOf(spans: readonly Span[]): readonly (readonly Cell[])[] {
  const words: Cell[][] = [];
  let word: Cell[] | undefined;
  for (const { text, look, isMarked = false } of spans) {
    const hasBrackets = isMarked && !hasColours();
    const characters = [...text];
    for (const [i, character] of characters.entries()) {
      if (/^\s$/u.test(character)) word = undefined;
      else {
        if (word === undefined) {
          word = [];
          words.push(word);
        }
        const before = hasBrackets && i === 0 ? '[[' : '';
        const behind = hasBrackets && i === characters.length - 1 ? ']]' : '';
        word.push({ text: before + character + behind, look });
      }
    }
  }
  return words;
}

/** A marked stretch of several words is marked through. */
function gapBetween(before: Cell | undefined, after: Cell | undefined): Cell {
  return { text: ' ', look: before?.look === after?.look ? before?.look : undefined };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function cutWithEllipsis(line: Cell[], width: number): void {
  while (widthOf(line) > width - 2) line.pop();
  line.push({ text: ' …', look: undefined });
}

function painted(line: readonly Cell[]): string {
  let out = '';
  for (let start = 0; start < line.length; ) {
    const look = line[start]?.look;
    let end = start;
    while (end < line.length && line[end]?.look === look) end++;
    const text = line
      .slice(start, end)
      .map((cell) => cell.text)
      .join('');
    out += look === undefined || !hasColours() ? text : paint(look, text);
    start = end;
  }
  return out;
}
