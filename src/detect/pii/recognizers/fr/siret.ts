import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of the establishments of French businesses: the SIREN and five digits. */
export const siret: Recognizer = {
  id: 'pii/fr/siret',
  entity: 'FR_SIRET',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{14}|\d{3}[ .]\d{3}[ .]\d{3}[ .]\d{5})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'siret',
    'numéro siret',
    'n° siret',
    'établissement',
    'etablissement',
    'auto-entrepreneur',
    'micro-entreprise',
    'insee',
  ],
  isValid: (candidate) => isSiret(digitsOf(candidate)),
  source: 'Code de commerce, art. R123-221; INSEE (insee.fr/en/metadonnees/definition/c1841)',
  cases: {
    match: ['SIRET 37833472600015', 'n° SIRET : 275 043 552 00015', 'SIRET 65347041900017.'],
    ignore: [
      'SIRET 37833472600016',
      'SIRET 378334726 00023',
      'SIRET 3783347260001',
      'SIRET 00000000000000',
      'SIRET 378334726000151',
      'at 20240115123045',
    ],
  },
};

/** Both the whole and the SIREN in front have a check digit. */
function isSiret(digits: string): boolean {
  return !isOneDigitRepeated(digits) && isLuhnValid(digits) && isLuhnValid(digits.slice(0, 9));
}
