import type { Recognizer } from '../../recognizer.ts';

/** National identification numbers of Nigeria: eleven digits like any others. */
export const nin: Recognizer = {
  id: 'pii/ng/nin',
  entity: 'NG_NIN',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{11}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: ['nin', 'national identification', 'nimc', 'national identity'],
  isValid: (candidate) => candidate !== candidate.charAt(0).repeat(11),
  source: 'National Identity Management Commission Act 2007 (Nigeria), section 5; nimc.gov.ng',
  cases: {
    match: ['NIN 48201937564', 'My NIN: 71920384615', 'NIMC number 20938475610.'],
    ignore: ['NIN 4820193756', 'NIN 482019375640', 'NIN A48201937564', 'NIN 00000000000', 'NIN 482-0193-7564'],
  },
};
