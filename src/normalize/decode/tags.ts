import type { DecodedSpan } from './decoded-span.ts';

/** The longest tag of an emoji flag in use, such as that of England, is six units of ASCII long. */
const FLAG_TAG_LENGTH_MAX = 6;

/**
 * Text in tag characters (The Unicode Standard, section 23.9): invisible, and read as ASCII by language models. A tag
 * sequence that makes an emoji flag (UTS #51, section 2.7.2) is not text. Linear in the text.
 *
 * @param text - The original text; the canonical view has no tag characters.
 */
export function tagSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = text.indexOf(LEAD); i !== -1; i = text.indexOf(LEAD, i)) {
    const start = i;
    let decoded = '';
    for (let codePoint = text.codePointAt(i) ?? 0; isTag(codePoint); codePoint = text.codePointAt(i) ?? 0) {
      if (codePoint >= 0xe0020 && codePoint !== CANCEL_TAG) decoded += String.fromCharCode(codePoint - 0xe0000);
      i += 2;
    }
    const isFlag = text.startsWith(BLACK_FLAG, start - 2) && decoded.length <= FLAG_TAG_LENGTH_MAX;
    if (decoded !== '' && !isFlag) spans.push({ start, end: i, text: decoded });
    i = Math.max(i, start + 1);
  }
  return spans;
}

/** The high surrogate of all tag characters. */
const LEAD = '\udb40';
const CANCEL_TAG = 0xe007f;
const BLACK_FLAG = '\u{1f3f4}';

function isTag(codePoint: number): boolean {
  return codePoint >= 0xe0000 && codePoint <= 0xe007f;
}
