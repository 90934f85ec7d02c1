import { READ_UNITS_MAX, readUnits } from '../read-units.ts';
import { BASE32_LENGTH_MIN } from './base32.ts';
import { BASE64_LENGTH_MIN } from './base64.ts';
import { FREQUENT_WORDS_MIN, type WordHints } from './frequent-words.ts';
import { isSign, MORSE_LETTERS_MIN } from './morse.ts';
import { REVERSED_FREQUENT_WORDS, REVERSED_WORDS } from './reversed.ts';
import { ROT13_FREQUENT_WORDS, ROT13_WORDS } from './rot13.ts';

/** Which encodings a text may hold, by one pass over its units. A hint is cheap and says no more than "look". */
export interface EncodingHints {
  readonly base64: boolean;
  readonly base32: boolean;
  readonly hex: boolean;
  readonly binary: boolean;
  readonly morse: boolean;
  readonly percent: boolean;
  readonly html: boolean;
  readonly escape: boolean;
  readonly leet: boolean;
  readonly spaced: boolean;
  readonly rot13: WordHints;
  readonly reversed: WordHints;
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
    base32: state.isBase32,
    hex: state.isHex,
    binary: state.bits >= BITS_MIN,
    morse: state.isMorse,
    percent: (seen & PERCENT) !== 0,
    html: (seen & AMPERSAND) !== 0,
    escape: (seen & BACKSLASH) !== 0,
    leet: state.isLeet,
    spaced: state.isSpaced,
    rot13: { telling: (state.words & ROT13_WORD) !== 0, frequent: state.rot13Words >= FREQUENT_WORDS_MIN },
    reversed: { telling: (state.words & REVERSED_WORD) !== 0, frequent: state.reversedWords >= FREQUENT_WORDS_MIN },
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
  isBase32: boolean;
  /** Binary digits in words of eight and more. */
  bits: number;
  /** Dots and dashes after a space, one after the other without words between them. */
  morseRun: number;
  isMorse: boolean;
  wordRun: number;
  wordKinds: number;
  /** Encoded frequent words. */
  rot13Words: number;
  reversedWords: number;
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
  isBase32: false,
  bits: 0,
  morseRun: 0,
  isMorse: false,
  wordRun: 0,
  wordKinds: 0,
  rot13Words: 0,
  reversedWords: 0,
  lone: 0,
  isSpaced: false,
  isLeet: false,
  letters: 0,
};

const units: Uint16Array = new Uint16Array(READ_UNITS_MAX);

/** Reads on over the first `count` of `units`. What is there for each unit or word stays in variables: it is a hot loop. */
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
    const lastLetters = letters;
    letters = ((letters << 5) | ((kinds & LETTER) !== 0 ? code & 31 : 0)) & FOUR_LETTERS;
    if (WORD_STARTS[wordSlot(letters)] === 1) words |= WORD_KINDS.get(letters) ?? 0;
    if ((kinds & (LETTER | LEET)) !== 0) {
      wordRun++;
      wordKinds |= kinds;
      continue;
    }
    if (wordRun === 0) {
      if (i > 0 && units[i - 1] === SPACE) readSign(state, code);
      continue;
    }
    if (!isLeet && (wordKinds & LETTER) !== 0 && (wordKinds & LEET) !== 0) isLeet = mayBeLeet(i, wordRun);
    lone = wordRun === 1 ? lone + 1 : 0;
    if (lone >= 4) isSpaced = true;
    if (wordRun >= FREQUENT_LENGTH_MIN) {
      const key = frequentKey(lastLetters, wordRun);
      if (FREQUENT_SLOTS[frequentSlot(key)] === 1) readFrequent(state, key);
      if (wordRun >= LONG_WORD_MIN) readLongWord(state, wordRun, wordKinds);
    }
    if ((wordKinds & BASE64) !== 0 && state.morseRun !== 0) state.morseRun = 0;
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

/** Whether a word that ends before `end` has a digit or sign that is no sign at its end, which spells nothing. */
function mayBeLeet(end: number, length: number): boolean {
  if (length > end || isDigit(units[end - 1] as number)) return true;
  for (let i = end - length; i < end - 1; i++) if (((KINDS[units[i] as number] as number) & LEET) !== 0) return true;
  return false;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A word has ended that is perhaps frequent in another reading. */
function readFrequent(state: HintState, key: number): void {
  const kinds = FREQUENT_KINDS.get(key) ?? 0;
  if ((kinds & ROT13_WORD) !== 0) state.rot13Words++;
  if ((kinds & REVERSED_WORD) !== 0) state.reversedWords++;
}

/** A word has ended that is as long as an octet in binary digits. */
function readLongWord(state: HintState, length: number, kinds: number): void {
  if (length >= BASE32_LENGTH_MIN) state.isBase32 = true;
  if ((kinds & NO_BIT) === 0) state.bits += length;
}

/** What is of no word stands after a space. */
function readSign(state: HintState, code: number): void {
  if (isSign(code)) state.morseRun++;
  else if (code !== SLASH) state.morseRun = 0;
  if (state.morseRun >= MORSE_RUN_MIN) state.isMorse = true;
}

const LONG_WORD_MIN = 8;
const SPACE = 0x20;
const SLASH = 0x2f;

/** Of the letters of Morse code, those at its beginning and behind bars and line breaks are not counted. */
const MORSE_RUN_MIN: number = MORSE_LETTERS_MIN / 2;

const LETTER = 1;
const LEET = 2;
const BASE64 = 4;
const HEX = 8;
const HEX_SEPARATOR = 16;
const PERCENT = 32;
const AMPERSAND = 64;
const BACKSLASH = 128;
const NO_BIT = 256;

/** Five bytes. */
const HEX_DIGITS_MIN = 10;

/** Five octets. */
const BITS_MIN = 40;

const KINDS: Uint16Array = new Uint16Array(128);
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
mark(`${LETTERS}23456789@$|+(!`, NO_BIT);

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
const FOUR_LETTERS = 0xfffff;
const THREE_LETTERS = 0x7fff;

/** Kinds of whole words by their last four letters and their length. */
const FREQUENT_KINDS: Map<number, number> = new Map();
/** Slots of the keys of {@link FREQUENT_KINDS}: of other words one in fifty is there, too. */
const FREQUENT_SLOTS: Uint8Array = new Uint8Array(32_768);
const FREQUENT_LENGTH_MIN = 3;
function frequentKey(letters: number, length: number): number {
  return (length === 3 ? letters & THREE_LETTERS : letters) | ((length & 31) << 20);
}
function frequentSlot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 17;
}
function markFrequent(words: readonly string[], kind: number): void {
  for (const word of words) {
    let letters = 0;
    for (const letter of word) letters = ((letters << 5) | (letter.charCodeAt(0) & 31)) & FOUR_LETTERS;
    const key = frequentKey(letters, word.length);
    FREQUENT_KINDS.set(key, (FREQUENT_KINDS.get(key) ?? 0) | kind);
    FREQUENT_SLOTS[frequentSlot(key)] = 1;
  }
}
markFrequent(ROT13_FREQUENT_WORDS, ROT13_WORD);
markFrequent(REVERSED_FREQUENT_WORDS, REVERSED_WORD);
