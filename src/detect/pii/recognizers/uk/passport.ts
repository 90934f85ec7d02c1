import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** UK passport numbers: nine digits, or two letters and seven digits. There is no check digit in print. */
export const passport: Recognizer = {
  id: 'pii/uk/passport',
  entity: 'UK_PASSPORT',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{9}|[A-Z]{2}\d{7})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: [
    'passport',
    'passports',
    'passport number',
    'passport no',
    'british passport',
    'uk passport',
    'travel document',
    'hmpo',
  ],
  isValid: (candidate) => !isOneDigitRepeated(candidate),
  source: 'HM Passport Office, Basic passport checks (gov.uk); ICAO Doc 9303-4 (document number of nine characters)',
  cases: {
    match: ['passport 925076473', 'UK passport number: 512304817', 'passport AB1234567'],
    ignore: [
      'passport 92507647',
      'passport 000000000',
      'passport 9250764731',
      'passport ABC123456',
      'passport A12345678B',
      'passport 925-076-473',
    ],
  },
};
