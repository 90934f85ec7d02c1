import { isWritten, textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { endOfLines, type Wrapping } from './wrapped-lines.ts';

/** The shortest run that is looked at: ten bytes. Shorter ones are words and identifiers. */
export const BASE32_LENGTH_MIN = 16;

/**
 * Base32 (RFC 4648, section 6) that decodes to text: in capitals or small letters, padded or not, wrapped in lines.
 * Linear: each run is decoded at most twice.
 */
export function base32Spans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  // Lines are joined once only: those that were not text together are looked at one by one.
  let joinedTo = 0;
  for (let i = nextRun(text, 0); i < text.length; ) {
    const end = endOfRun(text, i);
    if (isPartOfWord(text.charCodeAt(i - 1)) || isPartOfWord(text.charCodeAt(end))) {
      i = nextRun(text, end);
      continue;
    }
    const linesEnd = i < joinedTo ? end : endOfLines(text, i, end, WRAPPING);
    joinedTo = Math.max(joinedTo, linesEnd);
    const span = (linesEnd > end ? spanOf(text, i, linesEnd) : undefined) ?? spanOf(text, i, end);
    if (span !== undefined) spans.push(span);
    i = nextRun(text, span?.end ?? end);
  }
  return spans;
}

/** Where the next run begins that is long enough; its characters are looked at from its end, so that short words are skipped. */
function nextRun(text: string, from: number): number {
  for (let start = from; start + BASE32_LENGTH_MIN <= text.length; ) {
    let at = start + BASE32_LENGTH_MIN - 1;
    while (at >= start && valueAt(text, at) !== NONE) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return text.length;
}

function spanOf(text: string, start: number, end: number): DecodedSpan | undefined {
  if (end - start < BASE32_LENGTH_MIN) return undefined;
  const decoded = textOfBytes(bytesOf(text, start, end));
  if (decoded === undefined || !isWritten(decoded, 0.6)) return undefined;
  return { start, end: endOfPadding(text, end), text: decoded };
}

function endOfPadding(text: string, end: number): number {
  let to = end;
  while (to < end + PADDING_MAX && text.charAt(to) === '=') to++;
  return to;
}

const PADDING_MAX = 6;

/** Where the run of one letter case ends that begins at `start`. */
function endOfRun(text: string, start: number): number {
  let end = start;
  let letterCase = 0;
  for (; valueAt(text, end) !== NONE; end++) {
    const code = text.charCodeAt(end);
    if (code < 0x40) continue;
    if (letterCase !== 0 && (code & 0x20) !== (letterCase & 0x20)) return end;
    letterCase = code;
  }
  return end;
}

/** A line that ends inside of a word is none. */
const WRAPPING: Wrapping = {
  lineUnit: 8,
  endOfRun(text, start) {
    const end = endOfRun(text, start);
    return isPartOfWord(text.charCodeAt(end)) ? start : end;
  },
};

function bytesOf(text: string, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(((end - start) * 5) / 8));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let i = start; i < end; i++) {
    const value = valueAt(text, i);
    if (value === NONE) continue;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, length);
}

const NONE = 255;

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x32 && code <= 0x37) return code - 0x32 + 26;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a && code < 0x80 ? letter - 0x61 : NONE;
}

function isPartOfWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
