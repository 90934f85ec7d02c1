/** Whether all characters are the same: `000000000` has the right check digit of most weightings and is nobody's. */
export function isOneDigitRepeated(digits: string): boolean {
  return digits === digits.charAt(0).repeat(digits.length);
}
