import { checkWholeNumber } from '../core/check-whole-number.ts';
import { TextTooLongError } from '../core/errors.ts';

/** Counts tokens, once its tables are loaded. */
export interface TokenCounter {
  /**
   * Tokens of a text in the encoding o200k_base, synchronously. Texts that look like special tokens (`<|endoftext|>`) count as
   * the plain text that they are. The slices may add a few tokens to what one pass over the whole text would give, never more
   * than two a slice.
   *
   * @throws `TextTooLongError` for a text of more than `maxUnits` UTF-16 units; nothing of it was counted.
   */
  count(text: string): number;
}

/** How much a counter counts. */
export interface TokenCounterOptions {
  /** UTF-16 units of one text, at least 1. */
  readonly maxUnits: number;
}

/** How many tokens a text may have at all, and how many it is likely to have. */
export interface TokenEstimate {
  /** No byte-level encoding of OpenAI's that is in use gives fewer. */
  readonly min: number;
  /** For reservations: a little above the count of prose in most languages; below that of noise and rare scripts. */
  readonly likely: number;
  /** One token a UTF-8 byte: no byte-level encoding gives more. */
  readonly max: number;
}

/**
 * Loads gpt-tokenizer's tables for o200k_base (2.4 MB of JavaScript, about 0.2 s and 80 MB the first time) and gives a counter.
 *
 * Byte pair encoding as that package does it costs the square of a text without word borders: 100 KB take more than ten
 * seconds. So a text is counted in slices of at most 128 UTF-16 units, which are cut before a space where
 * there is one and never within a code point: the time is linear in the length of the text, whatever it holds. 100 KB of prose
 * take about 5 ms; the worst, 100 KB of random letters, 0.1 to 0.2 s. So `maxUnits` bounds how long a text may hold up the thread.
 *
 * @throws `InvalidOptionsError` (as a rejection) for a `maxUnits` out of range.
 * @example
 * const counter = await loadTokenCounter({ maxUnits: 200_000 });
 * counter.count('a short text');  // 3
 */
export async function loadTokenCounter({ maxUnits }: TokenCounterOptions): Promise<TokenCounter> {
  checkWholeNumber('maxUnits', maxUnits);
  const encoding = await import('gpt-tokenizer/encoding/o200k_base');
  // What it would remember are slices of texts: they are seen once, and nobody bounds their bytes.
  encoding.setMergeCacheSize(CACHED_PIECES_MAX);
  return {
    count(text) {
      if (text.length > maxUnits) throw new TextTooLongError(text.length, maxUnits);
      let tokens = 0;
      for (let start = 0; start < text.length; ) {
        const end = endOfSlice(text, start);
        tokens += encoding.countTokens(text.slice(start, end), PLAIN);
        start = end;
      }
      return tokens;
    },
  };
}

/**
 * Bounds of the tokens of a text, without a tokenizer: one pass, about 1 ms a megabyte. `likely` takes four ASCII units, one
 * and a half other units of alphabets, or one unit of anything else for a token.
 *
 * @example
 * estimateTokens('a short text');  // { min: 1, likely: 3, max: 12 }
 */
export function estimateTokens(text: string): TokenEstimate {
  let bytes = 0;
  let weight = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    weight += tokenWeightOf(unit);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    // Half of a pair has two bytes of four; a lone surrogate becomes U+FFFD, which has three.
    else bytes += isPairAt(text, index) || isPairAt(text, index - 1) ? 2 : 3;
  }
  return { min: Math.ceil(text.length / TOKEN_UNITS_MAX), likely: Math.ceil(weight / TOKEN_WEIGHT), max: bytes };
}

/** What the weights of the units of a text sum up to for each token that it is likely to have. */
export const TOKEN_WEIGHT = 12;

/**
 * The part of a token that one UTF-16 unit is likely to be, in twelfths: the sum over a text is what `likely` of {@link estimateTokens}
 * rounds up, wherever the text was cut.
 */
export function tokenWeightOf(unit: number): number {
  return unit < 0x80 ? 3 : unit < 0x800 ? 8 : TOKEN_WEIGHT;
}

/** UTF-16 units of a slice, at the most. */
export const SLICE_UNITS = 128;

/** How far before the end of a slice a space is looked for. */
const SPACE_UNITS = 48;

/** The longest token of o200k_base is 128 spaces. */
const TOKEN_UNITS_MAX = 128;

/** Pieces (words, mostly) whose counts are remembered; each is no longer than a slice. */
const CACHED_PIECES_MAX = 4_096;

/** No text of a user is refused for what it looks like. */
const PLAIN: { readonly disallowedSpecial: Set<string> } = { disallowedSpecial: new Set() };

const SPACE = 0x20;

function endOfSlice(text: string, start: number): number {
  const end = start + SLICE_UNITS;
  if (end >= text.length) return text.length;
  for (let cut = end; cut > end - SPACE_UNITS; cut -= 1) {
    if (text.charCodeAt(cut) === SPACE && text.charCodeAt(cut - 1) !== SPACE) return cut;
  }
  return isPairAt(text, end - 1) ? end - 1 : end;
}

function isPairAt(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  const low = text.charCodeAt(index + 1);
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}
