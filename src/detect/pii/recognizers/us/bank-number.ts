import type { Recognizer } from '../../recognizer.ts';

/** US bank account and routing numbers: 8 to 17 digits like any others, so context has to speak for them. */
export const bankNumber: Recognizer = {
  id: 'pii/us/bank-number',
  entity: 'US_BANK_NUMBER',
  pattern: /(?<![\p{L}\p{N}.+-])\d{8,17}(?![\p{L}\p{N}-])/u,
  score: 0.05,
  context: [
    'bank',
    'bank account',
    'account',
    'account number',
    'account num',
    'account no',
    'account #',
    'acct',
    'acct#',
    'checking',
    'savings',
    'routing',
    'aba',
    'direct deposit',
    'wire',
    'payroll',
  ],
  isValid: (candidate) => candidate !== candidate.charAt(0).repeat(candidate.length),
  source: 'NACHA Operating Rules, appendix 3 (DFI account number, 17 characters); ABA routing numbers',
  cases: {
    match: ['my bank account number is 945456787654', 'Routing 021000021', 'acct: 12345678'],
    ignore: [
      'bank 1234567',
      'account number 000000000',
      'acct 123456789012345678',
      'bank A12345678',
      'bank 12345678x',
      'bank 12345678-9',
    ],
  },
};
