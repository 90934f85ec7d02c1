import { BASE64_LENGTH_MIN } from './base64.ts';

/** Which encodings a text may hold, by one pass over its units. A hint is cheap and says no more than "look". */
export interface EncodingHints {
  readonly base64: boolean;
  readonly hex: boolean;
  readonly percent: boolean;
  readonly html: boolean;
  readonly escape: boolean;
  readonly leet: boolean;
  readonly spaced: boolean;
}

/** Linear in the text, one table look-up a unit. */
export function encodingHints(text: string): EncodingHints {
  let seen = 0;
  let base64Run = 0;
  let isBase64 = false;
  let wordRun = 0;
  let wordKinds = 0;
  let lone = 0;
  let isSpaced = false;
  let isLeet = false;
  let hexRun = 0;
  let isHex = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20;
    const kinds = code < 128 ? (KINDS[code] as number) : 0;
    seen |= kinds;
    base64Run = (kinds & BASE64) === 0 ? 0 : base64Run + 1;
    if (base64Run >= BASE64_LENGTH_MIN) isBase64 = true;
    hexRun = (kinds & HEX) !== 0 ? hexRun + 1 : (kinds & HEX_SEPARATOR) === 0 ? 0 : hexRun;
    if (hexRun >= HEX_DIGITS_MIN) isHex = true;
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
  return {
    base64: isBase64,
    hex: isHex,
    percent: (seen & PERCENT) !== 0,
    html: (seen & AMPERSAND) !== 0,
    escape: (seen & BACKSLASH) !== 0,
    leet: isLeet,
    spaced: isSpaced,
  };
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
