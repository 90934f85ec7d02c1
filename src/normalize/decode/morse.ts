import type { View } from '../view.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { wordEnds } from './word-ends.ts';

/** The fewest letters that are read, and how many different ones: rules, leaders and tables of dots and dashes are others. */
export const MORSE_LETTERS_MIN = 10;
const DIFFERENT_MIN = 4;
/** Letters of dots alone and of dashes alone: there must be others. */
const ONE_SIGN = 'eish5tmo0';

/** At most one sign in so many may be none of the code. */
const KNOWN_PER_UNKNOWN = 4;

/**
 * Morse code (ITU-R M.1677-1): dots as `.`, `·`, `•`, dashes as `-`, `_` and what looks like them. Letters are divided by a
 * space, words by `/`, `|`, a line break or wider space; where there is none of these, known words are cut out. Where there
 * are slashes or bars, wide space is but a letter that somebody's encoder did not know. Linear in the text.
 */
export function morseSpans(view: View): readonly DecodedSpan[] {
  const { text } = view;
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    if (!isSign(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const run = BEFORE_RUN.test(text.charAt(i - 1)) ? runFrom(view, i) : undefined;
    const decoded = run === undefined ? undefined : textOfRun(run.letters);
    if (run !== undefined && decoded !== undefined) spans.push({ start: i, end: run.end, text: decoded });
    i = Math.max(run?.end ?? i, endOfSigns(text, i));
  }
  return spans;
}

/** Dots at the end of a sentence begin no run. */
const BEFORE_RUN = /^$|[\s"'`“‘«([{:=/|>]/u;

type Gap = 'letter' | 'wide' | 'word';

interface MorseLetter {
  /** Empty for signs that are none of the code. */
  readonly text: string;
  /** What stands behind it. */
  readonly gap: Gap;
}

function runFrom(view: View, start: number): { readonly letters: readonly MorseLetter[]; readonly end: number } {
  const { text } = view;
  const letters: MorseLetter[] = [];
  let end = start;
  for (let at = start; isSign(text.charCodeAt(at)); ) {
    const signsEnd = endOfSigns(text, at);
    if (signsEnd - at > SIGNS_MAX || isWord(text.charCodeAt(signsEnd))) break;
    const gap = gapAt(view, signsEnd);
    letters.push({ text: CODE.get(patternOf(text, at, signsEnd)) ?? '', gap: gap.kind });
    end = signsEnd;
    if (gap.end === signsEnd) break;
    at = gap.end;
  }
  return { letters, end };
}

function gapAt({ text, starts, ends }: View, from: number): { readonly kind: Gap; readonly end: number } {
  let kind: Gap = 'letter';
  let at = from;
  for (; at < from + GAP_UNITS_MAX; at++) {
    const unit = text.charAt(at);
    if (unit === '/' || unit === '|' || unit === '\n') kind = 'word';
    else if (unit !== ' ') break;
    else if (kind === 'letter' && (starts?.[at + 1] ?? at + 1) > (ends?.[at] ?? at + 1)) kind = 'wide';
  }
  return { kind, end: at };
}

/** ` / ` and more of it. */
const GAP_UNITS_MAX = 8;

function textOfRun(letters: readonly MorseLetter[]): string | undefined {
  const known = letters.filter((letter) => letter.text !== '');
  if (known.length < MORSE_LETTERS_MIN || letters.length - known.length > known.length / KNOWN_PER_UNKNOWN)
    return undefined;
  const different = new Set(known.map((letter) => letter.text));
  if (different.size < DIFFERENT_MIN || [...different].every((letter) => ONE_SIGN.includes(letter))) return undefined;
  const hasWords = letters.some(({ gap }) => gap === 'word');
  const isEnd = (gap: Gap): boolean => gap === 'word' || (gap === 'wide' && !hasWords);
  const text = letters.map((letter) => letter.text + (isEnd(letter.gap) ? ' ' : '')).join('');
  return text.trimEnd().includes(' ') ? text.trimEnd() : cut(text);
}

function cut(text: string): string {
  const ends = wordEnds(text);
  return [...text].map((letter, i) => (i > 0 && ends.has(i) ? ` ${letter}` : letter)).join('');
}

/** The longest pattern of the code, `$`. */
const SIGNS_MAX = 7;

function endOfSigns(text: string, start: number): number {
  let end = start;
  while (isSign(text.charCodeAt(end))) end++;
  return end;
}

function patternOf(text: string, start: number, end: number): string {
  let pattern = '';
  for (let i = start; i < end; i++) pattern += DOTS.has(text.charCodeAt(i)) ? '.' : '-';
  return pattern;
}

const codesOf = (signs: string): ReadonlySet<number> => new Set([...signs].map((sign) => sign.charCodeAt(0)));
const DOTS: ReadonlySet<number> = codesOf('.·•∙⋅・●');
const DASHES: ReadonlySet<number> = codesOf('-_‐‒–—―−ー');

/** Whether a unit is a dot or a dash. */
export function isSign(code: number): boolean {
  if (code < 0x80) return code === 0x2e || code === 0x2d || code === 0x5f;
  return code === 0xb7 || (code >= 0x2010 && (DOTS.has(code) || DASHES.has(code)));
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const CODE: ReadonlyMap<string, string> = new Map(
  [
    'a .- b -... c -.-. d -.. e . f ..-. g --. h .... i .. j .--- k -.- l .-.. m -- n -. o --- p .--. q --.- r .-. s ...',
    't - u ..- v ...- w .-- x -..- y -.-- z --.. é ..-.. ä .-.- ö ---. ü ..-- ñ --.-- ß ...--..',
    '0 ----- 1 .---- 2 ..--- 3 ...-- 4 ....- 5 ..... 6 -.... 7 --... 8 ---.. 9 ----.',
    '. .-.-.- , --..-- : ---... ? ..--.. \' .----. - -....- / -..-. ( -.--. ) -.--.- " .-..-. = -...- + .-.-. @ .--.-.',
    '! -.-.-- ; -.-.-. & .-... _ ..--.- $ ...-..-',
  ].flatMap(pairsOf),
);

function pairsOf(line: string): readonly (readonly [string, string])[] {
  const entries = line.split(' ');
  return entries.flatMap((letter, i) => (i % 2 === 0 ? [[entries[i + 1] ?? '', letter] as const] : []));
}
