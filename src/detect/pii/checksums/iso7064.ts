/** Digits of the system, and its greater modulus. */
const DIGITS = 10;
const MODULUS = 11;

/**
 * Whether the last digit is the check digit of the others in the hybrid system mod 11,10 (ISO/IEC 7064:2003, clause 9).
 *
 * @param digits - ASCII digits only.
 * @example
 * isMod1110Valid('07945'); // true, the standard's example
 */
export function isMod1110Valid(digits: string): boolean {
  let product = DIGITS;
  for (const digit of digits.slice(0, -1)) {
    const sum = (product + Number(digit)) % DIGITS;
    product = ((sum === 0 ? DIGITS : sum) * 2) % MODULUS;
  }
  return digits !== '' && (product + Number(digits.slice(-1))) % DIGITS === 1;
}
