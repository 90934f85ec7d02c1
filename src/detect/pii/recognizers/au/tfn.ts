import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Australian tax file numbers: eight or nine digits with a check modulo 11. */
export const tfn: Recognizer = {
  id: 'pii/au/tfn',
  entity: 'AU_TFN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{3}(?:\d{5,6}|[ \-\u2010-\u2013]\d{3}[ \-\u2010-\u2013]\d{2,3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['tfn', 'tax file', 'ato'],
  isValid: isTaxFileNumber,
  source: 'Australian Taxation Office, Tax file number declaration specifications (TFN algorithm)',
  cases: {
    match: ['TFN 459 283 103', 'tax file number: 876543210', 'TFN 123 456 782.', 'tfn 86529102'],
    ignore: [
      'TFN 459 283 104',
      'TFN 459 283 1',
      'TFN 4592831030',
      'TFN A459283103',
      'TFN 459/283/103',
      'TFN 000 000 000',
    ],
  },
};

function isTaxFileNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && /[1-9]/u.test(digits);
}
