import { isCalendarDate } from '../../detect/pii/calendar-date.ts';
import { monthNumber } from '../../detect/pii/month-names.ts';

/** A date as it stands in a text, and what it may say: `03/04/2026` is in March or in April. */
export interface DateReading {
  /** Where it begins; a day may stand before the month that was asked about. */
  readonly start: number;
  readonly end: number;
  /** `2026-03-03`; `--03-03` where no year is said. One or two. */
  readonly values: readonly string[];
}

/** UTF-16 units that a date is looked for in. */
const DATE_UNITS_MAX = 40;

/**
 * Reads the date in figures that begins at `at`, where a digit stands that has none before it: year first, day or month first
 * (both are given where both are possible), with two digits for the year, and eight digits without separators. A time of day behind it belongs to it.
 */
export function readNumericDate(text: string, at: number): DateReading | undefined {
  const date = readDay(text, at);
  if (date === undefined) return undefined;
  const time = TIME_BEHIND.exec(text.slice(date.end, date.end + DATE_UNITS_MAX));
  return time === null ? date : { ...date, end: date.end + time[0].length };
}

/** A time of day, with its zone. */
const TIME_BEHIND =
  /^(?:T|,? )[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?:Z| ?[+-][0-2]\d:?[0-5]\d)?(?![\p{L}\p{N}])/u;

function readDay(text: string, at: number): DateReading | undefined {
  const part = text.slice(at, at + DATE_UNITS_MAX);
  const yearFirst = YEAR_FIRST.exec(part);
  if (yearFirst !== null) {
    const [whole, year, , month, day] = yearFirst;
    return dateOf(at, at + whole.length, [isoOf(year, month, day)]);
  }
  const yearLast = YEAR_LAST.exec(part);
  if (yearLast !== null) {
    const [whole, first, , second, year] = yearLast;
    return dateOf(at, at + whole.length, [isoOf(year, second, first), isoOf(year, first, second)]);
  }
  const compact = COMPACT.exec(part);
  if (compact === null) return undefined;
  const [whole, year, month, day] = compact;
  return dateOf(at, at + whole.length, [isoOf(year, month, day)]);
}

/** Whether a word may be the name of a month. */
export function isMonth(word: string): boolean {
  return word.length >= 3 && word.length <= 12 && monthNumber(word) !== undefined;
}

/**
 * Reads the date around the month whose name stands at `start` to `end`: `3 March 2026`, `March 3rd, 2026`,
 * `3. März 2026`, `3 de marzo de 2026`, and without a year.
 */
export function readWrittenDate(text: string, start: number, end: number): DateReading | undefined {
  const month = monthNumber(text.slice(start, end).toLowerCase());
  if (month === undefined) return undefined;
  const before = DAY_BEFORE.exec(text.slice(Math.max(0, start - 12), start));
  const behind = text.slice(end, end + DATE_UNITS_MAX);
  if (before !== null) {
    const year = YEAR_BEHIND.exec(behind);
    const place = { start: start - before[0].length, end: end + (year?.[0].length ?? 0) };
    return dateOf(place.start, place.end, [isoOf(year?.[1], String(month), before[1])]);
  }
  const day = DAY_BEHIND.exec(behind);
  if (day === null) return undefined;
  return dateOf(start, end + day[0].length, [isoOf(day[2], String(month), day[1])]);
}

const YEAR_FIRST =
  /^((?:19|20)\d\d)([-/.\u2010-\u2013]| ?[年년] ?)(\d{1,2})(?:[-/.\u2010-\u2013]| ?[月월] ?)(\d{1,2})(?!\d)/u;
const YEAR_LAST = /^(\d{1,2})([-/.\u2010-\u2013] ?)(\d{1,2})[-/.\u2010-\u2013] ?((?:19|20)\d\d|\d\d)(?!\d)/u;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/u;
const DAY_BEFORE = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[ -]{1,2}(?:of |de |di )?$/iu;
const YEAR_BEHIND = /^[.,]{0,2}[ -](?:de |del |of )?((?:19|20)\d\d)(?!\d)/iu;
const DAY_BEHIND = /^\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? ((?:19|20)\d\d)(?!\d))?/iu;

function isoOf(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const full = year === undefined ? LEAP_YEAR : Number(year.length === 2 ? `20${year}` : year);
  if (!isCalendarDate(full, Number(month), Number(day))) return undefined;
  const rest = `${String(Number(month)).padStart(2, '0')}-${String(Number(day)).padStart(2, '0')}`;
  return year === undefined ? `--${rest}` : `${full}-${rest}`;
}

/** February 29th without a year is a day. */
const LEAP_YEAR = 2024;

function dateOf(start: number, end: number, isos: readonly (string | undefined)[]): DateReading | undefined {
  const values = [...new Set(isos)].filter((iso) => iso !== undefined);
  return values.length === 0 ? undefined : { start, end, values };
}
