import { isWritten, nextTextRange, textOfBytes, textOfRange } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { endOfLines, type Wrapping } from './wrapped-lines.ts';

/** The shortest run of base64 characters that is looked at: nine bytes. */
export const BASE64_LENGTH_MIN = 12;

/** Text in the middle of other bytes must be so long, so that images and keys give none by chance. */
const INNER_BYTES_MIN = 16;

/** Longer runs are files: looked at from their start only. */
const MISALIGNED_LENGTH_MAX = 4_096;

/** So much is decoded first, to see whether it is text at all. */
const PROBE_LENGTH = 64;

/**
 * Base64 (RFC 4648, section 4 and the URL-safe alphabet of section 5) that decodes to text: padded or not, wrapped in
 * lines, with other characters of the alphabet around it. Linear: each run is decoded at most eight times.
 */
export function base64Spans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  // Lines are joined once only: those that were not text together are looked at one by one.
  let joinedTo = 0;
  let fileEnd = 0;
  for (let i = 0; i < text.length; ) {
    if (valueAt(text, i) === NONE) {
      i++;
      continue;
    }
    const end = endOfRun(text, i);
    const linesEnd = i < joinedTo ? end : endOfLines(text, i, end, WRAPPING);
    const joined = linesEnd > end ? wholeSpan(text, i, linesEnd) : undefined;
    joinedTo = Math.max(joinedTo, linesEnd);
    if (joined !== undefined) spans.push(joined);
    else if (end - i >= BASE64_LENGTH_MIN) {
      if (i >= fileEnd && linesEnd - i > MISALIGNED_LENGTH_MAX) fileEnd = linesEnd;
      spans.push(...spansOfRun(text, { start: i, end, alignments: i < fileEnd ? 1 : 4 }));
    }
    i = joined?.end ?? end;
  }
  return spans;
}

interface Run {
  readonly start: number;
  readonly end: number;
  /** How many of the four places are tried at which the first byte may begin. */
  readonly alignments: number;
}

function spansOfRun(text: string, run: Run): readonly DecodedSpan[] {
  const { start, end } = run;
  const whole = spanOf(text, run);
  if (whole !== undefined) return [whole];
  // `/`, `-` and `_` are letters of an alphabet and also stand between words and in paths.
  const spans: DecodedSpan[] = [];
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !'/-_+'.includes(text.charAt(to))) to++;
    const isPiece = to - from >= BASE64_LENGTH_MIN && to - from < end - start;
    const span = isPiece ? spanOf(text, { ...run, start: from, end: to }) : undefined;
    if (span !== undefined) spans.push(span);
    from = to + 1;
  }
  return spans;
}

/** The text of a run: all of it, or the longest stretch in it. */
function spanOf(text: string, { start, end, alignments }: Run): DecodedSpan | undefined {
  const whole = wholeSpan(text, start, end);
  if (whole !== undefined || end - start < INNER_BYTES_MIN) return whole;
  const values = valuesOf(text, start, end);
  let longest = '';
  for (let skipped = 0; skipped < alignments; skipped++) {
    const bytes = bytesOf(values, skipped);
    for (let range = nextTextRange(bytes, 0); range !== undefined; range = nextTextRange(bytes, range.end)) {
      if (range.end - range.start < Math.max(INNER_BYTES_MIN, longest.length)) continue;
      const inner = textOfRange(bytes, range);
      if (isWritten(inner, 0.8)) longest = inner;
    }
  }
  return longest === '' ? undefined : { start, end: endOfPadding(text, end), text: longest };
}

function wholeSpan(text: string, start: number, end: number): DecodedSpan | undefined {
  if (end - start > PROBE_LENGTH) {
    const probe = bytesOf(valuesOf(text, start, start + PROBE_LENGTH), 0);
    const range = nextTextRange(probe, 0);
    // The probe may end within a character.
    if (range === undefined || range.start > 0 || range.end < probe.length - 3) return undefined;
  }
  const whole = textOfBytes(bytesOf(valuesOf(text, start, end), 0));
  if (whole === undefined || !isWritten(whole, 0.6)) return undefined;
  return { start, end: endOfPadding(text, end), text: whole };
}

function endOfPadding(text: string, end: number): number {
  return text.startsWith('==', end) ? end + 2 : text.startsWith('=', end) ? end + 1 : end;
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (valueAt(text, end) !== NONE) end++;
  return end;
}

const WRAPPING: Wrapping = { lineUnit: 4, endOfRun };

const NONE = 255;

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (VALUES[code] as number) : NONE;
}

const VALUES: Uint8Array = new Uint8Array(128).fill(NONE);
for (const [value, characters] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  '+-',
  '/_',
].entries()) {
  for (const character of characters) VALUES[character.charCodeAt(0)] = value;
}

function valuesOf(text: string, start: number, end: number): Uint8Array {
  const values = new Uint8Array(end - start);
  let length = 0;
  for (let i = start; i < end; i++) {
    const value = valueAt(text, i);
    if (value !== NONE) values[length++] = value;
  }
  return values.subarray(0, length);
}

function bytesOf(values: Uint8Array, skipped: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(((values.length - skipped) * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let i = skipped; i < values.length; i++) {
    held = ((held << 6) | (values[i] as number)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, length);
}
