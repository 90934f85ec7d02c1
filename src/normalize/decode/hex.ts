import { isMostlyLetters, isWritten, textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** The fewest bytes that are looked at. Hashes and identifiers that are letters by chance are rarer than one in 10⁵. */
const BYTES_MIN = 5;

/**
 * Bytes in hexadecimal that are text: without anything between them, or with `0x`, `\x`, spaces, commas, colons,
 * semicolons or hyphens. Linear in the text.
 */
export function hexSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    const run = runAt(text, i);
    const decoded = run.bytes.length < BYTES_MIN ? undefined : textOfBytes(Uint8Array.from(run.bytes));
    // Lists of decimal numbers from 20 to 79 are text, too.
    const isText = run.bytes.some(hasLetterDigit) ? isWritten : isMostlyLetters;
    if (decoded !== undefined && isText(decoded, 0.75)) spans.push({ start: i, end: run.end, text: decoded });
    i = Math.max(run.end, i + 1);
    // A run begins where a word begins.
    while (i < text.length && isWord(text.charCodeAt(i)) && isWord(text.charCodeAt(i - 1))) i++;
  }
  return spans;
}

function runAt(text: string, start: number): { readonly bytes: readonly number[]; readonly end: number } {
  const bytes: number[] = [];
  let end = start;
  for (let i = start; ; ) {
    if ((text.charCodeAt(i + 1) | 0x20) === LETTER_X && '0\\'.includes(text.charAt(i))) i += 2;
    const high = hexDigit(text, i);
    const low = hexDigit(text, i + 1);
    if (high < 0 || low < 0) return { bytes, end };
    bytes.push(high * 16 + low);
    i += 2;
    end = i;
    for (let separators = 0; separators < 2 && ' \n,:;-'.includes(text.charAt(i) || '.'); separators++) i++;
  }
}

function hasLetterDigit(byte: number): boolean {
  return byte >= 0xa0 || (byte & 0x0f) >= 0x0a;
}

const LETTER_X = 0x78;

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 && code < 0x80 ? letter - 0x57 : -1;
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
