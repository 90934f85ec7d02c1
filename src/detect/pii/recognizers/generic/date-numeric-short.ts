import { isCalendarDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Dates with the year last in two digits, which look like versions, fractions and scores: context speaks for them. */
export const dateNumericShort: Recognizer = {
  id: 'pii/generic/date-numeric-short',
  entity: 'DATE_TIME',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[0-3]?\d(?:\.[0-3]?\d\.|\/[0-3]?\d\/|[-\u2010-\u2013][0-3]?\d[-\u2010-\u2013])\d\d(?:\.\d{1,9})?(?![\p{L}\p{N}_/:\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    ...['date', 'dated', 'dob', 'd.o.b', 'born', 'birth', 'birthday', 'since', 'expires', 'until', 'on'],
    ...['datum', 'geboren', 'geb', 'geburtsdatum', 'am', 'vom', 'seit', 'bis', 'né le', 'née le', 'le', 'du'],
    ...['fecha', 'nacido', 'nacida', 'nacimiento', 'nato il', 'nata il', 'nascita', 'il', 'data', 'nascido'],
    ...['nascimento', 'geboortedatum', 'op', 'urodzony', 'urodzona', 'dnia', 'ur'],
  ],
  isValid: isDayAndMonth,
  source: 'Unicode CLDR, short date formats',
  cases: {
    match: ['born 3/17/85', 'geb. 17.03.85', 'né le 17/03/85', 'dated 17-03-85.', 'ur. 17.3.85'],
    ignore: [
      '32/17/85',
      '13/13/13',
      '10.15',
      '1/2/345',
      '1.2.34.5',
      'v1.2.34',
      '12-34-56',
      '03/17/1985',
      '02/30/85',
      '1.2.10',
      '1.13.14',
    ],
  },
};

/** Which century is meant does not matter but for February 29th; leap years are the same in both. */
function isDayAndMonth(candidate: string): boolean {
  const [first = 0, second = 0, year = 0, ...more] = candidate.split(/\D/u).map(Number);
  if (more.length > 0) return false;
  // With dots the day comes first; what has one digit twice is rather a version.
  if (candidate.includes('.')) return candidate.length > 6 && isCalendarDate(2000 + year, second, first);
  return isCalendarDate(2000 + year, second, first) || isCalendarDate(2000 + year, first, second);
}
