import { isShortDate } from '../../calendar-date.ts';
import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identity numbers of South Africa: date of birth, sequence, citizenship and a check digit. */
export const idNumber: Recognizer = {
  id: 'pii/za/id-number',
  entity: 'ZA_ID_NUMBER',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d ?\d{4} ?[0-2]\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['id number', 'id no', 'identity number', 'south african id', 'sa id', 'rsa id', 'identity document'],
  isValid: (candidate) => isShortDate(candidate) && isLuhnValid(digitsOf(candidate)),
  source: 'Department of Home Affairs of South Africa, Identification Act 68 of 1997, section 7 (Luhn)',
  cases: {
    match: ['ID number 9001015001083', 'SA ID: 850615 4982 084', 'identity number 0112310234185.'],
    ignore: [
      'ID number 9001015001084',
      'ID number 9013015001083',
      'ID number 9001015009083',
      'ID number 900101500108',
      'ID number 90010150010830',
      'at 1700000000000',
    ],
  },
};
