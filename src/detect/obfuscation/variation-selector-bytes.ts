import type { Finding } from '../../core/finding.ts';
import { SELECTOR_RUN_MIN } from '../../normalize/decode/variation-selectors.ts';
import { codePointBefore, codePointRuns } from './code-point-runs.ts';
import { findingsOf } from './obfuscation-finding.ts';

/**
 * Variation selectors in runs, or on letters that have no variants: bytes smuggled in (one selector is one byte). One
 * selector after an ideograph, an emoji, a symbol or a Mongolian letter is what they are for.
 */
export function selectorFindings(text: string): readonly Finding[] {
  if (!SELECTOR.test(text)) return [];
  const runs = codePointRuns(text, isSelector);
  const misplaced = runs.filter(({ start }) => hasNoVariants(codePointBefore(text, start))).length;
  const signs = runs.map(({ start, end, count }) => {
    if (count >= SELECTOR_RUN_MIN) return { start, end, score: 0.85 };
    if (hasNoVariants(codePointBefore(text, start)))
      return { start, end, score: misplaced >= SELECTOR_RUN_MIN ? 0.7 : 0.2 };
    return { start, end, score: count > 1 ? 0.2 : 0 };
  });
  return findingsOf(
    'obfuscation/variation-selector-bytes',
    signs.filter(({ score }) => score > 0),
  );
}

const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

function isSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

/** Start of text, white space, and letters of alphabets. ASCII digits, `#` and `*` have keycaps; `0` has a slashed form. */
function hasNoVariants(codePoint: number): boolean {
  return (
    codePoint < 0x21 ||
    /[A-Za-z\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(String.fromCodePoint(codePoint))
  );
}
