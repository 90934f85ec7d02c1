import type { Recognizer } from '../../recognizer.ts';

import { isSerialNumber } from '../../serial-number.ts';

/** Serial numbers of German passports: a letter of the office and eight characters without vowels, perhaps a check digit. */
export const passport: Recognizer = {
  id: 'pii/de/passport',
  entity: 'DE_PASSPORT',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}(?:\d(?:D|<<)?)?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'reisepass',
    'reisepassnummer',
    'reisepass-nr',
    'pass',
    'passnummer',
    'pass-nr',
    'passnr',
    'seriennummer',
    'passport',
    'passport number',
    'passport no',
  ],
  isValid: isSerialNumber,
  source: 'PassG § 4; BMI, Seriennummern von Personalausweisen und Reisepässen; ICAO Doc 9303-3 (check digit)',
  cases: {
    match: ['Reisepass C01X00T47', 'Passnummer JR825W7851', 'passport: HJXJR3F344D', 'Pass-Nr. GHKL2N0G5.'],
    ignore: [
      'Reisepass JR825W7852',
      'Pass C01X00T4',
      'Pass CFGHJKLMN',
      'Pass CA1X00T47',
      'Pass B01X00T47',
      'Pass c01x00t47',
      'Pass XC01X00T47',
    ],
  },
};
