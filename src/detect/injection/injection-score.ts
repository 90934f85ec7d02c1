import type { Finding } from '../../core/finding.ts';

/** What findings of severity LOW can add up to on their own. */
const LOW_TOTAL_MAX = 0.29;

/** No combination of rules is certain. */
const SCORE_MAX = 0.99;

/**
 * The injection score of one text, from 0 to 0.99, until a trained model gives a calibrated one.
 *
 * Only findings of the categories `injection` and `obfuscation` count, and of each family only the strongest, so that
 * repeating one phrase adds nothing. A family is the first two parts of a rule id (`injection/override`); all of
 * `obfuscation` is one family. Families are combined as independent evidence (noisy-or, Pearl 1988, section 4.3.2),
 * apart for LOW findings and for all others:
 *
 * `score = min(0.99, 1 - (1 - strong) * (1 - min(0.29, low)))`, where each of `strong` and `low` is
 * `1 - product over families of (1 - the family's highest score)`.
 *
 * Hence: LOW findings alone stay below 0.3; one finding of 0.8 that is not LOW gives 0.8 or more; the order of the
 * findings does not matter; a further finding never lowers the score.
 *
 * @example
 * injectionScore([]); // 0
 */
export function injectionScore(findings: readonly Finding[]): number {
  const strongest = new Map<string, number>();
  const strongestLow = new Map<string, number>();
  for (const finding of findings) {
    const family = familyOf(finding);
    if (family === undefined) continue;
    const pool = finding.severity === 'LOW' ? strongestLow : strongest;
    pool.set(family, Math.max(pool.get(family) ?? 0, clampScore(finding.score)));
  }
  const low = Math.min(LOW_TOTAL_MAX, noisyOr(strongestLow));
  return Math.min(SCORE_MAX, noisyOr(new Map([...strongest, ['low', low]])));
}

function familyOf(finding: Finding): string | undefined {
  if (finding.category === 'obfuscation') return 'obfuscation';
  if (finding.category !== 'injection') return undefined;
  return finding.ruleId.split('/', 2).join('/');
}

function clampScore(score: number): number {
  return score > 0 ? Math.min(1, score) : 0;
}

/** Factors are multiplied in ascending order: floating-point products depend on order, and findings have none. */
function noisyOr(scores: ReadonlyMap<string, number>): number {
  const remainders = [...scores.values()].map((score) => 1 - score).sort((a, b) => a - b);
  return 1 - remainders.reduce((product, remainder) => product * remainder, 1);
}
