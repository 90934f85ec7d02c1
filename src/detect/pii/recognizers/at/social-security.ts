import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Austrian social security numbers: serial, check digit, date of birth. */
export const socialSecurity: Recognizer = {
  id: 'pii/at/social-security',
  entity: 'AT_SOCIAL_SECURITY',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-9]\d{3}[ /-]?[0-3]\d[01]\d{3}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'sozialversicherungsnummer',
    'sozialversicherung',
    'sv-nummer',
    'sv-nr',
    'svnr',
    'sv nummer',
    'vsnr',
    'versicherungsnummer',
    'e-card',
    'ecard',
    'ögk',
    'social security',
  ],
  isValid: (candidate) => isInsuranceNumber(digitsOf(candidate)),
  source: '§ 30c ASVG; Dachverband der Sozialversicherungsträger, Aufbau der Versicherungsnummer',
  cases: {
    match: ['SV-Nummer 4380 030698', 'Sozialversicherungsnummer: 5583170361', 'e-card 8582 130476.'],
    ignore: [
      'SV-Nummer 4381 030698',
      'SV-Nummer 5583170362',
      'SV-Nummer 0380 030698',
      'SV-Nummer 4380 320698',
      'SV-Nummer 438 030698',
      'SV-Nummer 43800306981',
      'SV-Nummer A4380030698',
    ],
  },
};

/** The fourth place is the check digit. Months 13 to 15 are used where the serials of a day have run out. */
const WEIGHTS: readonly number[] = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

function isInsuranceNumber(digits: string): boolean {
  const day = Number(digits.slice(4, 6));
  const month = Number(digits.slice(6, 8));
  if (day < 1 || day > 31 || month < 1 || month > 15) return false;
  return weightedSum(digits, WEIGHTS) % 11 === Number(digits.charAt(3));
}
