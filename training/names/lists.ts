import { LIST } from '../../src/detect/pii/names/word-lists.ts';
import { type NamedText, readList } from './read.ts';
import { tokensOf } from './tokens.ts';

/** Times that a word must be written in lower case, and in how many texts outside of names, to be common. */
const COMMON_MIN = 12;

/** The bits of each lower-case word that is in a list of `folder` or common in `texts`. */
export function wordLists(folder: string, texts: readonly NamedText[]): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  const add = (word: string, bit: number): void => void bits.set(word, (bits.get(word) ?? 0) | bit);
  for (const word of commonWords(texts)) add(word, LIST.common);
  const addNames = (name: string, bit: number, partBit: number): void => {
    for (const entry of readList(folder, name)) {
      const words = tokensOf(entry.toLowerCase()).flatMap(({ text }) => (/\p{L}{2}/u.test(text) ? [text] : []));
      for (const word of words) add(word, words.length === 1 ? bit : partBit);
    }
  };
  addNames('given_names', LIST.given, LIST.given);
  addNames('surnames', LIST.surname, LIST.surname);
  addNames('cities_geonames15k', LIST.city, LIST.cityPart);
  addNames('cities_faker', LIST.city, LIST.cityPart);
  addNames('countries_states', LIST.region, LIST.cityPart);
  return bits;
}

/** Words that are written in lower case, often, outside of names. */
function commonWords(texts: readonly NamedText[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text, spans } of texts) {
    for (const token of tokensOf(text)) {
      if (!/^\p{Ll}/u.test(token.text) || spans.some(({ start, end }) => token.start < end && token.end > start))
        continue;
      counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= COMMON_MIN).map(([word]) => word));
}
