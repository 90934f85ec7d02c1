import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Hungarian social security numbers (TAJ): nine digits, the last of which is a check digit. */
export const taj: Recognizer = {
  id: 'pii/hu/taj',
  entity: 'HU_TAJ',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{9}|\d{3}[ -]\d{3}[ -]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'taj',
    'taj-szám',
    'taj szám',
    'tajszám',
    'taj-számom',
    'taj kártya',
    'társadalombiztosítási',
    'társadalombiztosítási azonosító jel',
    'social security',
  ],
  isValid: (candidate) => isTaj(digitsOf(candidate)),
  source: '1996. évi XX. törvény, melléklet (TAJ szám képzése)',
  cases: {
    match: ['TAJ szám 911871111', 'TAJ: 369 856 032.', 'taj-szám 185-848-527'],
    ignore: [
      'TAJ 911871112',
      'TAJ 369 856 033',
      'TAJ 000000000',
      'TAJ 91187111',
      'TAJ 9118711110',
      'TAJ A911871111',
      'TAJ 911/871/111',
    ],
  },
};

const WEIGHTS: readonly number[] = [3, 7, 3, 7, 3, 7, 3, 7];

function isTaj(digits: string): boolean {
  return !isOneDigitRepeated(digits) && weightedSum(digits, WEIGHTS) % 10 === Number(digits.slice(8));
}
