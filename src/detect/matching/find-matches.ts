import type { View } from '../../normalize/view.ts';
import type { Match, MatchSink } from './match.ts';
import type { RuleSet } from './rule-set.ts';
import { rulesRun } from './rules-run.ts';

/** The matches in a view, and what could become of its end. */
export interface OpenMatches {
  readonly matches: readonly Match[];
  /**
   * View offset from which a match could begin that goes beyond the view's end, if the view went on; an open region
   * counts from its beginning. The view's length where nothing could.
   */
  readonly openFrom: number;
}

/**
 * Finds all matches of `rules` in a whole view, sorted by start, then longest first, then rule id. Offsets are of the
 * view. No match crosses one of the view's barriers, but for the body of a region. Time is linear in the view for the rules that Sallyport ships.
 */
export function findMatches(rules: RuleSet, view: View): readonly Match[] {
  const matches: Match[] = [];
  const sink = { match: (match: Match) => void matches.push(match), open: () => undefined };
  const run = rulesRun(rules);
  let base = 0;
  for (const end of view.barriers) {
    run.advance({ text: view.text.slice(base, end), base }, 'barrier', sink);
    base = end;
  }
  run.advance({ text: base === 0 ? view.text : view.text.slice(base), base }, 'nothing', sink);
  return matches.sort(byPlace);
}

/** As {@link findMatches}, in a view whose barriers do not count, with a look at what its end leaves open. */
export function findOpenMatches(rules: RuleSet, { text }: View): OpenMatches {
  const matches: Match[] = [];
  const regions = openRegions((match) => void matches.push(match));
  const run = rulesRun(rules);
  const window = { text, base: 0 };
  const openFrom = Math.min(run.advance(window, 'more', regions), regions.firstStart());
  run.advance(window, 'nothing', regions);
  return { matches: matches.sort(byPlace), openFrom };
}

/** A sink that knows where the first region began that has not ended. */
export function openRegions(take: (match: Match) => void): MatchSink & { firstStart(): number } {
  const open: Match[] = [];
  return {
    open: (match) => void open.push(match),
    match(match) {
      const ended = open.findIndex(({ rule, start }) => start === match.start && rule === match.rule);
      if (ended >= 0) open.splice(ended, 1);
      take(match);
    },
    firstStart() {
      return open.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY);
    },
  };
}

function byPlace(a: Match, b: Match): number {
  return a.start - b.start || b.end - a.end || (a.rule.id < b.rule.id ? -1 : 1);
}
