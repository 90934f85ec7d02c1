import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { frn } from './frn.ts';

/** Registration numbers of foreigners in South Korea without a hyphen, whose check digit is right. */
export const frnUnhyphenated: Recognizer = {
  id: 'pii/kr/frn-unhyphenated',
  entity: 'KR_FRN',
  pattern: /(?<![A-Za-z0-9._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d ?[5-8]\d{6}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.3,
  context: frn.context ?? [],
  isValid: isForeignerNumber,
  source: 'Immigration Act of Korea, Enforcement Rule, article 47 (check digit before October 2020)',
  cases: {
    match: ['외국인등록번호 8506155103946', 'FRN 970101 6234564', 'FRN: 0012317102775'],
    ignore: ['FRN 8506155103947', 'FRN 8513155103946', 'FRN 85061551039460', 'FRN 850615-5103946', 'at 1701015123456'],
  },
};

function isForeignerNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (13 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
  return isShortDate(digits) && check === Number(digits[12]);
}
