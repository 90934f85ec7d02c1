import type { Recognizer } from '../../recognizer.ts';
import { itin } from './itin.ts';

/** US taxpayer numbers without hyphens, which look like any nine digits. */
export const itinUnhyphenated: Recognizer = {
  id: 'pii/us/itin-unhyphenated',
  entity: 'US_ITIN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])9\d{2} ?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9]) ?\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: itin.context ?? [],
  source: 'IRS, Internal Revenue Manual 3.21.263 (ITIN ranges)',
  cases: {
    match: ['ITIN 912703456', 'ITIN: 912 70 3456', 'individual taxpayer 900881234.'],
    ignore: ['ITIN 912493456', 'ITIN 812703456', 'ITIN 9127034567', 'ITIN A912703456', 'ITIN 912-70-3456'],
  },
};
