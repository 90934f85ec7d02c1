import type { Recognizer } from '../../recognizer.ts';

/** Numbers of US passports: nine digits, or a letter and eight. */
export const passport: Recognizer = {
  id: 'pii/us/passport',
  entity: 'US_PASSPORT',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:[A-Z]\d{8}|\d{9})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: ['passport', 'passports', 'travel document'],
  isValid: (candidate) => !/0{7}|1{8}|123456789/u.test(candidate),
  source: 'US Department of State, next generation passport (letter and eight digits); 9 FAM 303',
  cases: {
    match: ['passport 340020013', 'US passport number: A12345678', 'Passport No. 488839667.'],
    ignore: [
      'passport 34002001',
      'passport 3400200133',
      'passport AB1234567',
      'passport 340-020-013',
      'passport x340020013',
    ],
  },
};
