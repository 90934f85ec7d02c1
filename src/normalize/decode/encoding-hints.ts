import { READ_UNITS_MAX, readUnits } from '../read-units.ts';
import { BASE64_LENGTH_MIN } from './base64.ts';
import { REVERSED_WORDS } from './reversed.ts';
import { ROT13_WORDS } from './rot13.ts';

/** Which encodings a text may hold, by one pass over its units. A hint is cheap and says no more than "look". */
export interface EncodingHints {
  readonly base64: boolean;
  readonly hex: boolean;
  readonly percent: boolean;
  readonly html: boolean;
  readonly escape: boolean;
  readonly leet: boolean;
  readonly spaced: boolean;
  readonly rot13: boolean;
  readonly reversed: boolean;
}

/** Linear in the text, some table look-ups a unit. */
export function encodingHints(text: string): EncodingHints {
  const state: HintState = { ...NOTHING_SEEN };
  for (let from = 0; from < text.length; from += READ_UNITS_MAX) {
    const to = Math.min(text.length, from + READ_UNITS_MAX);
    readUnits(text, from, to, units);
    readHints(state, to - from);
  }
  units[0] = 0x20;
  readHints(state, 1);
  const { seen } = state;
  return {
    base64: state.isBase64,
    hex: state.isHex,
    percent: (seen & PERCENT) !== 0,
    html: (seen & AMPERSAND) !== 0,
    escape: (seen & BACKSLASH) !== 0,
    leet: state.isLeet,
    spaced: state.isSpaced,
    rot13: (state.words & ROT13_WORD) !== 0,
    reversed: (state.words & REVERSED_WORD) !== 0,
  };
}

/** What is known so far of a text that is read in pieces. */
interface HintState {
  /** Kinds of all units. */
  seen: number;
  /** Kinds of telling words of which the beginning is there. */
  words: number;
  base64Run: number;
  isBase64: boolean;
  hexRun: number;
  isHex: boolean;
  wordRun: number;
  wordKinds: number;
  /** Words of one unit in a row. */
  lone: number;
  isSpaced: boolean;
  isLeet: boolean;
  /** The last four letters, five bits each; 0 for what is no letter. */
  letters: number;
}

const NOTHING_SEEN: HintState = {
  seen: 0,
  words: 0,
  base64Run: 0,
  isBase64: false,
  hexRun: 0,
  isHex: false,
  wordRun: 0,
  wordKinds: 0,
  lone: 0,
  isSpaced: false,
  isLeet: false,
  letters: 0,
};

const units: Uint16Array = new Uint16Array(READ_UNITS_MAX);

/** Reads on over the first `count` of `units`. */
function readHints(state: HintState, count: number): void {
  let { seen, words, base64Run, isBase64, hexRun, isHex, wordRun, wordKinds, lone, isSpaced, isLeet, letters } = state;
  for (let i = 0; i < count; i++) {
    const code = units[i] as number;
    const kinds = code < 128 ? (KINDS[code] as number) : 0;
    seen |= kinds;
    base64Run = (kinds & BASE64) === 0 ? 0 : base64Run + 1;
    if (base64Run >= BASE64_LENGTH_MIN) isBase64 = true;
    hexRun = (kinds & HEX) !== 0 ? hexRun + 1 : (kinds & HEX_SEPARATOR) === 0 ? 0 : hexRun;
    if (hexRun >= HEX_DIGITS_MIN) isHex = true;
    letters = ((letters << 5) | ((kinds & LETTER) !== 0 ? code & 31 : 0)) & 0xfffff;
    if (WORD_STARTS[wordSlot(letters)] === 1) words |= WORD_KINDS.get(letters) ?? 0;
    if ((kinds & (LETTER | LEET)) !== 0) {
      wordRun++;
      wordKinds |= kinds;
      continue;
    }
    if (wordRun === 0) continue;
    if ((wordKinds & LETTER) !== 0 && (wordKinds & LEET) !== 0) isLeet = true;
    lone = wordRun === 1 ? lone + 1 : 0;
    if (lone >= 4) isSpaced = true;
    wordRun = 0;
    wordKinds = 0;
  }
  Object.assign(state, {
    seen,
    words,
    base64Run,
    isBase64,
    hexRun,
    isHex,
    wordRun,
    wordKinds,
    lone,
    isSpaced,
    isLeet,
    letters,
  });
}

const LETTER = 1;
const LEET = 2;
const BASE64 = 4;
const HEX = 8;
const HEX_SEPARATOR = 16;
const PERCENT = 32;
const AMPERSAND = 64;
const BACKSLASH = 128;

/** Five bytes. */
const HEX_DIGITS_MIN = 10;

const KINDS: Uint8Array = new Uint8Array(128);
function mark(characters: string, kind: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    KINDS[code] = (KINDS[code] as number) | kind;
  }
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
mark(LETTERS, LETTER);
mark('0123456789@$|+(!', LEET);
mark(`${LETTERS}0123456789+/-_`, BASE64);
mark('0123456789abcdefABCDEF', HEX);
mark('xX\\ \n,:;-', HEX_SEPARATOR);
mark('%', PERCENT);
mark('&', AMPERSAND);
mark('\\', BACKSLASH);

const ROT13_WORD = 1;
const REVERSED_WORD = 2;

/** Kinds of the words that begin with four letters, five bits each. */
const WORD_KINDS: Map<number, number> = new Map();
/** Slots of the keys of {@link WORD_KINDS}: of other letters one in a hundred is there, too. */
const WORD_STARTS: Uint8Array = new Uint8Array(8_192);
function markWords(words: readonly string[], kind: number): void {
  for (const word of words) {
    let letters = 0;
    for (let i = 0; i < 4; i++) letters = (letters << 5) | (word.charCodeAt(i) & 31);
    WORD_KINDS.set(letters, (WORD_KINDS.get(letters) ?? 0) | kind);
    WORD_STARTS[wordSlot(letters)] = 1;
  }
}
function wordSlot(letters: number): number {
  return Math.imul(letters, 0x9e3779b1) >>> 19;
}
markWords(ROT13_WORDS, ROT13_WORD);
markWords(REVERSED_WORDS, REVERSED_WORD);
