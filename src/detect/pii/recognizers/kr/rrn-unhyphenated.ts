import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { rrn } from './rrn.ts';

/** Resident registration numbers of South Korea without a hyphen, whose check digit is right. */
export const rrnUnhyphenated: Recognizer = {
  id: 'pii/kr/rrn-unhyphenated',
  entity: 'KR_RRN',
  pattern: /(?<![A-Za-z0-9._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d ?[1-490]\d{6}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.3,
  context: rrn.context ?? [],
  isValid: isRegistrationNumber,
  source: 'Resident Registration Act, Enforcement Rule, article 2 (check digit before October 2020)',
  cases: {
    match: ['주민등록번호 8506152103946', 'RRN 970101 1234569', '주민번호: 0012313102772'],
    ignore: ['RRN 8506152103947', 'RRN 8513152103946', 'RRN 85061521039460', 'RRN 850615-2103946', 'at 1700000000000'],
  },
};

function isRegistrationNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
  return isShortDate(digits) && check === Number(digits[12]);
}
