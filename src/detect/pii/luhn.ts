const ZERO = 48;

/**
 * Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1:2017, annex B).
 *
 * @param digits - ASCII digits only.
 */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - ZERO;
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
