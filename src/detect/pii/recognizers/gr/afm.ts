import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Greek tax numbers (ΑΦΜ), perhaps behind `EL`. */
export const afm: Recognizer = {
  id: 'pii/gr/afm',
  entity: 'GR_AFM',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:EL ?)?\d{9}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'αφμ',
    'α.φ.μ',
    'αριθμός φορολογικού μητρώου',
    'φορολογικού μητρώου',
    'φορολογικου μητρωου',
    'afm',
    'a.f.m',
    'tax number',
    'vat',
  ],
  isValid: (candidate) => isAfm(digitsOf(candidate)),
  source: 'Ν. 4174/2013 (Κώδικας Φορολογικής Διαδικασίας), άρθρο 10; ΑΑΔΕ',
  cases: {
    match: ['ΑΦΜ 133021482', 'Α.Φ.Μ.: 803053560.', 'AFM EL714732061'],
    ignore: [
      'ΑΦΜ 133021483',
      'ΑΦΜ 803053561',
      'ΑΦΜ 000000000',
      'ΑΦΜ 13302148',
      'ΑΦΜ 1330214820',
      'ΑΦΜ A133021482',
      'ΑΦΜ 133-021-482',
    ],
  },
};

const WEIGHTS: readonly number[] = [256, 128, 64, 32, 16, 8, 4, 2];

function isAfm(digits: string): boolean {
  return !isOneDigitRepeated(digits) && (weightedSum(digits, WEIGHTS) % 11) % 10 === Number(digits.slice(8));
}
