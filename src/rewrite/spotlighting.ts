/**
 * How external text is set apart from instructions, after Hines et al., "Defending Against Indirect Prompt Injection
 * Attacks With Spotlighting" (2024): `delimit` leaves it as it is between its markers, `datamark` puts a sign in place of
 * white space, `encode` gives it as Base64, which only the most able models read well.
 */
export type Spotlighting = 'delimit' | 'datamark' | 'encode';

/** Signs that are rare in text and cheap in tokens. */
export const DATAMARK_SIGNS: readonly string[] = ['ˆ', '¦', '¬', '‡', '˜', '¤', '⁑', '※'];

/**
 * The text with `sign` in place of each run of white space; line breaks stay, the sign after them. Where a script is
 * written without spaces it stands after every twelfth letter. Linear; parts no surrogate pair and no letter from its marks.
 *
 * @example
 * datamark('Buy now\nor never', 'ˆ');  // 'Buyˆnow\nˆorˆnever'
 */
export function datamark(text: string, sign: string): string {
  let result = '';
  let unmarked = 0;
  let isWhite = false;
  for (const character of text) {
    if (WHITE.test(character)) {
      if (LINE_BREAK.test(character)) result += character;
      isWhite = true;
      continue;
    }
    if (isWhite || (unmarked >= UNMARKED_MAX && UNSPACED_SCRIPT.test(character) && LETTER.test(character))) {
      result += sign;
      unmarked = 0;
    }
    isWhite = false;
    unmarked += 1;
    result += character;
  }
  return isWhite ? result + sign : result;
}

/** The UTF-8 bytes of the text as Base64 (RFC 4648, section 4) in one line. */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK_BYTES));
  }
  return btoa(binary);
}

const UNMARKED_MAX = 12;

/** Small enough for the arguments of one call. */
const CHUNK_BYTES = 8_192;

const WHITE = /^\s$/u;
const LINE_BREAK = /^[\n\r\u2028\u2029]$/u;
const UNSPACED_SCRIPT = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]$/u;
const LETTER = /^\p{Lo}$/u;
