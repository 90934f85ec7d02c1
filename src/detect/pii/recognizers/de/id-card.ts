import type { Recognizer } from '../../recognizer.ts';

import { isSerialNumber } from '../../serial-number.ts';

/** Serial numbers of German identity cards: a letter of the office and eight characters without vowels, perhaps a check digit. */
export const idCard: Recognizer = {
  id: 'pii/de/id-card',
  entity: 'DE_ID_CARD',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[LMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}(?:\d(?:D|<<)?)?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'personalausweis',
    'personalausweisnummer',
    'personalausweis-nr',
    'ausweis',
    'ausweisnummer',
    'ausweis-nr',
    'ausweisnr',
    'perso',
    'seriennummer',
    'id card',
    'identity card',
    'id number',
  ],
  isValid: isSerialNumber,
  source: 'PAuswG § 5; BMI, Seriennummern von Personalausweisen und Reisepässen; ICAO Doc 9303-3 (check digit)',
  cases: {
    match: ['Personalausweis T22000129', 'Ausweisnummer L6PT33C7F5', 'Ausweis T220001293D', 'Ausweis-Nr.: R250W25NP7.'],
    ignore: [
      'Personalausweis L6PT33C7F6',
      'Ausweis T2200012',
      'Ausweis LMNPRTVWX',
      'Ausweis TA2000129',
      'Ausweis A22000129',
      'Ausweis t22000129',
      'Ausweis XT220001293D',
    ],
  },
};
