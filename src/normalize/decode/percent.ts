import { textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { hexDigit } from './hex.ts';

/**
 * Percent-encoded bytes (RFC 3986, section 2.1) that are text, and the `%uXXXX` form. Each run of them is decoded on its
 * own; a run that is not UTF-8 stays as it is. Linear in the text.
 */
export function percentSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = text.indexOf('%'); i !== -1; i = text.indexOf('%', i)) {
    const start = i;
    const units: number[] = [];
    for (let unit = wideUnit(text, i); unit >= 0; unit = wideUnit(text, i)) {
      units.push(unit);
      i += 6;
    }
    const bytes: number[] = [];
    while (units.length === 0 && text.charAt(i) === '%' && hexDigit(text, i + 1) >= 0 && hexDigit(text, i + 2) >= 0) {
      bytes.push(hexDigit(text, i + 1) * 16 + hexDigit(text, i + 2));
      i += 3;
    }
    const decoded = bytes.length === 0 ? textOfUnits(units) : textOfBytes(Uint8Array.from(bytes));
    if (decoded !== undefined && i > start) spans.push({ start, end: i, text: decoded });
    i = Math.max(i, start + 1);
  }
  return spans;
}

function wideUnit(text: string, at: number): number {
  if (text.charAt(at) !== '%' || !'uU'.includes(text.charAt(at + 1) || '.')) return -1;
  let value = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = hexDigit(text, i);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function textOfUnits(units: readonly number[]): string {
  return units.map((unit) => String.fromCharCode(unit)).join('');
}
