import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Business registration numbers of South Korea: three, two and five digits, of which the last is a check digit. */
export const brn: Recognizer = {
  id: 'pii/kr/brn',
  entity: 'KR_BRN',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])[1-9]\d{2}[-\u2010-\u2013]\d{2}[-\u2010-\u2013]\d{5}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['사업자등록번호', '사업자번호', '사업자 등록번호', 'business registration', 'brn'],
  isValid: isBusinessNumber,
  source: 'National Tax Service of Korea, structure of business registration numbers',
  cases: {
    match: ['123-45-67891', '사업자등록번호: 214-86-12341', 'BRN 601-12-77305.'],
    ignore: [
      '123-45-67892',
      '100-45-67891',
      '123-00-67891',
      '123-45-6789',
      '123-45-678910',
      '1123-45-67891',
      '1234567891',
    ],
  },
};

function isBusinessNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (digits < '101' || digits.slice(3, 5) === '00') return false;
  const carry = Math.floor((Number(digits[8]) * 5) / 10);
  return (weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5, 1]) + carry) % 10 === 0;
}
