import type { Finding, ViewName } from '../core/finding.ts';
import type { Match } from './matching/match.ts';

/** The finding of a match, at the offsets of the original text. */
export function findingOfMatch(
  { rule, score }: Match,
  range: { readonly start: number; readonly end: number },
  view: ViewName,
): Finding {
  return {
    ruleId: rule.id,
    category: rule.category,
    ...(rule.entity !== undefined && { entity: rule.entity }),
    start: range.start,
    end: range.end,
    score,
    severity: rule.severity,
    ...(view !== 'canonical' && { view }),
  };
}
