import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Visa numbers of 13 digits, which are out of use and look like the bar codes of German and Japanese goods. */
export const visa13: Recognizer = {
  id: 'pii/generic/visa-13',
  entity: 'CREDIT_CARD',
  pattern:
    /(?<![\p{L}\p{N}.])4\d{12}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])4\d{3}[ \-\u2010-\u2015\u2212]\d{3}[ \-\u2010-\u2015\u2212]\d{3}[ \-\u2010-\u2015\u2212]\d{3}(?![\p{L}\p{N}])/u,
  score: 0.2,
  context: ['card', 'credit', 'debit', 'visa', 'cc', 'karte', 'kreditkarte', 'carte', 'tarjeta'],
  isValid: (candidate) => isLuhnValid(digitsOf(candidate)),
  source: 'ISO/IEC 7812-1:2017, annex B (Luhn)',
  cases: {
    match: ['card 4222222222222', '4222 222 222 222', '4222\u2013222\u2013222\u2013222', 'visa 4111111111119'],
    ignore: ['card 4222222222223', '4222 222 222 221', '4006381333931', '42222222222222'],
  },
};
