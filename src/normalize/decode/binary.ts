import { isWritten, nextTextRange, textOfRange } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** The fewest octets that are looked at. */
const OCTETS_MIN = 5;

/** Units between two octets: a comma and a space or a line break. */
const SEPARATORS_MAX = 2;

/**
 * Octets of eight binary digits that are text, one after the other or with spaces, commas or line breaks between them.
 * Octets that are no text stay as they are. Linear in the text.
 */
export function binarySpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    const starts = isWord(text.charCodeAt(i - 1)) ? [] : octetsFrom(text, i);
    if (starts.length >= OCTETS_MIN) spans.push(...spansOf(text, starts));
    i = (starts.at(-1) ?? i - OCTET_LENGTH + 1) + OCTET_LENGTH;
  }
  return spans;
}

const OCTET_LENGTH = 8;

/** Where the octets of a run begin. */
function octetsFrom(text: string, start: number): readonly number[] {
  const starts: number[] = [];
  for (let i = start; octetAt(text, i) !== -1; ) {
    starts.push(i);
    i += OCTET_LENGTH;
    for (let separators = 0; separators < SEPARATORS_MAX && ' \n,;'.includes(text.charAt(i) || '.'); separators++) i++;
  }
  return starts;
}

function spansOf(text: string, starts: readonly number[]): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  const bytes = Uint8Array.from(starts, (start) => octetAt(text, start));
  for (let range = nextTextRange(bytes, 0); range !== undefined; range = nextTextRange(bytes, range.end)) {
    if (range.end - range.start < OCTETS_MIN) continue;
    const decoded = textOfRange(bytes, range);
    const [start, last] = [starts[range.start] as number, starts[range.end - 1] as number];
    if (isWritten(decoded, 0.6)) spans.push({ start, end: last + OCTET_LENGTH, text: decoded });
  }
  return spans;
}

/** The value of eight binary digits, or -1. */
function octetAt(text: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + OCTET_LENGTH; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit !== 0 && digit !== 1) return -1;
    value = value * 2 + digit;
  }
  return value;
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
