import { FNV_BASIS, FNV_PRIME } from '../../core/fnv1a.ts';
import { mix32 } from './mix32.ts';

/** UTF-16 units of a query that are read: the first and the last half of this where a text is longer. */
export const QUERY_UNITS_MAX = 4_096;

/** Words of a query that are read. */
export const QUERY_WORDS_MAX = 2_048;

/** Hashes of the words of one query, in order, and of its text. No text is kept. */
export interface QueryWords {
  readonly hashes: Uint32Array;
  count: number;
  /** Of the units that are read, with case, spaces and punctuation. */
  textHash: number;
}

/** An empty buffer, to be used again for each query. */
export function createQueryWords(): QueryWords {
  return { hashes: new Uint32Array(QUERY_WORDS_MAX), count: 0, textHash: 0 };
}

/**
 * Reads the words of a text into `words`. A word is a run of letters, digits and units beyond ASCII; capitals of ASCII count
 * as small ones. From U+2E80 on, where words are seldom set apart by spaces, each unit is a word. Reads any string whatever: a
 * lone surrogate is a unit like others.
 *
 * @param seed - 32 bits that every hash begins with: under another seed the same words have other hashes, and others share a counter.
 */
export function readWords(text: string, words: QueryWords, seed: number): void {
  const basis = FNV_BASIS ^ seed;
  words.count = 0;
  words.textHash = basis;
  if (text.length <= QUERY_UNITS_MAX) {
    readRange(text, { start: 0, end: text.length, basis }, words);
  } else {
    readRange(text, { start: 0, end: QUERY_UNITS_MAX / 2, basis }, words);
    readRange(text, { start: text.length - QUERY_UNITS_MAX / 2, end: text.length, basis }, words);
    words.textHash = Math.imul(words.textHash ^ text.length, FNV_PRIME);
  }
  words.textHash = mix32(words.textHash);
}

const WIDE = 0x2e80;

/** Which units are read, and what a hash begins with. */
interface ReadRange {
  readonly start: number;
  readonly end: number;
  readonly basis: number;
}

function readRange(text: string, { start, end, basis }: ReadRange, words: QueryWords): void {
  let { textHash } = words;
  let hash = basis;
  let isOpen = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    textHash = Math.imul(textHash ^ unit, FNV_PRIME);
    const folded = foldUnit(unit);
    if (folded === 0 || folded >= WIDE) {
      if (isOpen) addWord(words, hash);
      isOpen = false;
      hash = basis;
      if (folded !== 0) addWord(words, Math.imul(basis ^ folded, FNV_PRIME));
    } else {
      hash = Math.imul(hash ^ folded, FNV_PRIME);
      isOpen = true;
    }
  }
  if (isOpen) addWord(words, hash);
  words.textHash = textHash;
}

function addWord(words: QueryWords, hash: number): void {
  if (words.count < QUERY_WORDS_MAX) words.hashes[words.count++] = mix32(hash);
}

/** The unit as it stands in a word; 0 for one that stands between words. */
function foldUnit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit;
  if (unit >= 0x41 && unit <= 0x5a) return unit | 0x20;
  if (unit >= 0x30 && unit <= 0x39) return unit;
  if (unit < 0xc0 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f)) return 0;
  return unit;
}
