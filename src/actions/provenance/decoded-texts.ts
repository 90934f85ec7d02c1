import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { canonicalView } from '../../normalize/canonical.ts';
import { decodedViews } from '../../normalize/decode/decoded-views.ts';

/** What the encoded stretches of a text say. */
export interface DecodedTexts {
  readonly texts: readonly string[];
  /** Whether there was more than the bound. */
  readonly isCut: boolean;
}

/**
 * Decodes the stretches of a text that may be encoded (Base64, hex, percent, HTML references, escapes, one in another), with
 * nothing around them. Linear in the text.
 */
export function decodedTexts(text: string, unitsMax: number): DecodedTexts {
  const texts: string[] = [];
  const bounds = { ...BOUNDS_DEFAULT, viewsMax: 6, decodeDepthMax: 2 };
  let room = unitsMax;
  for (const stretch of encodedStretches(text)) {
    if (stretch.length > room) return { texts, isCut: true };
    room -= stretch.length;
    for (const view of decodedViews(canonicalView(stretch), stretch, bounds)) texts.push(view.text);
  }
  return { texts, isCut: false };
}

function* encodedStretches(text: string): Generator<string> {
  for (const [stretch] of text.matchAll(/[\w+/=-]{12,8192}/gu)) if (mayBeEncoded(stretch)) yield stretch;
  if (!/[%&\\]/u.test(text)) return;
  let done = 0;
  for (const { index } of text.matchAll(/%[0-9a-f]{2}|&#?\w{2,8};|\\[ux][0-9a-f]{2}/giu)) {
    if (index < done) continue;
    const start = Math.max(done, edgeOf(text, index, -1));
    done = edgeOf(text, index, 1);
    yield text.slice(start, done);
  }
}

/** A long word or a plain path is not: there are digits among letters of both cases, or only hexadecimal digits. */
function mayBeEncoded(stretch: string): boolean {
  if (stretch.endsWith('=')) return true;
  const isMixed = /[a-z]/u.test(stretch) && /[A-Z]/u.test(stretch);
  return (isMixed && (stretch.length >= LONG_UNITS_MIN || /\d/u.test(stretch))) || HEXADECIMAL.test(stretch);
}

/** Base64 of so many signs without a digit is rare, but so are words of that length. */
const LONG_UNITS_MIN = 24;
const HEXADECIMAL = /^(?:[0-9a-f]{2}){6,4096}$/iu;

/** UTF-16 units of a stretch on one side of the sign that shows it to be encoded. */
const SIDE_UNITS_MAX = 512;

/** Where a stretch without white space, quotes or angle brackets ends that goes through `at`. */
function edgeOf(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  while (Math.abs(edge - at) < SIDE_UNITS_MAX && isInside(text.charCodeAt(step > 0 ? edge : edge - 1))) edge += step;
  return edge;
}

/** False beyond the text, too, where a unit is NaN. */
function isInside(unit: number): boolean {
  return unit > 0x20 && unit !== 0x22 && unit !== 0x3c && unit !== 0x3e;
}
