import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of French businesses, sole traders among them. */
export const siren: Recognizer = {
  id: 'pii/fr/siren',
  entity: 'FR_SIREN',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: [
    'siren',
    'numéro siren',
    'n° siren',
    'rcs',
    'r.c.s',
    'registre du commerce',
    'auto-entrepreneur',
    'micro-entreprise',
    'insee',
  ],
  isValid: (candidate) => isSiren(digitsOf(candidate)),
  source: 'Code de commerce, art. R123-221; INSEE (insee.fr/en/metadonnees/definition/c2047)',
  cases: {
    match: ['SIREN 516850054', 'RCS Paris 373 344 316', 'n° SIREN : 675.835.342.'],
    ignore: [
      'SIREN 516850055',
      'RCS 373 344 317',
      'SIREN 51685005',
      'SIREN 000000000',
      'SIREN 5168500540',
      'SIREN A516850054',
      'SIREN 516850054-1',
    ],
  },
};

function isSiren(digits: string): boolean {
  return !isOneDigitRepeated(digits) && isLuhnValid(digits);
}
