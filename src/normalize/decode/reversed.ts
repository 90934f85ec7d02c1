import { TELLING_WORDS } from './attack-words.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { encodedWords, hasWords, type WordHints } from './frequent-words.ts';

/**
 * Text written backwards, when that gives a telling word or two frequent ones: as a whole with lines and words in reverse, and word by word
 * with their order kept. Each stretch maps back as a whole, since ranges ascend in a view. Linear in the text.
 *
 * @returns The readings, made when they are asked for; none for ordinary text.
 */
export function reversedReadings(text: string, hints: WordHints): readonly (() => readonly DecodedSpan[])[] {
  const isEncoded = (hints.telling && ANY_NEEDLE.test(text)) || (hints.frequent && hasWords(text, FREQUENT));
  if (!isEncoded) return [];
  const lines = (): readonly DecodedSpan[] => stretches(text, (unit) => unit !== '\n');
  const words = (): readonly DecodedSpan[] => stretches(text, (unit) => unit !== '\n' && unit !== ' ');
  const whole = (): readonly DecodedSpan[] => [{ start: 0, end: text.length, text: reversed(text) }];
  return text.includes('\n') ? [lines, words, whole] : [lines, words];
}

/** Telling words backwards, lower case. */
export const REVERSED_WORDS: readonly string[] = TELLING_WORDS.filter((word) => word.length > 5).map(reversed);
/** Frequent words backwards, lower case. */
export const REVERSED_FREQUENT_WORDS: readonly string[] = encodedWords(reversed);

const FREQUENT: ReadonlySet<string> = new Set(REVERSED_FREQUENT_WORDS);
const ANY_NEEDLE: RegExp = new RegExp(REVERSED_WORDS.join('|'), 'iu');

function reversed(text: string): string {
  const units = /[\ud800-\udfff]/u.test(text) || /[^\0-\uffff]/u.test(text) ? [...text] : text.split('');
  return units.reverse().join('');
}

function stretches(text: string, isInside: (unit: string) => boolean): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isInside(text.charAt(i))) continue;
    if (i > start) spans.push({ start, end: i, text: reversed(text.slice(start, i)) });
    start = i + 1;
  }
  return spans;
}
