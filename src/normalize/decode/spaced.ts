import type { View } from '../view.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { areKnownWords, wordEnds } from './word-ends.ts';

/** The fewest letters one after the other that make a spaced-out word. */
const LETTERS_MIN = 4;

/**
 * Letters with one separator between each two (`i g n o r e`, `i-g-n-o-r-e`, `i.g.n.o.r.e`) read as words: the spans are
 * the separators, which go, or become a space where a word ends. Words end where the original has wider white space,
 * at spaces when the separator is another character, and, where that tells nothing, where known words end. Digits may stand for
 * letters, but not for all of them; between spaces, signs stand for themselves. Linear in the text.
 */
export function spacedSpans(view: View): readonly DecodedSpan[] {
  const { text } = view;
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    const marks = isLone(text, i) ? marksFrom(text, i) : [];
    if (hasWord(text, marks)) spans.push(...separatorsOf(view, marks));
    i = marks.at(-1)?.end ?? i + 1;
  }
  return spans;
}

/** A letter or sign that stands alone. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly isLetter: boolean;
}

/** Marks, each two of them divided by the same separator, or by white space; the first one is a letter. */
function marksFrom(text: string, first: number): readonly Mark[] {
  const separator = text.charAt(first + 1);
  const marks: Mark[] = [{ start: first, end: first + 1, isLetter: true }];
  const hasSigns = isWhite(separator);
  for (let end = first + 1; SEPARATORS.includes(separator || 'x'); ) {
    const start = endOfGap(text, end, separator);
    const mark = start === end ? undefined : markAt(text, start, hasSigns);
    if (mark === undefined) break;
    marks.push(mark);
    end = mark.end;
  }
  return marks;
}

const SEPARATORS = ' \n-._*+~/|,:;=•·';

/** Spaces and line breaks between two letters of one run. */
const WHITE_MAX = 8;

function endOfGap(text: string, start: number, separator: string): number {
  if (!isWhite(separator)) return text.charAt(start) === separator || isWhite(text.charAt(start)) ? start + 1 : start;
  let end = start;
  while (end < start + WHITE_MAX && isWhite(text.charAt(end))) end++;
  return end;
}

function markAt(text: string, start: number, hasSigns: boolean): Mark | undefined {
  if (isLone(text, start)) return { start, end: start + 1, isLetter: true };
  const codePoint = text.codePointAt(start);
  if (!hasSigns || codePoint === undefined || isLetter(codePoint)) return undefined;
  const end = start + (codePoint > 0xffff ? 2 : 1);
  if (end < text.length && !isWhite(text.charAt(end))) return undefined;
  return { start, end, isLetter: codePoint > 0x7f && LETTER.test(text.slice(start, end)) };
}

const LETTER = /\p{L}/u;

function isWhite(unit: string): boolean {
  return unit === ' ' || unit === '\n';
}

/** Whether so many letters follow each other: sums and lists have signs between theirs. */
function hasWord(text: string, marks: readonly Mark[]): boolean {
  let letters = 0;
  for (const { start, isLetter } of marks) {
    if (!isLetter) letters = 0;
    else if (text.charCodeAt(start) > 0x40 && ++letters === LETTERS_MIN) return true;
  }
  return false;
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly hasBreak: boolean;
  /** Whether wider or other white space shows that a word ends here. */
  readonly isEnd: boolean;
}

function separatorsOf(view: View, marks: readonly Mark[]): readonly DecodedSpan[] {
  const { text } = view;
  const separator = text.charAt(marks[0]?.end ?? 0);
  const gaps = marks.slice(1).map((mark, i) => gapBetween(view, marks[i]?.end ?? 0, mark.start, separator));
  const hasEnds = gaps.some(({ isEnd }) => isEnd);
  const spans: DecodedSpan[] = [];
  // Marks since the last certain end of a word; known words are looked for in them.
  let joined = '';
  let pending: (Gap & { readonly after: number })[] = [];
  const settle = (): void => {
    const isCut = !hasEnds || joined.length > WORD_LENGTH_MAX;
    const ends = isCut || (joined.length >= JOINED_LENGTH_MIN && areKnownWords(joined)) ? wordEnds(joined) : NO_ENDS;
    for (const { start, end, after } of pending) spans.push({ start, end, text: ends.has(after) ? ' ' : '' });
    joined = '';
    pending = [];
  };
  for (const [i, mark] of marks.entries()) {
    joined += text.slice(mark.start, mark.end);
    const gap = gaps[i];
    if (gap === undefined) break;
    if (!gap.isEnd && !gap.hasBreak) {
      pending.push({ ...gap, after: joined.length });
      continue;
    }
    settle();
    if (gap.end > gap.start + 1) spans.push({ start: gap.start, end: gap.end, text: gap.hasBreak ? '\n' : ' ' });
  }
  settle();
  return spans;
}

/** Longer words are several, and shorter ones may be made of known ones by chance: `into`. */
const WORD_LENGTH_MAX = 16;
const JOINED_LENGTH_MIN = 8;
const NO_ENDS: ReadonlySet<number> = new Set();

function gapBetween({ text, starts, ends }: View, start: number, end: number, separator: string): Gap {
  const hasBreak = text.slice(start, end).includes('\n');
  const isOther = text.charAt(start) !== separator && text.charAt(start) === ' ';
  const isWide = (starts?.[end] ?? end) > (ends?.[start] ?? start + 1);
  return { start, end, hasBreak, isEnd: !hasBreak && (isOther || isWide) };
}

function isLone(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at - 1)) && !isLetter(text.charCodeAt(at + 1));
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x40 ||
    code === 0x24
  );
}
