import type { Recognizer } from '../../recognizer.ts';

/** US taxpayer numbers of those who have no social security number, with hyphens. */
export const itin: Recognizer = {
  id: 'pii/us/itin',
  entity: 'US_ITIN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])9\d{2}[-\u2010-\u2013](?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])[-\u2010-\u2013]\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['itin', 'itins', 'taxpayer', 'tax id', 'tin', 'irs', 'w-7'],
  source: 'IRS, Internal Revenue Manual 3.21.263 (ITIN ranges); irs.gov/itin',
  cases: {
    match: ['ITIN 912-70-3456', 'my tax id is 900-88-1234.', '987-65-4321 is on the W-7', '(951-94-0001)'],
    ignore: [
      '912-49-3456',
      '912-66-3456',
      '912-89-3456',
      '912-93-3456',
      '812-70-3456',
      '912-70-34567',
      '1912-70-3456',
      '912-70-3456-1',
      '912 70 3456',
    ],
  },
};
