import { ACTIONS } from '../core/decision.ts';
import { type Finding, SEVERITIES } from '../core/finding.ts';
import type { Treated } from '../decide/components.ts';
import { actionOf } from '../decide/decide.ts';

/**
 * At most `countMax` findings in text order, and one more that says so where there are more. All of them have been
 * decided on by then. What blocks is kept first, then what is rewritten, and of these the most severe: a flood of other
 * findings does not hide what a decision rests on.
 */
export function reportedFindings(treatments: readonly Treated[], countMax: number): readonly Finding[] {
  const all = treatments.map(({ finding }) => finding);
  if (all.length <= countMax) return all;
  const byWeight = [...treatments].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, countMax);
  const kept = new Set(byWeight.map(({ finding }) => finding));
  const findings = all.filter((finding) => kept.has(finding));
  const at = findings.at(-1)?.start ?? 0;
  return [
    ...findings,
    { ruleId: 'bounds/findings', category: 'length', start: at, end: at, score: 0, severity: 'LOW' },
  ];
}

function weightOf({ finding, treatment }: Treated): number {
  return ACTIONS.indexOf(actionOf(treatment)) * SEVERITIES.length + SEVERITIES.indexOf(finding.severity);
}
