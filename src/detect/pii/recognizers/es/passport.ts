import type { Recognizer } from '../../recognizer.ts';

/** Spanish passport numbers: three letters and six digits, perhaps a check character. */
export const passport: Recognizer = {
  id: 'pii/es/passport',
  entity: 'ES_PASSPORT',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]{3}\d{6}[A-Z0-9]?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'pasaporte',
    'número de pasaporte',
    'numero de pasaporte',
    'n.º de pasaporte',
    'pasaportes',
    'passport',
    'passport number',
    'spanish passport',
  ],
  source: 'Real Decreto 896/2003 (pasaporte ordinario); PRADO (consilium.europa.eu/prado)',
  cases: {
    match: ['pasaporte PAA123456', 'Pasaporte: XDD004512.', 'passport AAC7193042'],
    ignore: [
      'pasaporte PA123456',
      'pasaporte PAA12345',
      'pasaporte paa123456',
      'pasaporte PAA-123456',
      'pasaporte PAAA123456',
      'pasaporte PAA12345678',
    ],
  },
};
