/** What a UTF-16 unit is to the tokens of the model. */
export const UNIT_KIND = { space: 1, word: 2, single: 3, sign: 4, digit: 5, surrogate: 6 } as const;

const kinds: Uint8Array = new Uint8Array(0x10000);

/** The kind of a unit; sorted in when it is first met. */
export function unitKind(unit: number): number {
  const known = kinds[unit] as number;
  if (known !== 0) return known;
  const kind = kindOf(unit);
  kinds[unit] = kind;
  return kind;
}

/** Scripts that do not put spaces between words, and Hangul, whose words carry many endings. */
const SINGLE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Hangul}ー々]/u;
const WORD = /[\p{L}\p{M}'’]/u;
const DIGIT = /\p{Nd}/u;
const SPACE = /[\s\p{Z}]/u;

function kindOf(unit: number): number {
  if ((unit & 0xf800) === 0xd800) return UNIT_KIND.surrogate;
  const character = String.fromCharCode(unit);
  if (SPACE.test(character)) return UNIT_KIND.space;
  if (SINGLE.test(character)) return UNIT_KIND.single;
  if (DIGIT.test(character)) return UNIT_KIND.digit;
  return WORD.test(character) ? UNIT_KIND.word : UNIT_KIND.sign;
}
