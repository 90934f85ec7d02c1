import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identity numbers of Taiwan and those of foreign residents: a letter, nine digits, of which the last is a check digit. */
export const nationalId: Recognizer = {
  id: 'pii/tw/national-id',
  entity: 'TW_NATIONAL_ID',
  pattern: /(?<![A-Za-z0-9._/+\-\u2010-\u2013])[A-Z][1289]\d{8}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.35,
  context: [
    '身分證',
    '身分證字號',
    '身份證',
    '身份證字號',
    '統一編號',
    '居留證',
    'national id',
    'taiwan id',
    'arc',
    'id number',
  ],
  isValid: isNationalId,
  source: '內政部 (Taiwan), 國民身分證統一編號; National Immigration Agency, new UI No. (2021)',
  cases: {
    match: ['A123456789', '身分證字號：F220193844', '居留證 N800734614'],
    ignore: ['A123456788', 'A323456789', 'A12345678', 'A1234567890', 'AA123456789', 'a123456789'],
  },
};

/** Letters stand for two digits from 10 on, in the order in which counties got them. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

function isNationalId(candidate: string): boolean {
  const letter = LETTERS.indexOf(candidate.charAt(0)) + 10;
  const sum = Math.floor(letter / 10) + (letter % 10) * 9;
  return (sum + weightedSum(candidate.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}
