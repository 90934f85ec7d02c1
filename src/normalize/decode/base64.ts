import { isMostlyLetters, nextTextRun, textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** The shortest run of base64 characters that is looked at: nine bytes. */
export const BASE64_LENGTH_MIN = 12;

/** A line of wrapped base64 has at least so many characters, but for the last. */
const LINE_LENGTH_MIN = 24;

/** Text in the middle of other bytes must be so long, so that images and keys give none by chance. */
const INNER_BYTES_MIN = 16;

/**
 * Base64 (RFC 4648, section 4 and the URL-safe alphabet of section 5) that decodes to text: padded or not, wrapped in
 * lines, with other characters of the alphabet around it. Linear: each run is decoded at most eight times.
 */
export function base64Spans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    if (valueAt(text, i) === NONE) {
      i++;
      continue;
    }
    const end = endOfRun(text, i);
    const wrappedEnd = endOfLines(text, i, end);
    const wrapped = wrappedEnd > end ? spanOf(text, i, wrappedEnd) : undefined;
    if (wrapped !== undefined) spans.push(wrapped);
    else if (end - i >= BASE64_LENGTH_MIN) spans.push(...spansOfRun(text, i, end));
    i = wrapped === undefined ? end : wrappedEnd;
    while (text.charAt(i) === '=') i++;
  }
  return spans;
}

function spansOfRun(text: string, start: number, end: number): readonly DecodedSpan[] {
  const whole = spanOf(text, start, end);
  if (whole !== undefined) return [whole];
  // `/`, `-` and `_` are letters of an alphabet and also stand between words and in paths.
  const spans: DecodedSpan[] = [];
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !'/-_+'.includes(text.charAt(to))) to++;
    const span = to - from >= BASE64_LENGTH_MIN && to - from < end - start ? spanOf(text, from, to) : undefined;
    if (span !== undefined) spans.push(span);
    from = to + 1;
  }
  return spans;
}

/** The text of a run: all of it, or the longest stretch in it at any of the four alignments. */
function spanOf(text: string, start: number, end: number): DecodedSpan | undefined {
  const values = valuesOf(text, start, end);
  const padded = text.startsWith('==', end) ? end + 2 : text.startsWith('=', end) ? end + 1 : end;
  const whole = textOfBytes(bytesOf(values, 0));
  if (whole !== undefined && isMostlyLetters(whole, 0.6)) return { start, end: padded, text: whole };
  let longest = '';
  for (let skipped = 0; skipped < 4 && values.length >= INNER_BYTES_MIN; skipped++) {
    const bytes = bytesOf(values, skipped);
    for (let run = nextTextRun(bytes, 0); run !== undefined; run = nextTextRun(bytes, run.end)) {
      if (run.end - run.start < INNER_BYTES_MIN || run.text.length <= longest.length) continue;
      if (isMostlyLetters(run.text, 0.8)) longest = run.text;
    }
  }
  return longest === '' ? undefined : { start, end: padded, text: longest };
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (valueAt(text, end) !== NONE) end++;
  return end;
}

/** Where the last line of wrapped base64 ends that begins with the run `start` to `end`. */
function endOfLines(text: string, start: number, end: number): number {
  let lineStart = start;
  let lineEnd = end;
  while (lineEnd - lineStart >= LINE_LENGTH_MIN && (lineEnd - lineStart) % 4 === 0 && ' \n'.includes(text.charAt(lineEnd))) {
    const next = endOfRun(text, lineEnd + 1);
    if (next === lineEnd + 1) return lineEnd;
    lineStart = lineEnd + 1;
    lineEnd = next;
  }
  return lineEnd;
}

const NONE = 255;

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (VALUES[code] as number) : NONE;
}

const VALUES: Uint8Array = new Uint8Array(128).fill(NONE);
for (const [value, characters] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '+-', '/_'].entries()) {
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
