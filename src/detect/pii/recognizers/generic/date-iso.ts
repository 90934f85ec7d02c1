import { isCalendarDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Dates with the year first, as ISO 8601 and East Asian texts write them, with hours and minutes where they follow; see also `timestamp`. */
export const dateIso: Recognizer = {
  id: 'pii/generic/date-iso',
  entity: 'DATE_TIME',
  pattern:
    /(?<![A-Za-z0-9._/\-\u2010-\u2013])(?:18|19|20)\d\d(?:[-\u2010-\u2013][01]\d[-\u2010-\u2013][0-3]\d|\/[01]?\d\/[0-3]?\d|\.[01]?\d\.[0-3]?\d\.?| ?[年년] ?[01]?\d ?[月월] ?[0-3]?\d ?[日일])(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?:Z| ?[+-][0-2]\d:?[0-5]\d)?)?(?![A-Za-z0-9_/\-\u2010-\u2013])/u,
  score: 0.6,
  context: ['date', 'dob', 'born', 'birth', 'birthday', 'geboren', 'né', 'nacido', 'nato', 'nascido', 'urodzony'],
  isValid: isYearFirst,
  source: 'ISO 8601-1:2019, sections 5.2.2 and 5.4; Unicode CLDR, date formats of ja, ko, zh',
  cases: {
    match: [
      '2024-01-15',
      '2024-01-15 12:30',
      '2024-01-15T12:30+01:00',
      'born 1987/3/9',
      '2024.01.15.',
      '2024年1月15日',
      '生年月日は1987年3月9日です',
      '2024년 1월 15일',
    ],
    ignore: [
      '2024-13-15',
      '2023-02-29',
      '2024-01-15-03',
      'INV-2024-01-15',
      '2024-0115',
      '2024.1',
      'v2024.1.15',
      '2024/1234',
      '555-2024-01-15',
      '2024-01-15T12:30:45Z',
    ],
  },
};

function isYearFirst(candidate: string): boolean {
  // What goes on to the second is left to `timestamp`.
  if (/:\d\d:/u.test(candidate)) return false;
  const [year, month, day] = /^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})/u.exec(candidate)?.slice(1).map(Number) ?? [];
  return year !== undefined && month !== undefined && day !== undefined && isCalendarDate(year, month, day);
}
