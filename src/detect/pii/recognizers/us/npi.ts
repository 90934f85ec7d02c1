import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** National provider identifiers of US health care: ten digits, of which the last is a check digit. */
export const npi: Recognizer = {
  id: 'pii/us/npi',
  entity: 'US_NPI',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[12]\d{9}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.15,
  context: ['npi', 'provider', 'prescriber', 'physician', 'cms'],
  isValid: (candidate) => isLuhnValid(`80840${candidate}`),
  source: '45 CFR 162.406; CMS, Requirements for National Provider Identifier (Luhn over 80840 and the number)',
  cases: {
    match: ['NPI 1234567893', 'provider NPI: 1703845127', 'npi#2234567891'],
    ignore: [
      'NPI 1234567894',
      'NPI 123456789',
      'NPI 3234567890',
      'NPI 12345678930',
      'NPI x1234567893',
      'at 1700000000',
    ],
  },
};
