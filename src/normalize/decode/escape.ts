import { textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';

/**
 * Escapes of programming languages: `\uXXXX`, `\u{X…}`, `\UXXXXXXXX`, `\xXX`, octal `\NNN`, and `\n`, `\r`, `\t`.
 * A run of byte escapes that is not UTF-8 is read as Latin-1. Linear in the text.
 */
export function escapeSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = text.indexOf('\\'); i !== -1; i = text.indexOf('\\', i)) {
    const run = runAt(text, i);
    if (run.text !== '') spans.push({ start: i, end: run.end, text: run.text });
    i = Math.max(run.end, i + 1);
  }
  return spans;
}

const ESCAPE_LENGTH_MAX = 12;
const ESCAPE =
  /^\\(?:u([0-9a-fA-F]{4})|u\{0{0,4}([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-3][0-7]{2}|[0-7]{2})|([nrt]))/u;

function runAt(text: string, start: number): { readonly text: string; readonly end: number } {
  let decoded = '';
  let bytes: number[] = [];
  let end = start;
  for (;;) {
    const match = text.charAt(end) === '\\' ? ESCAPE.exec(text.slice(end, end + ESCAPE_LENGTH_MAX)) : null;
    if (match === null) return { text: decoded + textOfByteEscapes(bytes), end };
    const [whole, unit, braced, long, hexByte, octalByte, control] = match;
    end += whole.length;
    if (hexByte !== undefined || octalByte !== undefined) {
      bytes.push(hexByte === undefined ? Number.parseInt(octalByte ?? '', 8) : Number.parseInt(hexByte, 16));
      continue;
    }
    decoded += textOfByteEscapes(bytes);
    bytes = [];
    if (control !== undefined) decoded += control === 't' ? ' ' : '\n';
    else if (unit !== undefined) decoded += String.fromCharCode(Number.parseInt(unit, 16));
    else decoded += characterOf(Number.parseInt(braced ?? long ?? '', 16));
  }
}

function characterOf(codePoint: number): string {
  return codePoint > 0x10ffff ? '\ufffd' : String.fromCodePoint(codePoint);
}

function textOfByteEscapes(bytes: readonly number[]): string {
  if (bytes.length === 0) return '';
  return textOfBytes(Uint8Array.from(bytes)) ?? bytes.map((byte) => String.fromCharCode(byte)).join('');
}
