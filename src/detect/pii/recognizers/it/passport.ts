import type { Recognizer } from '../../recognizer.ts';

/** Italian passport numbers: two letters and seven digits. */
export const passport: Recognizer = {
  id: 'pii/it/passport',
  entity: 'IT_PASSPORT',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]{2}\d{7}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: [
    'passaporto',
    'passaporti',
    'passaporto n',
    'numero passaporto',
    'numero di passaporto',
    'passport',
    'passport number',
    'italian passport',
  ],
  source: 'Legge 1185/1967 (passaporti); PRADO (consilium.europa.eu/prado)',
  cases: {
    match: ['passaporto YA1234567', 'Passaporto n. AA7301942.', 'numero di passaporto: YB0049213'],
    ignore: [
      'passaporto YA123456',
      'passaporto Y12345678',
      'passaporto ya1234567',
      'passaporto YA12345678',
      'passaporto YA1234567B',
      'passaporto YA-1234567',
    ],
  },
};
