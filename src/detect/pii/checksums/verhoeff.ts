const ZERO = 48;

/** The dihedral group of order 10: row, column → product. */
const PRODUCT = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
] as const;

/** The permutation of each place, counted from the right; it repeats after eight. */
const PLACE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
] as const;

/**
 * Whether the last digit is the Verhoeff check digit of the others (J. Verhoeff, Error Detecting Decimal Codes, 1969).
 *
 * @param digits - ASCII digits only.
 */
export function isVerhoeffValid(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - ZERO;
    const placed = (PLACE[i % 8] ?? '').charCodeAt(digit) - ZERO;
    check = (PRODUCT[check] ?? '').charCodeAt(placed) - ZERO;
  }
  return check === 0;
}
