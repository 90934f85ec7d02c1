import type { Action } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import type { Treated } from '../decide/components.ts';
import { actionOf } from '../decide/decide.ts';

/**
 * At most `countMax` findings in text order, and one more that says so where there are more. All of them have been
 * decided on by then. What blocks is kept first, then what is rewritten: a flood of other findings hides neither.
 */
export function reportedFindings(treatments: readonly Treated[], countMax: number): readonly Finding[] {
  const all = treatments.map(({ finding }) => finding);
  if (all.length <= countMax) return all;
  const ofAction = (action: Action): readonly Finding[] =>
    treatments.filter(({ treatment }) => actionOf(treatment) === action).map(({ finding }) => finding);
  const kept = new Set([...ofAction('block'), ...ofAction('rewrite'), ...ofAction('allow')].slice(0, countMax));
  const findings = all.filter((finding) => kept.has(finding));
  const at = findings.at(-1)?.start ?? 0;
  return [
    ...findings,
    { ruleId: 'bounds/findings', category: 'length', start: at, end: at, score: 0, severity: 'LOW' },
  ];
}
