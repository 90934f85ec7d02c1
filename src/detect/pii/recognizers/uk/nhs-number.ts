import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** NHS numbers of England, Wales and the Isle of Man; Scotland's CHI numbers have the same form and check digit. */
export const nhsNumber: Recognizer = {
  id: 'pii/uk/nhs-number',
  entity: 'UK_NHS',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{10}|\d{3}[ \-\u2010-\u2015\u2212]\d{3}[ \-\u2010-\u2015\u2212]\d{4})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'nhs',
    'nhs number',
    'nhs no',
    'national health service',
    'health service',
    'health number',
    'chi number',
    'patient',
    'gp',
  ],
  isValid: (candidate) => isNhsNumber(digitsOf(candidate)),
  source: 'NHS Data Dictionary, NHS NUMBER (datadictionary.nhs.uk/attributes/nhs_number.html)',
  cases: {
    match: [
      'NHS number 647 887 8384',
      '9706589481',
      'patient 731-982-9657',
      'NHS No: 9861221387.',
      'nhs\u2014731\u2013982\u20139657',
    ],
    ignore: [
      'NHS 647 887 8385',
      '9706589482',
      'NHS 0000000000',
      'NHS 1111111111',
      'call 0779 123 4567',
      'order 97065894810',
      'A9706589481',
      '647 887 8384-2',
    ],
  },
};

/** The last digit makes the weighted sum a multiple of 11. */
const WEIGHTS: readonly number[] = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

function isNhsNumber(digits: string): boolean {
  return !isOneDigitRepeated(digits) && weightedSum(digits, WEIGHTS) % 11 === 0;
}
