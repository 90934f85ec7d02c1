import { TELLING_WORDS } from './attack-words.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { encodedWords, hasWords, type WordHints } from './frequent-words.ts';

/** The whole text in ROT13, when that gives a telling word or two frequent ones. Linear in the text. */
export function rot13Spans(text: string, hints: WordHints): readonly DecodedSpan[] {
  const isEncoded = (hints.telling && ANY_NEEDLE.test(text)) || (hints.frequent && hasWords(text, FREQUENT));
  if (!isEncoded) return [];
  return [{ start: 0, end: text.length, text: rotated(text), isAligned: true }];
}

function rotated(text: string): string {
  let result = '';
  for (const unit of text.split('')) {
    const letter = unit.charCodeAt(0) & 0x5f;
    const isLetter = unit < '\x80' && letter >= 0x41 && letter <= 0x5a && unit >= 'A';
    result += isLetter ? String.fromCharCode(unit.charCodeAt(0) + (letter <= 0x4d ? 13 : -13)) : unit;
  }
  return result;
}

/** The telling words in ROT13, lower case. */
export const ROT13_WORDS: readonly string[] = TELLING_WORDS.map(rotated);
/** Frequent words in ROT13, lower case. */
export const ROT13_FREQUENT_WORDS: readonly string[] = encodedWords(rotated);

const ANY_NEEDLE: RegExp = new RegExp(ROT13_WORDS.join('|'), 'iu');
const FREQUENT: ReadonlySet<string> = new Set(ROT13_FREQUENT_WORDS);
