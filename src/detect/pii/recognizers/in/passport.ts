import type { Recognizer } from '../../recognizer.ts';

/** Numbers of Indian passports: a letter and seven digits. */
export const passport: Recognizer = {
  id: 'pii/in/passport',
  entity: 'IN_PASSPORT',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-PR-WY][1-9]\d ?\d{4}[1-9](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['passport', 'travel document', 'पासपोर्ट'],
  source: 'Ministry of External Affairs of India, Passport Seva (machine-readable passport, file and passport numbers)',
  cases: {
    match: ['passport A2096457', 'Passport No: K81 92735', 'Indian passport M1234561'],
    ignore: [
      'passport Q2096457',
      'passport A0096457',
      'passport A2096450',
      'passport A20964571',
      'passport AB2096457',
      'model A209645',
    ],
  },
};
