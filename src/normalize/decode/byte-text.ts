/** Byte offsets, `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The first stretch of valid UTF-8 (RFC 3629) without controls but white space, from byte `from` on; undefined when no
 * byte from there on is text. Linear in what it passes.
 */
export function nextTextRange(bytes: Uint8Array, from: number): ByteRange | undefined {
  let start = from;
  while (start < bytes.length && sequenceLength(bytes, start) === 0) start++;
  if (start >= bytes.length) return undefined;
  let end = start;
  for (let length = sequenceLength(bytes, end); length > 0; length = sequenceLength(bytes, end)) end += length;
  return { start, end };
}

/** The text that all of the bytes are, or undefined when they are not text. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const range = nextTextRange(bytes, 0);
  return range !== undefined && range.start === 0 && range.end === bytes.length ? textOfRange(bytes, range) : undefined;
}

/** The text of a range that {@link nextTextRange} gave. */
export function textOfRange(bytes: Uint8Array, range: ByteRange): string {
  return UTF_8.decode(bytes.subarray(range.start, range.end));
}

/**
 * Whether somebody has written what bytes decode to: mostly letters as {@link isMostlyLetters} says, or long and with some
 * letters or digits. Attacks are full of digits, quotes and signs, too.
 */
export function isWritten(text: string, share: number): boolean {
  if (isMostlyLetters(text, share)) return true;
  return text.length >= LONG_UNITS_MIN && countOf(text, LETTER_DIGIT_OR_SPACE).count >= LONG_LETTERS_MIN;
}

/** So many units of text without controls are no accident: of as many random bytes, one in 10¹⁰ are. */
const LONG_UNITS_MIN = 24;
/** So many letters, digits, marks and spaces are asked of a long text: runs of one sign are padding. */
const LONG_LETTERS_MIN = 12;

/** Whether at least `share` (0 to 1) of the text is letters, marks and spaces: random bytes that happen to be text are not. */
export function isMostlyLetters(text: string, share: number): boolean {
  const letters = countOf(text, LETTER_OR_SPACE);
  return letters.count >= letters.of * share;
}

function countOf(text: string, kind: RegExp): { readonly count: number; readonly of: number } {
  let count = 0;
  let of = 0;
  for (const character of text) {
    of++;
    if (kind.test(character)) count++;
  }
  return { count, of };
}

const LETTER_OR_SPACE = /[\p{L}\p{M} \n]/u;
const LETTER_DIGIT_OR_SPACE = /[\p{L}\p{M}\p{Nd} \n]/u;

/** The length of the UTF-8 sequence at `at`, or 0 where there is none, or a control character. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead === undefined) return 0;
  if (lead < 0x80) return (lead >= 0x20 && lead !== 0x7f) || (lead >= 0x09 && lead <= 0x0d) ? 1 : 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates, and what is above U+10FFFF.
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  // U+0080 to U+009F are controls.
  return lead === 0xc2 && second < 0xa0 ? 0 : length;
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });
