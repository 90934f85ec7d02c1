import type { Finding } from '../../core/finding.ts';
import { CLUSTER_MARKS_MAX } from '../../normalize/canonical-fold.ts';
import { codePointRuns } from './code-point-runs.ts';
import { findingsOf } from './obfuscation-finding.ts';

/** No orthography stacks more marks on a letter; Tibetan and pointed Hebrew come nearest. */
const MARKS_HONEST_MAX = 10;

/** Marks piled on one letter so that neither a reader nor a filter sees the text under them. */
export function combiningFindings(text: string): readonly Finding[] {
  if (!PILE.test(text)) return [];
  const runs = codePointRuns(text, (codePoint) => codePoint >= 0x300 && MARK.test(String.fromCodePoint(codePoint)));
  const piles = runs.filter(({ count }) => count > MARKS_HONEST_MAX);
  return findingsOf(
    'obfuscation/combining-overflow',
    piles.map(({ start, end, count }) => ({ start, end, score: count > CLUSTER_MARKS_MAX ? 0.7 : 0.4 })),
  );
}

/** Variation selectors are marks, too; bytes in them are found by another rule. */
const MARK = /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{M}/u;
const PILE = /\p{M}{11}/u;
