import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Australian company numbers: nine digits, of which the last is a check digit. */
export const acn: Recognizer = {
  id: 'pii/au/acn',
  entity: 'AU_ACN',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{3}(?:\d{6}| \d{3} \d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['acn', 'company number', 'arbn'],
  isValid: isCompanyNumber,
  source: 'ASIC, Australian Company Number (ACN) digit check',
  cases: {
    match: ['ACN 004 085 616', 'ACN: 123456780', 'acn 602 193 840.'],
    ignore: [
      'ACN 004 085 617',
      'ACN 004 085 61',
      'ACN 004-085-616',
      'ACN 0040856160',
      'ACN A004085616',
      'ACN 000 000 000',
    ],
  },
};

function isCompanyNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10;
  return check === Number(digits[8]) && /[1-9]/u.test(digits);
}
