import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Australian Medicare card numbers: ten digits, the ninth a check digit, with the number of the person behind. */
export const medicare: Recognizer = {
  id: 'pii/au/medicare',
  entity: 'AU_MEDICARE',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[2-6]\d{3}(?:\d{6}|[ \-\u2010-\u2013]\d{5}[ \-\u2010-\u2013]\d)(?:[ /]?[1-9])?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.15,
  context: ['medicare', 'irn'],
  isValid: isMedicareNumber,
  source: 'Services Australia, Medicare card number (check digit); METEOR 270101',
  cases: {
    match: ['Medicare 2123 45670 1', 'medicare card: 3950214621', 'Medicare no. 6482-19374-2.'],
    ignore: [
      'Medicare 2123 45671 1',
      'Medicare 7123 45670 1',
      'Medicare 2123 4567',
      'Medicare 212345670 1234',
      'call A2123456701',
    ],
  },
};

function isMedicareNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]);
}
