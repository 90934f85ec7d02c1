import { isAllowed } from './allowed-values.ts';
import type { DetectorRun, MatchSink, ViewWindow } from './match.ts';
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
  const allowed = rules.allowed ?? NOTHING;
  return {
    advance(window, follows, given) {
      const found = allowed.size === 0 ? given : withoutAllowed(given, window, allowed);
      let hold = Number.POSITIVE_INFINITY;
      for (const run of runs) hold = Math.min(hold, run.advance(window, follows, found));
      return hold;
    },
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Personal data that is in the list of what is allowed is no match. */
function withoutAllowed(found: MatchSink, { text, base }: ViewWindow, allowed: ReadonlySet<string>): MatchSink {
  return {
    open: (match) => found.open(match),
    match(match) {
      const { category } = match.rule;
      if (category === 'pii' && isAllowed(text.slice(match.start - base, match.end - base), allowed)) return;
      found.match(match);
    },
  };
}
