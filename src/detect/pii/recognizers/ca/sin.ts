import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Canadian social insurance numbers: nine digits, of which the last is a check digit. */
export const sin: Recognizer = {
  id: 'pii/ca/sin',
  entity: 'CA_SIN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-79]\d{2}(?:\d{6}|[ \-\u2010-\u2013]\d{3}[ \-\u2010-\u2013]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'sin ',
    'sin:',
    'sin is',
    'my sin',
    'sin number',
    'sin no',
    'sin#',
    'social insurance',
    'nas ',
    'nas:',
    'assurance sociale',
    'cra',
    'arc',
  ],
  isValid: (candidate) => isLuhnValid(digitsOf(candidate)),
  source: 'Employment and Social Development Canada, Social Insurance Number Code of Practice (Luhn)',
  cases: {
    match: ['SIN 731 946 257', 'SIN: 518302740', 'NAS 406-172-932'],
    ignore: [
      'SIN 731 946 258',
      'SIN 031 946 259',
      'SIN 831 946 256',
      'SIN 731 946 25',
      'SIN 731 946 257-1',
      'SIN A731946257',
      'call 415-555-268',
    ],
  },
};
