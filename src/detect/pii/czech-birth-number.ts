import { isShortDate } from './calendar-date.ts';

/**
 * Whether a Czech or Slovak birth number has a date and is a multiple of eleven (zákon č. 133/2000 Sb., § 13). 50 is
 * added to the month of women, and 20 more where the serials of a day have run out.
 *
 * @param digits - Ten ASCII digits.
 */
export function isCzechBirthNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 50;
  const plain = String(month > 20 ? month - 20 : month).padStart(2, '0');
  if (!isShortDate(digits.slice(0, 2) + plain + digits.slice(4, 6))) return false;
  const rest = Number(digits.slice(0, 9)) % 11;
  return rest % 10 === Number(digits.slice(9));
}
