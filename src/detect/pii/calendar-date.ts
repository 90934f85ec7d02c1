/** Whether a month of a year has such a day (Gregorian calendar). */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0));
}

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether six digits are a date as `yymmdd` in either century: February 29th counts where one of them has it.
 *
 * @param digits - Six ASCII digits.
 */
export function isShortDate(digits: string): boolean {
  const year = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  return isCalendarDate(1900 + year, month, day) || isCalendarDate(2000 + year, month, day);
}
