import { kindOf } from './labels.ts';
import { NO_TOKEN, type TokenFacts } from './token-facts.ts';

/** What the tagger keeps of the tokens that it has decided. Never changed in place. */
export interface NameHistory {
  readonly before3: TokenFacts;
  readonly before2: TokenFacts;
  readonly before: TokenFacts;
  /** The token that begins the line. */
  readonly first: TokenFacts;
  /** Two bits for each of the last {@link CASE_TOKENS} words, the newest lowest: 3 minus its {@link TokenFacts.capitals}. */
  readonly cases: number;
  readonly label: number;
  readonly label2: number;
  /** Tokens of the name that the last token belongs to, 0 for none. */
  readonly length: number;
  /** What that name holds: 1 digits, 2 a word of streets, 4 a comma, 8 a line break. */
  readonly holds: number;
  /** The kind of the last name that has ended, from 1 on, and how many tokens ago, at most {@link SINCE_MAX}. */
  readonly lastKind: number;
  readonly since: number;
  /** Words of names so far, the newest last, each with the kind that it was. */
  readonly seen: readonly SeenWord[];
}

interface SeenWord {
  readonly word: number;
  readonly kind: number;
}

/** Words that the case of a text is judged by. */
const CASE_TOKENS = 16;
const CASE_TOKENS_MIN = 4;
const SINCE_MAX = 4;
const SEEN_MAX = 48;

/** Before the first token. */
export const NO_HISTORY: NameHistory = {
  before3: NO_TOKEN,
  before2: NO_TOKEN,
  before: NO_TOKEN,
  first: NO_TOKEN,
  cases: 0,
  label: 0,
  label2: 0,
  length: 0,
  holds: 0,
  lastKind: 0,
  since: SINCE_MAX,
  seen: [],
};

/** The history behind a token that was given a label; `streets` is the bit of the list of street words. */
export function withToken(history: NameHistory, here: TokenFacts, label: number, streets: number): NameHistory {
  const isInside = label !== 0 && label % 2 === 0;
  const hasEnded = history.label !== 0 && !isInside;
  return {
    before3: history.before2,
    before2: history.before,
    before: here,
    first: here.gap === 2 ? here : history.first,
    cases: here.isWord ? (history.cases << 2) | (3 - here.capitals) : history.cases,
    label,
    label2: history.label,
    length: label === 0 ? 0 : isInside ? history.length + 1 : 1,
    holds: label === 0 ? 0 : (isInside ? history.holds : 0) | holdOf(here, streets),
    lastKind: hasEnded ? kindOf(history.label) + 1 : history.lastKind,
    since: hasEnded ? 0 : Math.min(SINCE_MAX, history.since + 1),
    seen: label !== 0 && here.isWord ? withSeen(history.seen, here.word, kindOf(label) + 1) : history.seen,
  };
}

function holdOf({ sign, lists, gap }: TokenFacts, streets: number): number {
  return (sign === 4 ? 1 : 0) | ((lists & streets) !== 0 ? 2 : 0) | (sign === 2 ? 4 : 0) | (gap === 2 ? 8 : 0);
}

function withSeen(seen: readonly SeenWord[], word: number, kind: number): readonly SeenWord[] {
  const last = seen.find((each) => each.word === word);
  if (last?.kind === kind) return seen;
  const others = last === undefined ? seen : seen.filter((each) => each !== last);
  return [...others.slice(Math.max(0, others.length + 1 - SEEN_MAX)), { word, kind }];
}

/** The kind of name, from 1 on, that a word was part of before; 0 for none. */
export function seenAs({ seen }: NameHistory, { word }: TokenFacts): number {
  for (const each of seen) if (each.word === word) return each.kind;
  return 0;
}

/** The case of what stands before: 0 mixed, 1 nearly all lower case, 2 nearly all capitals. */
export function caseMode({ cases }: NameHistory): 0 | 1 | 2 {
  let words = 0;
  let lower = 0;
  let upper = 0;
  for (let shift = 0; shift < 2 * CASE_TOKENS; shift += 2) {
    const capitals = 3 - ((cases >>> shift) & 3);
    if (capitals === 3) break;
    words++;
    if (capitals === 0) lower++;
    else if (capitals === 2) upper++;
  }
  if (words < CASE_TOKENS_MIN) return 0;
  if (lower >= 0.95 * words) return 1;
  return upper >= 0.7 * words ? 2 : 0;
}
