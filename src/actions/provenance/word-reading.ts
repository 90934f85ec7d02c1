import { foldText, lowered } from './fold-text.ts';

/**
 * A text as its words: runs of letters, marks and digits in lower case, with nothing between them. A character of a script
 * that puts no spaces between words is a word. Word `i` is `squeezed[starts[i]] … squeezed[starts[i + 1] - 1]`, and stands
 * in `text` from `places[i]` to `ends[i]`.
 */
export interface WordReading {
  /** The folded text in its own case. */
  readonly text: string;
  /** Whether that is not the text as it came. */
  readonly isAltered: boolean;
  readonly squeezed: string;
  readonly count: number;
  /** Offsets in `squeezed`, one more than there are words. */
  readonly starts: Int32Array;
  /** Offsets in `text`. */
  readonly places: Int32Array;
  readonly ends: Int32Array;
  /** The {@link hashOf} of each word. */
  readonly hashes: Int32Array;
  /** Per word: {@link WORD_FLAG}s. */
  readonly flags: Uint8Array;
}

/** What is known of a word besides its letters. */
export const WORD_FLAG = {
  digit: 1,
  letter: 2,
  /** A `.`, `-`, `_` or such joins it to what stands before. */
  joinedBefore: 4,
  /** And to what follows. */
  joinedAfter: 8,
} as const;

/** UTF-16 units of a word; a longer run is cut into words of that length, from its beginning. */
export const WORD_UNITS_MAX = 64;

/** Reads a text, folded here. Linear in it; never throws. */
export function readWords(original: string): WordReading {
  const text = foldText(original);
  const lower = lowered(text);
  const room = growing(lower);
  let start = -1;
  let flag = 0;
  let hash = 0;
  const end = (at: number): void => {
    if (start < 0) return;
    room.add(start, at, hash, flag);
    start = -1;
    flag = 0;
    hash = 0;
  };
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    const kind = unit < 0x80 ? (ASCII_KINDS[unit] as number) : kindAt(lower, i);
    if (kind === NO_WORD) {
      end(i);
      continue;
    }
    if (kind === ALONE || i - start === WORD_UNITS_MAX) end(i);
    if (start < 0) start = i;
    flag |= kind === DIGIT ? WORD_FLAG.digit : WORD_FLAG.letter;
    hash = (Math.imul(hash, HASH_BASE) + unit + 1) | 0;
    if (kind !== ALONE) continue;
    if (unit >= 0xd800 && unit <= 0xdbff) hash = (Math.imul(hash, HASH_BASE) + lower.charCodeAt(++i) + 1) | 0;
    end(i + 1);
  }
  end(lower.length);
  return room.reading(text, text !== original);
}

interface Growing {
  add(start: number, end: number, hash: number, flag: number): void;
  reading(text: string, isAltered: boolean): WordReading;
}

function growing(lower: string): Growing {
  const capacity = lower.length;
  const places = new Int32Array(capacity);
  const ends = new Int32Array(capacity);
  const hashes = new Int32Array(capacity);
  const starts = new Int32Array(capacity + 1);
  const flags = new Uint8Array(capacity);
  const words: string[] = [];
  let count = 0;
  let squeezedLength = 0;
  return {
    add(start, end, hash, flag) {
      places[count] = start;
      ends[count] = end;
      hashes[count] = hash;
      flags[count] = flag | joints(lower, start, end);
      words.push(lower.slice(start, end));
      squeezedLength += end - start;
      starts[++count] = squeezedLength;
    },
    reading(text, isAltered) {
      return {
        text,
        isAltered,
        squeezed: words.join(''),
        count,
        starts: starts.slice(0, count + 1),
        places: places.slice(0, count),
        ends: ends.slice(0, count),
        hashes: hashes.slice(0, count),
        flags: flags.slice(0, count),
      };
    },
  };
}

function joints(text: string, start: number, end: number): number {
  const before =
    JOINTS_BEFORE.has(text.charCodeAt(start - 1)) && isWordAt(text, start - 2) ? WORD_FLAG.joinedBefore : 0;
  const after = JOINTS_AFTER.has(text.charCodeAt(end)) && isWordAt(text, end + 1) ? WORD_FLAG.joinedAfter : 0;
  return before | after;
}

const JOINTS_BEFORE: ReadonlySet<number> = new Set([...'.-_+%'].map((sign) => sign.charCodeAt(0)));
const JOINTS_AFTER: ReadonlySet<number> = new Set([...'.-_@'].map((sign) => sign.charCodeAt(0)));

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return (unit < 0x80 ? (ASCII_KINDS[unit] as number) : kindAt(text, at)) !== NO_WORD;
}

const NO_WORD = 0;
const LETTER = 1;
const DIGIT = 2;
/** A word by itself. */
const ALONE = 3;
const UNKNOWN = 255;

const ASCII_KINDS: Uint8Array = new Uint8Array(128);
for (let unit = 0x30; unit <= 0x39; unit++) ASCII_KINDS[unit] = DIGIT;
for (let unit = 0x61; unit <= 0x7a; unit++) {
  ASCII_KINDS[unit] = LETTER;
  ASCII_KINDS[unit - 0x20] = LETTER;
}

/** Kinds of the units beyond ASCII, each found out when it is first met. */
let kinds: Uint8Array | undefined;

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return surrogateKind(text, at);
  kinds ??= new Uint8Array(0x10000).fill(UNKNOWN);
  const known = kinds[unit] as number;
  if (known !== UNKNOWN) return known;
  const kind = kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

/** Half a pair at the wrong place is no word; the second half of a pair is looked at with the first. */
function surrogateKind(text: string, at: number): number {
  const codePoint = text.codePointAt(at) as number;
  if (codePoint < 0x10000) {
    const before = at > 0 ? text.codePointAt(at - 1) : undefined;
    return before !== undefined && before >= 0x10000 ? surrogateKind(text, at - 1) : NO_WORD;
  }
  return kindOf(String.fromCodePoint(codePoint));
}

function kindOf(character: string): number {
  if (SPACELESS.test(character)) return ALONE;
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? DIGIT : NO_WORD;
}

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** An odd number: the hash of two texts in a row is that of the first times a power of it, plus that of the second. */
export const HASH_BASE = 0x2c1b3c6d;

/** Powers of {@link HASH_BASE}, as signed 32-bit numbers. */
export const HASH_POWERS: Int32Array = new Int32Array(1_025);
HASH_POWERS[0] = 1;
for (let i = 1; i < HASH_POWERS.length; i++) HASH_POWERS[i] = Math.imul(HASH_POWERS[i - 1] as number, HASH_BASE);

/** The polynomial hash of a text: a signed 32-bit number. What has the same is compared itself. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, HASH_BASE) + text.charCodeAt(i) + 1) | 0;
  return hash;
}
