import { isCalendarDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Resident identity numbers of China: region, date of birth, sequence and a check digit, which may be an X. */
export const residentId: Recognizer = {
  id: 'pii/cn/resident-id',
  entity: 'CN_RESIDENT_ID',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-4])\d{4}(?:19|20)\d{2}[01]\d[0-3]\d{4}[0-9Xx](?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.85,
  context: [
    '身份证',
    '身份证号',
    '身份证号码',
    '居民身份证',
    '公民身份号码',
    'id card',
    'identity card',
    'resident id',
    'national id',
  ],
  isValid: isResidentNumber,
  source: 'GB 11643-1999, Citizen identification number (ISO 7064 MOD 11-2)',
  cases: {
    match: [
      '110105199003071239',
      '身份证号：440304198811120453',
      '他的身份证号码是31011520000229003X。',
      'id card 110101198506150027',
    ],
    ignore: [
      '110105199003071238',
      '110105199013071239',
      '100105199003071239',
      '11010519900307123',
      '1101051990030712390',
      'A110105199003071239',
      '110105209902301239',
    ],
  },
};

const WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isResidentNumber(candidate: string): boolean {
  const [year, month, day] = [candidate.slice(6, 10), candidate.slice(10, 12), candidate.slice(12, 14)].map(Number);
  if (!isCalendarDate(year ?? 0, month ?? 0, day ?? 0)) return false;
  return '10X98765432'.charAt(weightedSum(candidate, WEIGHTS) % 11) === candidate.charAt(17).toUpperCase();
}
