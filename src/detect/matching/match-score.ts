import { CONTEXT_CHARS, type RegionRule, type SpanRule } from './rule.ts';

/** What context words add to a score, and what a score with context has at the least (the factors of Presidio's enhancer). */
const CONTEXT_GAIN = 0.35;
const CONTEXT_SCORE_MIN = 0.4;

/** The score of a match that begins at unit `at`: raised when one of the rule's context words stands to its left. */
export function matchScore(rule: SpanRule | RegionRule, text: string, at: number): number {
  const words = rule.kind === 'span' ? rule.context : undefined;
  if (words === undefined) return rule.score;
  const left = text.slice(Math.max(0, at - CONTEXT_CHARS), at).toLowerCase();
  const hasContext = words.some((word) => hasWord(left, word));
  return hasContext ? Math.min(1, Math.max(rule.score + CONTEXT_GAIN, CONTEXT_SCORE_MIN)) : rule.score;
}

const LETTER = /\p{L}/u;

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + word.length] ?? '');
    if (isWhole || !LETTER.test(word)) return true;
  }
  return false;
}
