import type { Recognizer } from '../../recognizer.ts';

/** Medicare beneficiary identifiers: eleven places, some of them letters that cannot be taken for digits. */
export const mbi: Recognizer = {
  id: 'pii/us/mbi',
  entity: 'US_MBI',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[-\u2010-\u2013]?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[-\u2010-\u2013]?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['mbi', 'medicare', 'beneficiary', 'cms', 'hic'],
  source: 'CMS, Understanding the Medicare Beneficiary Identifier Format',
  cases: {
    match: ['1EG4-TE5-MK73', 'MBI 1EG4TE5MK73', 'Medicare number: 4KA9RN2YT61.'],
    ignore: [
      '0EG4-TE5-MK73',
      '1SG4-TE5-MK73',
      '1EG4-TE5-MK7',
      '1EG4-TE5-MK734',
      '1EG4-TEX-MK73',
      'A1EG4TE5MK73',
      '1eg4te5mk73',
    ],
  },
};
