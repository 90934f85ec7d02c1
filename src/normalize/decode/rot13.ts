import { TELLING_WORDS } from './attack-words.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** The whole text in ROT13, when that gives a telling word. Linear in the text. */
export function rot13Spans(text: string): readonly DecodedSpan[] {
  if (!NEEDLES.test(text)) return [];
  return [{ start: 0, end: text.length, text: rotated(text), isAligned: true }];
}

function rotated(text: string): string {
  return text.replaceAll(LETTER_OF_ROT13, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 0x5f) <= 0x4d ? code + 13 : code - 13);
  });
}

const LETTER_OF_ROT13 = /[A-Za-z]/gu;
const NEEDLES: RegExp = new RegExp(TELLING_WORDS.map(rotated).join('|'), 'iu');
