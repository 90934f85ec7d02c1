import type { Recognizer } from '../../recognizer.ts';

/** UK National Insurance numbers: two letters, six digits, a letter from A to D. */
export const nino: Recognizer = {
  id: 'pii/uk/nino',
  entity: 'UK_NINO',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ \-\u2010-\u2015\u2212]?\d{2}[ \-\u2010-\u2015\u2212]?\d{2}[ \-\u2010-\u2015\u2212]?\d{2}[ \-\u2010-\u2015\u2212]?[A-D](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.6,
  context: [
    'national insurance',
    'national insurance number',
    'ni number',
    'ni no',
    'nino',
    'ni',
    'insurance number',
    'hmrc',
    'payroll',
  ],
  isValid: (candidate) => !UNUSED_PREFIXES.has(candidate.slice(0, 2).toUpperCase()),
  source: 'HMRC National Insurance Manual, NIM39110 (gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110)',
  cases: {
    match: ['NI number AB 12 34 56 C', 'JG121316A', 'nino: hh 01 02 03 d.', 'CR-10-20-30-B', 'TW987654D'],
    ignore: [
      'BG123456A',
      'GB 12 34 56 A',
      'ZZ123456C',
      'NI AO123456A',
      'DA123456A',
      'AB123456E',
      'AB 12 34 56',
      'AB1234567C',
      'SKU-AB123456C',
      'AB123456CD',
    ],
  },
};

const UNUSED_PREFIXES: ReadonlySet<string> = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);
