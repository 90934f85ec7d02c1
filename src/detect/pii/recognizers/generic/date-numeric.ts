import { isCalendarDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Dates with the year last in four digits and one kind of separator: `15.01.2024`, `1/15/2024`. */
export const dateNumeric: Recognizer = {
  id: 'pii/generic/date-numeric',
  entity: 'DATE_TIME',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[0-3]?\d(?:\. ?[0-3]?\d\. ?|\/[0-3]?\d\/|[-\u2010-\u2013][0-3]?\d[-\u2010-\u2013])(?:18|19|20)\d\d(?:\.\d{1,9}|,? [0-2]?\d:[0-5]\d(?::[0-6]\d)?(?: ?[ap]m)?)?(?![\p{L}\p{N}_/\-\u2010-\u2013])/iu,
  score: 0.6,
  context: ['date', 'dob', 'born', 'birth', 'birthday', 'geboren', 'né', 'nacido', 'nato', 'nascido', 'urodzony'],
  isValid: isDayAndMonth,
  source: 'Unicode CLDR, short date formats',
  cases: {
    match: [
      '15.01.2024',
      'am 5. 1. 2024 um',
      'born 03/17/1985',
      '17/03/1985 14:30',
      '17-03-1985',
      '1/5/2024, 5:30 PM',
      'DOB:03/17/1985.',
    ],
    ignore: [
      '32.01.2024',
      '13/13/2024',
      '30.02.2024',
      '00/10/2024',
      '1.15.2024.7',
      'A15.01.2024',
      '15.01.20245',
      '15-01/2024',
      '415-15-2024',
      '15/01/2024/7',
    ],
  },
};

/** Day first or month first; a fourth number makes it the number of a section. */
function isDayAndMonth(candidate: string): boolean {
  const [first, second, year] = /^(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(\d{4})/u.exec(candidate)?.slice(1).map(Number) ?? [];
  if (/\d{4}\.\d{1,9}$/u.test(candidate)) return false;
  if (first === undefined || second === undefined || year === undefined) return false;
  return isCalendarDate(year, second, first) || isCalendarDate(year, first, second);
}
