import type { Recognizer } from '../../recognizer.ts';

/** Common reference numbers on Philippine UMID cards: four, seven and one digit. */
export const umid: Recognizer = {
  id: 'pii/ph/umid',
  entity: 'PH_UMID',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{4}[-\u2010-\u2013]\d{7}[-\u2010-\u2013]\d(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.35,
  context: ['umid', 'crn', 'common reference', 'sss', 'gsis', 'unified multi-purpose'],
  source: 'Republic of the Philippines, Executive Order 420 (2005); SSS, Unified Multi-Purpose ID (CRN)',
  cases: {
    match: ['UMID 0111-2345678-9', 'CRN: 0003-4819205-1', 'SSS UMID 0028-1215160-9.'],
    ignore: [
      'UMID 011-2345678-9',
      'UMID 0111-234567-9',
      'UMID 0111-2345678-90',
      'UMID 10111-2345678-9',
      'UMID 0111-2345678-9-1',
      'Order 100-2345678-1234567',
    ],
  },
};
