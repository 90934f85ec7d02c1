import type { Match } from '../../matching/match.ts';
import { tokenAt } from '../../matching/tokens.ts';
import type { ListsOf } from './token-facts.ts';
import { LIST } from './word-lists.ts';

/** Units of a word that is looked for again. */
const WORD_LENGTH_MIN = 3;
/** How sure a name must be whose words are looked for again, and how much less sure what is found so is. */
const SCORE_MIN = 0.6;
const DISCOUNT = 0.8;
const PERSON_ID = 'pii/names/person';

/** Bits of lists whose words say little of anybody. */
const SAYS_LITTLE = LIST.common | LIST.calendar | LIST.title | LIST.cue | LIST.cueplace | LIST.company | LIST.street;

/**
 * Looks for the words of people's names in the rest of a whole text: `Ana Ruiz wrote … Ruiz:`. Words that are written in
 * another case, that are common or that belong to another match already are left alone. Linear in the text.
 *
 * @returns Matches in text order, without those given.
 */
export function repeatedNames(text: string, matches: readonly Match[], listsOf: ListsOf): readonly Match[] {
  const words = wordsOfPeople(text, matches, listsOf);
  if (words.size === 0) return [];
  const taken = [...matches].sort((a, b) => a.start - b.start);
  const found: Match[] = [];
  let next = 0;
  let covered = 0;
  for (let start = 0; start < text.length; ) {
    const { end } = tokenAt(text, start);
    for (; next < taken.length && (taken[next] as Match).start < end; next++)
      covered = Math.max(covered, (taken[next] as Match).end);
    const seen = start >= covered ? words.get(text.slice(start, end)) : undefined;
    if (seen !== undefined) add(found, text, { ...seen, start, end });
    start = end;
  }
  return found;
}

function wordsOfPeople(text: string, matches: readonly Match[], listsOf: ListsOf): ReadonlyMap<string, Match> {
  const words = new Map<string, Match>();
  for (const match of matches) {
    if (match.rule.id !== PERSON_ID || match.score < SCORE_MIN) continue;
    for (let start = match.start; start < match.end; ) {
      const { end } = tokenAt(text, start);
      const word = text.slice(start, end);
      if (isTelling(word, listsOf) && (words.get(word)?.score ?? 0) < match.score) words.set(word, match);
      start = end;
    }
  }
  return words;
}

function isTelling(word: string, listsOf: ListsOf): boolean {
  return (
    word.length >= WORD_LENGTH_MIN &&
    /^(?:\p{Lu}|\p{Lo})/u.test(word) &&
    (listsOf(word.toLowerCase()) & SAYS_LITTLE) === 0
  );
}

/** A word that stands behind another one with a space between them goes on with its name. */
function add(found: Match[], text: string, { rule, score, start, end }: Match): void {
  const last = found.at(-1);
  const discounted = Math.round(100 * score * DISCOUNT) / 100;
  if (last !== undefined && start === last.end + 1 && text.charAt(last.end) === ' ')
    found[found.length - 1] = { ...last, end };
  else found.push({ rule, start, end, score: discounted });
}
