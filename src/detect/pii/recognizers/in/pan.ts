import type { Recognizer } from '../../recognizer.ts';

/** Permanent account numbers of Indian taxpayers: the fourth letter says what kind of holder it is. */
export const pan: Recognizer = {
  id: 'pii/in/pan',
  entity: 'IN_PAN',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
  context: ['pan', 'permanent account', 'income tax', 'itr'],
  isValid: (candidate) => candidate.slice(5, 9) !== '0000',
  source: 'Income Tax Department of India, Permanent Account Number (structure); Income-tax Rules 1962, rule 114',
  cases: {
    match: ['PAN ABCPE1234F', 'AAPFU0939F', 'pan card: BQZPK4821M.'],
    ignore: [
      'ABCDE1234F',
      'ABCPE0000F',
      'ABCPE12345',
      'ABCPE1234',
      'XABCPE1234F',
      'ABCPE1234FG',
      'abcpe1234f',
      'CODE-ABCPE1234F',
    ],
  },
};
