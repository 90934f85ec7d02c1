import { FNV_BASIS, FNV_PRIME } from '../../../core/fnv1a.ts';
import { afterProclitic, isArabic, writtenLetter } from './arabic.ts';
import { CONCEPT_OF_STEM } from './concept-stems.ts';
import { UNIT_KIND, unitKind } from './unit-kinds.ts';

/** The tokens of a text, side by side: `count` of them are there. */
export interface Tokens {
  count: number;
  /** A hash of each token's lower-case characters. */
  hashes: Uint32Array;
  /** The concept that each token names, 0 for none. */
  concepts: Uint8Array;
  /** A hash of the first letters of each long word, 0 for all other tokens. */
  beginnings: Uint32Array;
  /** Where each token begins, in UTF-16 units of the text. */
  starts: Uint32Array;
}

/** Units that the inflections of a word have in common, mostly. */
const BEGINNING_UNITS = 6;
/** Units of one word that count; the rest of it is passed over. */
const WORD_UNITS_MAX = 24;
/** Characters of a word in a script without spaces. */
const SINGLE_UNITS_MAX = 8;

/** Makes room for the tokens of texts of up to `textLength` units. */
export function tokenRoom(textLength: number): Tokens {
  return {
    count: 0,
    hashes: new Uint32Array(textLength),
    concepts: new Uint8Array(textLength),
    beginnings: new Uint32Array(textLength),
    starts: new Uint32Array(textLength),
  };
}

/** Reads the tokens of a text as it comes. The one letter that grows in lower case (U+0130) is read as `i`: places must fit. */
export function readText(text: string, tokens: Tokens): void {
  readTokens(text.replaceAll('\u0130', 'i').toLowerCase(), tokens);
}

/**
 * Cuts a lower-case text into tokens: words, numbers with all digits alike, single characters of scripts without spaces, and
 * signs. Each run of line breaks is a token. Linear in the text, for stems are no longer than {@link WORD_UNITS_MAX}.
 */
export function readTokens(text: string, tokens: Tokens): void {
  const { hashes, beginnings, concepts, starts } = tokens;
  const { length } = text;
  let count = 0;
  for (let i = 0; i < length; ) {
    const start = i;
    const unit = text.charCodeAt(i);
    const kind = unitKind(unit);
    let hash = FNV_BASIS;
    let concept = 0;
    let beginning = 0;
    let elided = 0;
    i++;
    if (kind === UNIT_KIND.space) {
      if (unit !== LINE_BREAK || (count > 0 && hashes[count - 1] === LINE_BREAK)) continue;
      hash = LINE_BREAK;
    } else if (kind === UNIT_KIND.word || kind === UNIT_KIND.digit) {
      for (i = start; i < length; i++) {
        const next = text.charCodeAt(i);
        const nextKind = unitKind(next);
        if (nextKind !== UNIT_KIND.word && nextKind !== UNIT_KIND.digit) break;
        if (i - start >= WORD_UNITS_MAX) continue;
        if ((next === APOSTROPHE || next === RIGHT_QUOTE) && i - start <= ELISION_UNITS_MAX) elided = i + 1;
        const letter = nextKind === UNIT_KIND.digit ? ZERO : writtenLetter(next);
        if (letter === 0) continue;
        hash = Math.imul(hash ^ letter, FNV_PRIME);
        concept = CONCEPT_OF_STEM.prefix(hash) || concept;
        if (i - start === BEGINNING_UNITS - 1) beginning = hash;
      }
      concept = CONCEPT_OF_STEM.whole(hash) || concept;
      if (concept === 0 && isArabic(unit)) concept = conceptBehindProclitics(text, start, i);
      else if (concept === 0 && elided > start) concept = conceptOfWord(text, elided, i);
    } else {
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      if (kind === UNIT_KIND.single) concept = conceptFrom(text, start);
      if (kind === UNIT_KIND.surrogate && i < length) hash = Math.imul(hash ^ text.charCodeAt(i++), FNV_PRIME);
    }
    hashes[count] = hash >>> 0;
    concepts[count] = concept;
    beginnings[count] = beginning >>> 0;
    starts[count] = start;
    count++;
  }
  tokens.count = count;
}

const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
/** Units before the apostrophe of what is written as one with the next word: `l'`, `dell'`, `jusqu'`. */
const ELISION_UNITS_MAX = 6;

const LINE_BREAK = 0x0a;
const ZERO = 0x30;

/** The longest stem that begins at a character of a script without spaces. */
function conceptFrom(text: string, start: number): number {
  let hash = FNV_BASIS;
  let concept = 0;
  const end = Math.min(text.length, start + SINGLE_UNITS_MAX);
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unitKind(unit) !== UNIT_KIND.single) break;
    hash = Math.imul(hash ^ unit, FNV_PRIME);
    concept = CONCEPT_OF_STEM.prefix(hash) || CONCEPT_OF_STEM.whole(hash) || concept;
  }
  return concept;
}

/** The concept of an Arabic word without the conjunctions, prepositions and article that are written as one with it. */
function conceptBehindProclitics(text: string, start: number, end: number): number {
  for (let from = afterProclitic(text, start, end); from > start; ) {
    const concept = conceptOfWord(text, from, end);
    if (concept !== 0) return concept;
    const next = afterProclitic(text, from, end);
    if (next === from) break;
    from = next;
  }
  return 0;
}

function conceptOfWord(text: string, start: number, end: number): number {
  let hash = FNV_BASIS;
  let concept = 0;
  for (let i = start; i < end && i - start < WORD_UNITS_MAX; i++) {
    const letter = writtenLetter(text.charCodeAt(i));
    if (letter === 0) continue;
    hash = Math.imul(hash ^ letter, FNV_PRIME);
    concept = CONCEPT_OF_STEM.prefix(hash) || concept;
  }
  return CONCEPT_OF_STEM.whole(hash) || concept;
}
