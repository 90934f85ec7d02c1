import { digitsOf } from '../../digits.ts';
import { nifLetter } from '../../nif-letter.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Spanish identity numbers of foreigners: X, Y or Z, seven digits, a check letter. */
export const nie: Recognizer = {
  id: 'pii/es/nie',
  entity: 'ES_NIE',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.6,
  context: [
    'nie',
    'n.i.e',
    'extranjero',
    'identidad de extranjero',
    'número de identidad de extranjero',
    'tarjeta de residencia',
    'residencia',
    'foreigner',
    'foreign identity',
  ],
  isValid: (candidate) => candidate.slice(-1).toUpperCase() === nifLetter(leadDigit(candidate) + digitsOf(candidate)),
  source: 'Real Decreto 557/2011, art. 206; Orden INT/2058/2008',
  cases: {
    match: ['NIE X8256886R', 'nie: y-3690001-x', 'Z6053662K', 'X-4025124-D'],
    ignore: ['NIE X8256886S', 'NIE Y8256886R', 'W8256886R', 'X825688R', 'X82568861R', 'AX8256886R', 'X8256886RA'],
  },
};

/** X counts as 0, Y as 1, Z as 2. */
function leadDigit(candidate: string): string {
  return String('XYZ'.indexOf(candidate.charAt(0).toUpperCase()));
}
