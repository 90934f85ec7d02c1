import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identity numbers of Israel: nine digits, of which the last is a check digit. */
export const idNumber: Recognizer = {
  id: 'pii/il/id-number',
  entity: 'IL_ID_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d(?:\d{8}|[-\u2010-\u2013]?\d{7}[-\u2010-\u2013]\d)(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['israeli id', 'id number', 'zehut', 'תעודת זהות', 'מספר זהות', 'ת.ז', 'ת"ז', 'תז'],
  isValid: (candidate) => isLuhnValid(digitsOf(candidate)) && /[1-9]/u.test(candidate),
  source: 'Population and Immigration Authority of Israel, Identity Number (Luhn)',
  cases: {
    match: ['Israeli ID 123456782', 'תעודת זהות 039482716', 'teudat zehut: 3-1928475-8'],
    ignore: [
      'Israeli ID 123456783',
      'Israeli ID 12345678',
      'Israeli ID 1234567820',
      'Israeli ID A123456782',
      'Israeli ID 000000000',
    ],
  },
};
