import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { canonicalView } from '../../normalize/canonical.ts';
import { decodedViews } from '../../normalize/decode/decoded-views.ts';

/** What the encoded stretches of a text say. */
export interface DecodedTexts {
  readonly texts: readonly string[];
  /** Whether there was more than the bound. */
  readonly isCut: boolean;
}

/** Stretches without white space in which something may be encoded: long ones of few signs, escapes, references. */
const ENCODED = /[\w+/=-]{12,}|[^\s"<>]{0,200}(?:%[0-9a-f]{2}|&#?\w{2,8};|\\[ux][0-9a-f]{2})[^\s"<>]{0,200}/giu;

/**
 * Decodes the stretches of a text that may be encoded (Base64, hex, percent, HTML references, escapes, one in another), with
 * nothing around them. Linear in the text.
 */
export function decodedTexts(text: string, unitsMax: number): DecodedTexts {
  const texts: string[] = [];
  let room = unitsMax;
  for (const [stretch] of text.matchAll(ENCODED)) {
    if (!mayBeEncoded(stretch)) continue;
    if (stretch.length > room) return { texts, isCut: true };
    room -= stretch.length;
    const bounds = { ...BOUNDS_DEFAULT, viewsMax: 6, decodeDepthMax: 2 };
    for (const view of decodedViews(canonicalView(stretch), stretch, bounds)) texts.push(view.text);
  }
  return { texts, isCut: false };
}

/** A long word or a plain path is not: digits or capitals stand among small letters, or only hexadecimal digits. */
function mayBeEncoded(stretch: string): boolean {
  if (/[%&\\]/u.test(stretch)) return true;
  return (
    (/[a-z]/u.test(stretch) && /[A-Z]/u.test(stretch)) ||
    /^(?:[0-9a-f]{2}){6,}$/iu.test(stretch) ||
    stretch.endsWith('=')
  );
}
