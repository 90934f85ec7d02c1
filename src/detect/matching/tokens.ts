/** UTF-16 units of a token; a longer run of letters is cut into several. */
export const TOKEN_LENGTH_MAX = 64;

/** A token's place: the run that it begins must be complete before its end is certain. */
export interface TokenPlace {
  readonly end: number;
  /** End of the run of letters, marks, digits, `'` and `-` that the token is the beginning of. */
  readonly runEnd: number;
}

const WORD = /[\p{L}\p{M}\p{N}'’-]/u;
/** Scripts that put no spaces between words, and Hangul, whose words carry endings: each character is a token. */
const SINGLE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * The token that begins at `start`: a word of letters, marks, digits and, inside of it, `'` and `-`; a possessive `'s`; or
 * a single other character.
 */
export function tokenAt(text: string, start: number): TokenPlace {
  const runEnd = wordRunEnd(text, start);
  if (runEnd - start <= 1) return { end: runEnd, runEnd };
  if (isJoiner(text.charCodeAt(start))) return { end: isPossessive(text, start, runEnd) ? runEnd : start + 1, runEnd };
  let end = runEnd;
  if (end - start > 2 && isPossessive(text, end - 2, end)) end -= 2;
  while (end > start + 1 && isJoiner(text.charCodeAt(end - 1))) end--;
  return { end, runEnd };
}

function wordRunEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < TOKEN_LENGTH_MAX) {
    const code = text.charCodeAt(end);
    if (isAsciiWord(code)) {
      end++;
      continue;
    }
    const character = code < 0x80 ? text.charAt(end) : String.fromCodePoint(text.codePointAt(end) as number);
    if (code < 0x80 || !WORD.test(character) || SINGLE.test(character))
      return end === start ? start + character.length : end;
    end += character.length;
  }
  return end;
}

const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const HYPHEN = 0x2d;

function isJoiner(code: number): boolean {
  return code === APOSTROPHE || code === RIGHT_QUOTE || code === HYPHEN;
}

function isPossessive(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return (
    end - start === 2 && (code === APOSTROPHE || code === RIGHT_QUOTE) && (text.charCodeAt(start + 1) | 0x20) === 0x73
  );
}

function isAsciiWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === APOSTROPHE ||
    code === HYPHEN
  );
}
