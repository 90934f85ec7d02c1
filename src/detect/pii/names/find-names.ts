import type { Match } from '../../matching/match.ts';
import { tokenRun } from '../../matching/token-run.ts';
import { nameRule, shippedNameModel } from './name-tagger.ts';
import { repeatedNames } from './repeated-names.ts';

/**
 * Finds the names in a whole text: what the tagger sees, and after it where else the words of people's names stand.
 *
 * @param others - What else was found there.
 * @returns Matches without those given.
 */
export type NameFinder = (text: string, others: readonly Match[]) => readonly Match[];

/** The finder of names that Sallyport ships. */
export function nameFinder(): NameFinder {
  const model = shippedNameModel();
  const rule = nameRule(model);
  return (text, others) => {
    const names: Match[] = [];
    const sink = { match: (match: Match) => void names.push(match), open: () => undefined };
    tokenRun(rule).advance({ text, base: 0 }, 'nothing', sink);
    return [...names, ...repeatedNames(text, [...others, ...names], model.listsOf)];
  };
}
