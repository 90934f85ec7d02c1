import type { Recognizer } from '../../recognizer.ts';

/** French passport numbers: two digits, two letters, five digits. */
export const passport: Recognizer = {
  id: 'pii/fr/passport',
  entity: 'FR_PASSPORT',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2}[A-Z]{2}\d{5}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'passeport',
    'passeports',
    'numéro de passeport',
    'n° de passeport',
    'passeport n°',
    'passport',
    'passport number',
    'french passport',
  ],
  source: 'Décret 2005-1726 (passeports); PRADO (consilium.europa.eu/prado)',
  cases: {
    match: ['passeport 12AB34567', 'Passeport n° 09PE10245.', 'passport 18CK77120'],
    ignore: [
      'passeport 12AB3456',
      'passeport 1AB345678',
      'passeport 12ab34567',
      'passeport 12AB345678',
      'passeport A12AB34567',
      'passeport 12-AB-34567',
    ],
  },
};
