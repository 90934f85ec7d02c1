import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identification numbers of Thai citizens in groups of 1, 4, 5, 2 and 1 digits, of which the last is a check digit. */
export const tnin: Recognizer = {
  id: 'pii/th/tnin',
  entity: 'TH_TNIN',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])[1-8][ \-\u2010-\u2013]\d{4}[ \-\u2010-\u2013]\d{5}[ \-\u2010-\u2013]\d{2}[ \-\u2010-\u2013]\d(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.6,
  context: [
    'เลขประจำตัวประชาชน',
    'บัตรประชาชน',
    'เลขบัตรประชาชน',
    'บัตรประจำตัวประชาชน',
    'thai id',
    'national id',
    'citizen id',
    'tnin',
    'id card',
  ],
  isValid: isCitizenNumber,
  source:
    'Department of Provincial Administration of Thailand, 13-digit identification number; Population Identification Code Act',
  cases: {
    match: ['1-2345-67890-12-1', 'Thai ID 3 1017 02345 67 3', 'เลขประจำตัวประชาชน 8-4700-01234-56-2'],
    ignore: ['1-2345-67890-12-2', '9-2345-67890-12-1', '1-2345-67890-12', '11-2345-67890-12-1', '1-2345-67890-12-1-1'],
  },
};

function isCitizenNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return check === Number(digits[12]);
}
