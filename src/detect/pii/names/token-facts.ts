import { fnv1a } from '../../../core/fnv1a.ts';
import type { Token } from '../../matching/rule.ts';

/** What the tagger looks at in one token. Hashes are of 32 bits. */
export interface TokenFacts {
  /** Of the lower-case token, digits as 0. */
  readonly word: number;
  /** Of its capitals, letters, digits and signs, runs shortened: `McKay-2` is `XxXx-9`. */
  readonly shape: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Bits of the lists that the token is in. */
  readonly lists: number;
  readonly isWord: boolean;
  readonly capitals: Capitals;
  readonly gap: Gap;
  readonly sign: Sign;
}

/** 0 none, 1 begins with one, 2 nothing else. */
export type Capitals = 0 | 1 | 2;

/** What parts a token from the one before: 0 nothing, 1 a space, 2 a line break. */
export type Gap = 0 | 1 | 2;

/** What a token without letters is: 0 none of these, 1 a colon, 2 a comma, 3 a full stop, 4 digits, 5 anything else. */
export type Sign = 0 | 1 | 2 | 3 | 4 | 5;

/** Bits of the lists that a lower-case word is in. */
export type ListsOf = (word: string) => number;

/** What stands where there is no token. */
export const NO_TOKEN: TokenFacts = {
  word: 1,
  shape: 1,
  prefix2: 1,
  prefix3: 1,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  lists: 0,
  isWord: false,
  capitals: 0,
  gap: 2,
  sign: 0,
};

/** Reads a token. */
export function tokenFacts({ text, gap }: Pick<Token, 'text' | 'gap'>, listsOf: ListsOf): TokenFacts {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const n = lower.length;
  const isWord = LETTER.test(text);
  const word = isWord ? fnv1a(lower) : fnv1a(lower.replaceAll(/\p{Nd}/gu, '0'));
  return {
    word,
    shape: shapeOf(text),
    prefix2: n <= 2 ? word : fnv1a(lower, 0, 2),
    prefix3: n <= 3 ? word : fnv1a(lower, 0, 3),
    suffix1: fnv1a(lower, n - 1, n),
    suffix2: fnv1a(lower, Math.max(0, n - 2), n),
    suffix3: fnv1a(lower, Math.max(0, n - 3), n),
    suffix4: fnv1a(lower, Math.max(0, n - 4), n),
    lists: isWord ? listsIn(lower, listsOf) : 0,
    isWord,
    capitals: isWord ? capitalsOf(text, lower) : 0,
    gap: gap === 'none' ? 0 : gap === 'space' ? 1 : 2,
    sign: isWord ? 0 : signOf(text),
  };
}

/** Of a word with hyphens that is in no list, those of its parts: `Sørensen-Mbeki`, `Bellman-Ford`. */
function listsIn(lower: string, listsOf: ListsOf): number {
  const lists = listsOf(lower);
  if (lists !== 0 || !HYPHEN.test(lower)) return lists;
  return lower.split(HYPHEN, PARTS_MAX).reduce((found, part) => found | listsOf(part), 0);
}

const HYPHEN = /[-‐‑–]/u;
const PARTS_MAX = 4;
const LETTER = /\p{L}/u;
const CAPITAL = /^\p{Lu}/u;
const DIGIT_FIRST = /^\p{Nd}/u;

function capitalsOf(text: string, lower: string): Capitals {
  if (text === lower) return 0;
  if (text.length > 1 && text === text.toUpperCase()) return 2;
  return CAPITAL.test(text) ? 1 : 0;
}

function signOf(text: string): Sign {
  if (text === ':' || text === '：') return 1;
  if (text === ',' || text === '，' || text === '、') return 2;
  if (text === '.' || text === '。') return 3;
  return DIGIT_FIRST.test(text) ? 4 : 5;
}

const SHAPE_UNITS_MAX = 24;

function shapeOf(text: string): number {
  let shape = '';
  let last = '';
  let run = 0;
  for (let i = 0; i < text.length && i < SHAPE_UNITS_MAX; i++) {
    const kind = kindOf(text.charCodeAt(i));
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
  }
  return fnv1a(shape);
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, 'X'],
  [/\p{Ll}/u, 'x'],
  [/\p{sc=Han}/u, 'H'],
  [/[\p{sc=Hiragana}\p{sc=Katakana}ー]/u, 'K'],
  [/\p{sc=Hangul}/u, 'G'],
  [/\p{sc=Arabic}/u, 'A'],
  [/\p{sc=Devanagari}/u, 'D'],
  [/\p{Nd}/u, '9'],
  [/\p{L}/u, 'o'],
];

function kindOf(unit: number): string {
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return 'x';
    if (unit >= 0x41 && unit <= 0x5a) return 'X';
    return unit >= 0x30 && unit <= 0x39 ? '9' : String.fromCharCode(unit);
  }
  const character = String.fromCharCode(unit);
  return SCRIPTS.find(([script]) => script.test(character))?.[1] ?? character;
}
