import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Individual numbers of Japan: twelve digits, of which the last is a check digit. */
export const myNumber: Recognizer = {
  id: 'pii/jp/my-number',
  entity: 'JP_MY_NUMBER',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])\d{4}(?:\d{8}|[ \-\u2010-\u2013]\d{4}[ \-\u2010-\u2013]\d{4})(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.2,
  context: ['マイナンバー', '個人番号', 'マイナンバーカード', 'my number', 'individual number', 'mynumber'],
  isValid: isIndividualNumber,
  source:
    '行政手続における特定の個人を識別するための番号の利用等に関する法律; 総務省令第85号 (2014), article 5 (check digit)',
  cases: {
    match: ['マイナンバー: 1234 5678 9018', 'My Number 204819375628', '個人番号は7492-0183-6450です'],
    ignore: [
      'My Number 1234 5678 9019',
      'My Number 1234 5678 901',
      'My Number 1234567890180',
      'My Number A123456789018',
      'My Number 1111 1111 1111',
      'My Number 0000 0000 0000',
    ],
  },
};

function isIndividualNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (digits === digits.charAt(0).repeat(12)) return false;
  const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}
