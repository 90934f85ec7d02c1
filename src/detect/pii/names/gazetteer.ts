import { fnv1a } from '../../../core/fnv1a.ts';
import { characterOf, NUMBER_BASE, numberAt } from '../../number-text.ts';
import type { ListsOf } from './token-facts.ts';
import { smallLists } from './word-lists.ts';

/** Lists of names as the training writes them; see {@link encodeGazetteer}. */
export interface GazetteerSource {
  readonly count: number;
  readonly words: string;
}

/** Words have a place each by as many bits of their hash. A word that is in no list has one chance in eighty to seem so. */
const HASH_BITS = 24;
/** A distance of so much, and more. */
const STEP: number = NUMBER_BASE - 1;

function placeOf(word: string): number {
  return Math.imul(fnv1a(word), 0x9e3779b1) >>> (32 - HASH_BITS);
}

/** Makes the lookup of words in lists, the small ones included. Takes some milliseconds and 2 MiB. */
export function decodeGazetteer({ count, words }: GazetteerSource): ListsOf {
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const table = new Uint32Array(size);
  let place = 0;
  let at = 0;
  for (let n = 0; n < count; n++) {
    let distance = numberAt(words, at++);
    for (; distance === STEP; distance = numberAt(words, at++)) place += STEP;
    place += distance;
    const bits = numberAt(words, at++);
    let slot = place & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = ((place << 8) | bits) >>> 0;
  }
  const small = smallLists();
  return (word) => {
    const wanted = placeOf(word);
    for (let slot = wanted & (size - 1); table[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const entry = table[slot] as number;
      if (entry >>> 8 === wanted) return (entry & 0xff) | (small.get(word) ?? 0);
    }
    return small.get(word) ?? 0;
  };
}

/** Encodes words with the bits of their lists, 1 to 63: for each its distance from the one before and its bits, a character each. */
export function encodeGazetteer(words: ReadonlyMap<string, number>): GazetteerSource {
  const places = new Map<number, number>();
  for (const [word, bits] of words) {
    const place = placeOf(word);
    if (place !== 0) places.set(place, (places.get(place) ?? 0) | bits);
  }
  const numbers: number[] = [];
  let last = 0;
  for (const [place, bits] of [...places].sort(([a], [b]) => a - b)) {
    let distance = place - last;
    for (; distance >= STEP; distance -= STEP) numbers.push(STEP);
    numbers.push(distance, bits);
    last = place;
  }
  return { count: places.size, words: numbers.map((number) => characterOf(number)).join('') };
}
