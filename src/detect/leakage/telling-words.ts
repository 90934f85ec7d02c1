import { FNV_BASIS, FNV_PRIME } from '../../core/fnv1a.ts';
import { type FoldCodePoint, foldedReader } from './folded-units.ts';

/** Takes a telling word, by its number: it has ended, or is whole, at the view's units `start` to `end`, which belong to what is behind it. */
export type TakeWord = (word: number, start: number, end: number) => void;

/** Reads the telling words of a text piece by piece. For every cutting of a text the same words come out. */
export interface WordReader {
  write(text: string, offset: number, take: TakeWord): void;
}

/** Letters of a word by which it is known: behind them languages inflect. */
const STEM_UNITS = 5;
/** Shorter words are mostly grammar; of digits two tell something. */
const LETTERS_MIN = 4;
const DIGITS_MIN = 2;

/**
 * A reader of words in their skeletons and in lower case, known by their first five letters. Scripts that put no spaces between words
 * give two signs at a time. A word that ends the text is not read: whether it goes on is not known.
 */
export function wordReader(fold: FoldCodePoint): WordReader {
  const reader = foldedReader(fold);
  let hash = FNV_BASIS;
  let length = 0;
  let digits = 0;
  let lastEnd = -1;
  let before = 0;

  const restart = (): void => {
    hash = FNV_BASIS;
    length = 0;
    digits = 0;
    before = 0;
  };

  return {
    write(text, offset, take): void {
      reader.write(text, offset, (unit, start, end) => {
        const isDense = unit >= DENSE_FROM && DENSE.test(String.fromCharCode(unit));
        if (start > lastEnd || isDense !== (before !== 0)) {
          const isNumber = digits === length;
          if (length >= (isNumber ? DIGITS_MIN : LETTERS_MIN)) take(hash, start, end);
          restart();
        }
        lastEnd = end;
        if (isDense) {
          if (before !== 0) take(mixed(mixed(FNV_BASIS, before), unit), start, end);
          before = unit;
          return;
        }
        length++;
        if (unit >= 0x30 && unit <= 0x39) digits++;
        if (length <= STEM_UNITS) hash = mixed(hash, unit);
      });
    },
  };
}

/** The first unit of a script without spaces. */
const DENSE_FROM = 0x0e00;
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** FNV-1a, a unit on. */
function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}
