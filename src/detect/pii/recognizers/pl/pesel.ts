import { isCalendarDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Polish personal numbers (PESEL): date of birth, serial, check digit. */
export const pesel: Recognizer = {
  id: 'pii/pl/pesel',
  entity: 'PL_PESEL',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2}[0-3]\d[0-3]\d{6}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'pesel',
    'pesela',
    'peselu',
    'peselem',
    'nr pesel',
    'numer pesel',
    'numer ewidencyjny',
    'ewidencyjny',
    'personal number',
  ],
  isValid: isPesel,
  source: 'Ustawa o ewidencji ludności (Dz.U. 2010 nr 217 poz. 1427), art. 15; gov.pl/web/gov/czym-jest-numer-pesel',
  cases: {
    match: ['PESEL 42031269041', 'pesel: 61091128512.', 'numer PESEL 86032236356', 'PESEL 02270803624'],
    ignore: [
      'PESEL 42031269042',
      'PESEL 42131269041',
      'PESEL 42033269041',
      'PESEL 4203126904',
      'PESEL 420312690411',
      'PESEL A42031269041',
      'call 14155552671',
    ],
  },
};

const WEIGHTS: readonly number[] = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
/** The month says the century: 20 is added to it in the 2000s, and so on. */
const CENTURIES: readonly number[] = [1900, 2000, 2100, 2200, 1800];

function isPesel(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const year = (CENTURIES[Math.floor(month / 20)] ?? 0) + Number(digits.slice(0, 2));
  return isCalendarDate(year, month % 20, Number(digits.slice(4, 6))) && weightedSum(digits, WEIGHTS) % 10 === 0;
}
