/** Numbers that were printed in advertisements and are nobody's. */
const PRINTED: ReadonlySet<string> = new Set(['078051120', '219099999']);

/**
 * Whether the Social Security Administration may have assigned a number: no part is all zeros, the area is not 666
 * and below 900. There is no check digit.
 *
 * @param digits - Nine ASCII digits.
 */
export function isSsn(digits: string): boolean {
  const area = digits.slice(0, 3);
  if (area === '000' || area === '666' || area >= '900') return false;
  if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return false;
  return !PRINTED.has(digits) && digits !== digits.charAt(0).repeat(9);
}
