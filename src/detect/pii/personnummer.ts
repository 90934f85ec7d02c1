import { isCalendarDate, isShortDate } from './calendar-date.ts';
import { isLuhnValid } from './luhn.ts';

/**
 * Whether a Swedish personal identity number has a date and the right check digit (SKV 704). Coordination numbers have
 * 60 added to the day.
 *
 * @param digits - Ten ASCII digits, or twelve with the century.
 */
export function isPersonnummer(digits: string): boolean {
  const short = digits.slice(-10);
  const day = Number(short.slice(4, 6)) % 60;
  const isDate =
    digits.length === 10
      ? isShortDate(short.slice(0, 4) + String(day).padStart(2, '0'))
      : isCalendarDate(Number(digits.slice(0, 4)), Number(short.slice(2, 4)), day);
  return isDate && isLuhnValid(short);
}
