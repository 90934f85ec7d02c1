import { TOKEN_WEIGHT, tokenWeightOf } from '../../limits/token-count.ts';
import type { ReplyMaxima } from '../../setup/limits-config.ts';

/** Which limit a reply has passed. */
export type ReplyCut = 'output-characters' | 'output-tokens';

/**
 * What of one choice may still leave. From a place on that depends on the text alone, texts are held until it is known whether they
 * pass the limit: so a cut stands between two characters as people see them, and at the same place for every cutting.
 */
export class ReplyRoom {
  private characters: number;
  private weight: number;

  constructor({ outputCharactersMax, outputTokensMax }: ReplyMaxima) {
    this.characters = outputCharactersMax ?? Number.POSITIVE_INFINITY;
    this.weight = (outputTokensMax ?? Number.POSITIVE_INFINITY) * TOKEN_WEIGHT;
  }

  /**
   * Takes room for the beginning of a text.
   *
   * @returns Of the text's units: how many there was room for, and how many of them may leave at once.
   */
  take(text: string): { readonly fitting: number; readonly free: number } {
    let free = 0;
    let at = 0;
    for (; at < text.length; at++) {
      const weight = tokenWeightOf(text.charCodeAt(at));
      if (this.characters < 1 || this.weight < weight) break;
      this.characters -= 1;
      this.weight -= weight;
      if (this.characters >= HELD_CHARACTERS && this.weight >= HELD_CHARACTERS * TOKEN_WEIGHT) free = at + 1;
    }
    return { fitting: at, free };
  }

  /** The limit that has left no room. */
  get cut(): ReplyCut {
    return this.characters < 1 ? 'output-characters' : 'output-tokens';
  }
}

/** UTF-16 units before a limit within which a character is kept whole; emoji of a whole family have eleven. */
const HELD_CHARACTERS = 32;

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The end of the last character, as people see them (UAX #29), at or before `at`; what follows it is looked at for one code point. */
export function lastCharacterEnd(text: string, at: number): number {
  let end = 0;
  for (const { index } of GRAPHEMES.segment(text.slice(0, at + 2))) {
    if (index > at) break;
    end = index;
  }
  return end;
}

/** Whether the code point at `at` is all there. */
export function isWholeAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at < text.length && (unit < 0xd800 || unit > 0xdbff || at + 1 < text.length);
}
