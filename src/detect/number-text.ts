/** How many numbers a character may stand for: 0 to 90. */
export const NUMBER_BASE = 91;

/** The first character behind the quote. All are ASCII and none is a backslash, so that bundlers leave them as they are. */
const FIRST_UNIT = 0x23;
const BACKSLASH = 0x5c;

/** The character of a number below {@link NUMBER_BASE}. */
export function characterOf(number: number): string {
  const unit = FIRST_UNIT + number;
  return String.fromCharCode(unit < BACKSLASH ? unit : unit + 1);
}

/** The number at a place of a text of such characters. */
export function numberAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < BACKSLASH ? unit - FIRST_UNIT : unit - FIRST_UNIT - 1;
}
