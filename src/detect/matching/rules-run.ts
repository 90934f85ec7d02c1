import type { DetectorRun } from './match.ts';
import { meterRun } from './meter-run.ts';
import type { RuleSet } from './rule-set.ts';
import { spanRun } from './span-run.ts';
import { tokenRun } from './token-run.ts';

/** One run of every detector of a rule set over one view, joined into one. */
export function rulesRun(rules: RuleSet): DetectorRun {
  const runs: readonly DetectorRun[] = [
    spanRun(rules.spans, rules.index),
    ...rules.tokens.map(tokenRun),
    ...rules.meters.map(meterRun),
  ];
  return {
    advance(window, follows, found) {
      let hold = Number.POSITIVE_INFINITY;
      for (const run of runs) hold = Math.min(hold, run.advance(window, follows, found));
      return hold;
    },
  };
}
