import { fnv1a } from '../../../core/fnv1a.ts';
import { writtenLetter } from './arabic.ts';
import { CONCEPTS } from './concepts/index.ts';

/** Concepts by the hash of a stem, as the tokens make it. */
interface StemTable {
  /** The concept that words beginning so name, 0 for none. */
  prefix(hash: number): number;
  /** The concept that the word names which is just this. */
  whole(hash: number): number;
}

const SLOTS = 32_768;
/** What all digits are read as. */
const ZERO = 0x30;

/** Numbers from 1 in the order of the lexicon. */
export const CONCEPT_OF_STEM: StemTable = stemTable();

function stemTable(): StemTable {
  const prefixes = hashSlots();
  const wholes = hashSlots();
  for (const [index, { stems }] of CONCEPTS.entries()) {
    for (const stem of stems.split(/\s+/u)) {
      if (stem === '') continue;
      if (stem.endsWith('*')) prefixes.put(fnv1a(written(stem.slice(0, -1))), index + 1);
      else wholes.put(fnv1a(written(stem)), index + 1);
    }
  }
  return { prefix: prefixes.get, whole: wholes.get };
}

function hashSlots(): { get(hash: number): number; put(hash: number, value: number): void } {
  const keys = new Int32Array(SLOTS);
  const values = new Uint8Array(SLOTS);
  // A bit for the low half of each hash: small enough for the nearest cache, and most of what is asked for is not there.
  const marks = new Uint8Array(0x2000);
  const slotOf = (hash: number): number => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> 17;
    while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  };
  return {
    get: (hash) =>
      ((marks[(hash & 0xffff) >>> 3] as number) >>> (hash & 7)) & 1 ? (values[slotOf(hash | 0)] as number) : 0,
    put(hash, value) {
      const mark = (hash & 0xffff) >>> 3;
      marks[mark] = (marks[mark] as number) | (1 << (hash & 7));
      const slot = slotOf(hash);
      keys[slot] = hash;
      values[slot] = value;
    },
  };
}

/** A stem in the letters that the tokens are read in. */
function written(stem: string): string {
  return [...stem]
    .map((letter) => (/\p{Nd}/u.test(letter) ? ZERO : writtenLetter(letter.charCodeAt(0))))
    .filter((unit) => unit !== 0)
    .map((unit) => String.fromCharCode(unit))
    .join('');
}
