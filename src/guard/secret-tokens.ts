import { boundedMap } from '../core/bounded-map.ts';
import { findMatches } from '../detect/matching/find-matches.ts';
import type { RuleSet } from '../detect/matching/rule-set.ts';
import { canonicalView } from '../normalize/canonical.ts';

/** Tokens without a secret that are remembered: names of models and fingerprints come with every reply, and every chunk. */
const TOKENS_KEPT_MAX = 1_024;

/** Tells which ids and names hold a secret. Those that do not are remembered; the oldest is forgotten first. */
export function secretTokens(rules: RuleSet): (token: string) => boolean {
  const harmless = boundedMap<string, true>(TOKENS_KEPT_MAX);
  return (token) => {
    if (harmless.get(token) === true) return false;
    if (hasSecret(rules, token)) return true;
    harmless.set(token, true);
    return false;
  };
}

/** A caller's own rules run their code here, too: what they cannot look at is taken for a secret, and so inspected as a text. */
function hasSecret(rules: RuleSet, token: string): boolean {
  try {
    return findMatches(rules, canonicalView(token)).some(({ rule }) => rule.category === 'secret');
  } catch {
    return true;
  }
}
