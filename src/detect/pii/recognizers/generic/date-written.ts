import { MONTH_NAMES } from '../../month-names.ts';
import type { Recognizer } from '../../recognizer.ts';

const MONTH = `(?:${[...MONTH_NAMES].sort((a, b) => b.length - a.length).join('|')})`;
const YEAR = '(?:1[5-9]|20)\\d\\d';
const DAY_FIRST = `[0-3]?\\d(?:st|nd|rd|th|er|º|\\.|ª)?[ -](?:of |de |di )?${MONTH}(?:\\.?,?[ -](?:de |del |of )?${YEAR})?`;
const MONTH_FIRST = `${MONTH}\\.? (?:[0-3]?\\d(?:st|nd|rd|th)?(?:,? ${YEAR})?|(?:de |of )?${YEAR})`;

/** Dates whose month is a word, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. */
export const dateWritten: Recognizer = {
  id: 'pii/generic/date-written',
  entity: 'DATE_TIME',
  pattern: new RegExp(`(?<![\\p{L}\\p{N}._/+\\-])(?:${DAY_FIRST}|${MONTH_FIRST})(?![\\p{L}\\p{N}_/\\-])`, 'iu'),
  score: 0.6,
  context: ['date', 'dob', 'born', 'birth', 'birthday', 'geboren', 'né', 'née', 'nacido', 'nato', 'nascido', 'ur'],
  isValid: isWrittenDate,
  source: 'Unicode CLDR, long and medium date formats and month names',
  cases: {
    match: [
      'on 15 January 2024',
      'January 15th, 2024',
      'Mar 3 1999',
      'March 2021.',
      'the 4th of July',
      'on october 3rd, early',
      'baptised 8 May 1791.',
      '03-Mar-1999',
      'am 5. März 1987',
      'le 1er août 1990',
      '14 juillet',
      '3 de mayo de 1978',
      '25 dicembre 1981',
      '7 de setembro de 1990',
      '30 april 1975',
      '11 listopada 1988 r.',
    ],
    ignore: [
      'you may 5 times',
      'march 4 miles',
      '45 January',
      'Maybe 2024',
      'in January',
      '1 mayor',
      'mars 12 rovers',
      'May 99',
      'x15 March',
      'decade 2020',
    ],
  },
};

/** Words that are more than names of months: a number of one or two digits behind them makes no date unless a capital or an ordinal does. */
function isWrittenDate(candidate: string): boolean {
  const day = /(?<!\d)\d{1,2}(?!\d)/u.exec(candidate)?.[0];
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return false;
  return /\d{4}|\d(?:st|nd|rd|th)/u.test(candidate) || /^[\d\p{Lu}]/u.test(candidate);
}
