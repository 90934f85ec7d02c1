import { isShortDate } from '../../calendar-date.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Danish personal numbers (CPR): date of birth and four digits. Since 2007 there is no check digit. */
export const cpr: Recognizer = {
  id: 'pii/dk/cpr',
  entity: 'DK_CPR',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[0-3]\d[01]\d{3}[ \-\u2010-\u2015\u2212]?\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'cpr',
    'cpr-nummer',
    'cpr-nr',
    'cpr nr',
    'cprnr',
    'cpr-nummeret',
    'personnummer',
    'danish id',
    'civil registration',
  ],
  isValid: (candidate) => isCpr(digitsOf(candidate)),
  source: 'Lov om Det Centrale Personregister § 3; CPR-kontoret, Personnummeret i CPR (cpr.dk)',
  cases: {
    match: ['CPR 130469-2245', 'cpr-nummer: 1010702920', 'personnummer 210675 3967.'],
    ignore: [
      'CPR 320469-2245',
      'CPR 131369-2245',
      'CPR 300269-2245',
      'CPR 130469-224',
      'CPR 130469-22451',
      'CPR A1304692245',
      'CPR 130469/2245',
      'call 4155552671',
    ],
  },
};

function isCpr(digits: string): boolean {
  return isShortDate(digits.slice(4, 6) + digits.slice(2, 4) + digits.slice(0, 2));
}
