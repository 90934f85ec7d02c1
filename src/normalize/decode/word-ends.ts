import { FILLER_WORDS, TELLING_WORDS } from './attack-words.ts';

/** Where the words in joined letters end, by the longest known word at each place; letters of no word stay together. */
export function wordEnds(letters: string): ReadonlySet<number> {
  const lower = letters.toLowerCase();
  const ends = new Set<number>();
  for (let i = 0; i < lower.length; ) {
    const length = longestWordAt(lower, i);
    if (length > 0) ends.add(i).add(i + length);
    i += Math.max(length, 1);
  }
  return ends;
}

/** Whether joined letters are known words from the first to the last. */
export function areKnownWords(letters: string): boolean {
  const lower = letters.toLowerCase();
  for (let i = 0; i < lower.length; ) {
    const length = longestWordAt(lower, i);
    if (length === 0) return false;
    i += length;
  }
  return true;
}

/** Single letters are words, too, but cut other words to pieces. */
const WORDS: ReadonlySet<string> = new Set([...TELLING_WORDS, ...FILLER_WORDS].filter((word) => word.length > 1));
const WORD_LENGTH_MAX: number = Math.max(...[...WORDS].map((word) => word.length));

const STARTS: ReadonlySet<string> = new Set([...WORDS].map((word) => word.slice(0, 2)));

function longestWordAt(text: string, at: number): number {
  if (!STARTS.has(text.slice(at, at + 2))) return 0;
  for (let length = WORD_LENGTH_MAX; length > 1; length--) if (WORDS.has(text.slice(at, at + length))) return length;
  return 0;
}
