import { isMod1110Valid } from '../../checksums/iso7064.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Croatian personal numbers (OIB): eleven digits, the last of which is a check digit. */
export const oib: Recognizer = {
  id: 'pii/hr/oib',
  entity: 'HR_OIB',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:HR ?)?\d{11}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: ['oib', 'oib-a', 'osobni identifikacijski broj', 'identifikacijski broj', 'personal identification number'],
  isValid: (candidate) => isOib(digitsOf(candidate)),
  source: 'Zakon o osobnom identifikacijskom broju (NN 60/08); check digit: ISO/IEC 7064 mod 11,10',
  cases: {
    match: ['OIB 89042303338', 'OIB: 99806037875.', 'oib HR29444767459'],
    ignore: [
      'OIB 89042303339',
      'OIB 99806037876',
      'OIB 8904230333',
      'OIB 890423033380',
      'OIB A89042303338',
      'OIB 890-4230-3338',
    ],
  },
};

function isOib(digits: string): boolean {
  return !isOneDigitRepeated(digits) && isMod1110Valid(digits);
}
