/** Gives the look-alike skeleton of one code point; an ASCII character is its own. */
export type FoldCodePoint = (codePoint: number) => string;

/** Takes one folded unit: a lower-case letter or a digit that the view's units `start` to `end` produced. */
type TakeUnit = (unit: number, start: number, end: number) => void;

/** Reads a text piece by piece. For every cutting of a text the same units come out. */
interface FoldedReader {
  write(text: string, offset: number, take: TakeUnit): void;
  /** Offset before which nothing can produce a unit any more: the end so far, or a surrogate that waits for its other half. */
  readTo(): number;
}

/**
 * Folds a text to the letters and digits of its skeleton in lower case and drops all else, so that case, spacing,
 * punctuation and look-alikes do not hide a quotation. One code point may give several units of one range.
 */
export function foldedReader(fold: FoldCodePoint): FoldedReader {
  const ascii = asciiUnits(fold);
  const others = new Map<number, string>();
  let highSurrogate = 0;
  let readTo = 0;

  const takeOther = (codePoint: number, start: number, end: number, take: TakeUnit): void => {
    let units = others.get(codePoint);
    if (units === undefined) {
      units = foldOne(codePoint, fold);
      if (others.size >= MEMO_SIZE_MAX) others.clear();
      others.set(codePoint, units);
    }
    for (let i = 0; i < units.length; i++) take(units.charCodeAt(i), start, end);
  };

  return {
    write(text, offset, take): void {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const at = offset + i;
        if (code < 0x80) {
          const unit = ascii[code] as number;
          if (unit !== 0) take(unit, at, at + 1);
          highSurrogate = 0;
        } else if (code >= 0xd800 && code <= 0xdbff) {
          highSurrogate = code;
        } else if (code >= 0xdc00 && code <= 0xdfff) {
          if (highSurrogate !== 0) takeOther(joinSurrogates(highSurrogate, code), at - 1, at + 1, take);
          highSurrogate = 0;
        } else {
          takeOther(code, at, at + 1, take);
          highSurrogate = 0;
        }
      }
      if (text.length > 0) readTo = offset + text.length - (highSurrogate === 0 ? 0 : 1);
    },
    readTo: () => readTo,
  };
}

/** The folded units of a whole text, at most `lengthMax` of them, as UTF-16. */
export function foldText(text: string, fold: FoldCodePoint, lengthMax: number): Uint16Array {
  const units = new Uint16Array(Math.min(text.length * FOLD_GROWTH_MAX, lengthMax));
  let count = 0;
  foldedReader(fold).write(text, 0, (unit) => {
    if (count < units.length) units[count++] = unit;
  });
  return units.slice(0, count);
}

/** Code points whose fold is remembered at a time. */
const MEMO_SIZE_MAX = 4_096;

/** Units that one UTF-16 unit may fold to; what is longer is cut. */
const FOLD_GROWTH_MAX = 4;

/** Every reply opens readers of the same fold: its table is made once. */
const asciiTables = new WeakMap<FoldCodePoint, Uint16Array>();

function asciiUnits(fold: FoldCodePoint): Uint16Array {
  let table = asciiTables.get(fold);
  if (table === undefined) {
    table = Uint16Array.from({ length: 0x80 }, (_, code) => {
      const folded = foldOne(code, fold);
      return folded === '' ? 0 : folded.charCodeAt(0);
    });
    asciiTables.set(fold, table);
  }
  return table;
}

function foldOne(codePoint: number, fold: FoldCodePoint): string {
  const lower = fold(codePoint).toLowerCase();
  return lower.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, FOLD_GROWTH_MAX);
}

function joinSurrogates(high: number, low: number): number {
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}
