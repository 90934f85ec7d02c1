import type { Recognizer } from '../../recognizer.ts';

/** German number plates: district, letters, digits, with a space or hyphen between; the district alone may be a word. */
export const licensePlate: Recognizer = {
  id: 'pii/de/license-plate',
  entity: 'DE_KFZ',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-ZÄÖÜ]{1,3}(?:[ -][A-Z]{1,2} ?|-[A-Z]{1,2}-)[1-9]\d{0,3}[EH]?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'kennzeichen',
    'kfz-kennzeichen',
    'autokennzeichen',
    'kfz',
    'nummernschild',
    'fahrzeug',
    'mein auto',
    'pkw',
    'lkw',
    'wagen',
    'fahrzeugschein',
    'zulassung',
    'license plate',
    'licence plate',
    'number plate',
  ],
  source: 'FZV § 9 and Anlage 4 (Ausgestaltung der Kennzeichen)',
  cases: {
    match: ['Kennzeichen B-AB 1234', 'mein Auto: HH XY 99E', 'Kfz-Kennzeichen MÜN-A-7.', 'Fahrzeug KA-EF 1H'],
    ignore: [
      'Kennzeichen B-AB 0123',
      'Kennzeichen BAB1234',
      'Kennzeichen ABCD-E 12',
      'Kennzeichen B-ABC 12',
      'Kennzeichen B-AB 12345',
      'Kennzeichen b-ab 1234',
      'Kennzeichen B-AB 123X',
    ],
  },
};
