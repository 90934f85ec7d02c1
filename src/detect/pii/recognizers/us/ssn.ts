import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { isSsn } from '../../ssn.ts';

/** US social security numbers as they are printed, with hyphens. */
export const ssn: Recognizer = {
  id: 'pii/us/ssn',
  entity: 'US_SSN',
  pattern:
    /(?<![\p{L}\p{N}.\-\u2010-\u2013\u2212])\d{3}[-\u2010-\u2015\u2212]\d{2}[-\u2010-\u2015\u2212]\d{4}(?![\p{L}\p{N}\-\u2010-\u2013\u2212])/u,
  score: 0.5,
  context: ['ssn', 'ssns', 'ss#', 'social security', 'social', 'soc sec', 'ssa', 'taxpayer'],
  isValid: (candidate) => isSsn(digitsOf(candidate)),
  source: 'SSA: ssa.gov/employer/randomization.html; POMS RM 10201.035 (numbers never assigned)',
  cases: {
    match: [
      '123-45-6789',
      'My SSN is 536-22-8145.',
      'social security number: 219-09-9998',
      '(899-01-0001)',
      '536\u201122\u20118145',
      'SSN\u2014536\u201322\u20138145\u2014here',
    ],
    ignore: [
      '000-12-3456',
      '666-12-3456',
      '900-12-3456',
      '123-00-6789',
      '123-45-0000',
      '078-05-1120',
      '219-09-9999',
      '111-11-1111',
      '1123-45-6789',
      '123-45-67890',
      '123-45-6789-01',
      '2024-05-1120',
      '2-123-45-6789',
      '123\u201145\u20116789\u201101',
      '2\u2010123\u201045\u20106789',
    ],
  },
};
