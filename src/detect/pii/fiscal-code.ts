/** Letters that stand for digits where two persons would have one code, in the order of the digits. */
const DIGIT_LETTERS = 'LMNPQRSTUV';
const MONTHS = 'ABCDEHLMPRST';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What characters in odd places count, by their value: of digits and of letters the same. */
const ODD_VALUES: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/**
 * Whether an Italian fiscal code has a day of birth and the right check letter (Decreto Ministeriale 23 dicembre 1976).
 *
 * @param code - Sixteen upper-case letters and digits in the order of a code.
 */
export function isFiscalCode(code: string): boolean {
  const day = Number(Array.from(code.slice(9, 11), digitOf).join(''));
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  if (!isDay || !MONTHS.includes(code.charAt(8))) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = worthOf(code.charAt(i));
    sum += i % 2 === 0 ? (ODD_VALUES[value] ?? 0) : value;
  }
  return LETTERS.charAt(sum % 26) === code.charAt(15);
}

function digitOf(character: string): string {
  const place = DIGIT_LETTERS.indexOf(character);
  return place < 0 ? character : String(place);
}

function worthOf(character: string): number {
  const place = LETTERS.indexOf(character);
  return place < 0 ? Number(character) : place;
}
