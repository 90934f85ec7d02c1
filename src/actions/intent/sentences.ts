import { wordsOf } from '../lexicon/words.ts';

/** A sentence, or a line, of a text. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly string[];
}

/** Ends of sentences and lines. Tools write `\n` as two characters where their result is JSON in a string. */
const SENTENCE_END = /(?<=[.!?。！？]["')\]]{0,3})\s|\r?\n|\\n|•/u;

/** Cuts a text at the ends of its sentences and lines. What holds no word is left out. */
export function sentencesOf(text: string): readonly Sentence[] {
  return text.split(SENTENCE_END).flatMap((each) => {
    const words = wordsOf(each);
    return words.length === 0 ? [] : [{ text: each, words }];
  });
}
