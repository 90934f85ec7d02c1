import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Romanian personal numbers (CNP): sex and century, date of birth, county, serial, check digit. */
export const cnp: Recognizer = {
  id: 'pii/ro/cnp',
  entity: 'RO_CNP',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-9]\d{2}[01]\d[0-3]\d[0-9]\d{5}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  // A few milliseconds since 1970 in a thousand have this form, too.
  score: 0.35,
  context: [
    'cnp',
    'cnp-ul',
    'cod numeric personal',
    'codul numeric personal',
    'numeric personal',
    'personal numeric code',
  ],
  isValid: isCnp,
  source: 'OUG 97/2005 (evidența persoanelor); HG 1375/2006 (norme metodologice, cifra de control)',
  cases: {
    match: ['CNP 2630521058333', 'cod numeric personal: 1780718120100.', 'CNP 1740613128279'],
    ignore: [
      'CNP 2630521058334',
      'CNP 2631321058333',
      'CNP 2630532058333',
      'CNP 2630521998333',
      'CNP 263052105833',
      'CNP 26305210583331',
      'CNP A2630521058333',
      'EAN 4006381333931',
    ],
  },
};

const WEIGHTS: readonly number[] = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

function isCnp(digits: string): boolean {
  const county = Number(digits.slice(7, 9));
  if (county < 1 || (county > 52 && county !== 70 && county < 80) || county > 83) return false;
  if (!isShortDate(digits.slice(1, 7))) return false;
  const rest = weightedSum(digits, WEIGHTS) % 11;
  return Number(digits.slice(12)) === (rest === 10 ? 1 : rest);
}
