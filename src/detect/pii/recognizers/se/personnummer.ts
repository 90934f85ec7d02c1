import { digitsOf } from '../../digits.ts';
import { isPersonnummer } from '../../personnummer.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Swedish personal identity numbers with their sign before the last four digits, coordination numbers among them. */
export const personnummer: Recognizer = {
  id: 'pii/se/personnummer',
  entity: 'SE_PERSONNUMMER',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:1[89]|20)?\d{2}[01]\d[0-9]\d[+\-\u2010-\u2013\u2212]\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'personnummer',
    'personnumret',
    'personnr',
    'pnr',
    'samordningsnummer',
    'svenskt personnummer',
    'person number',
    'personal identity number',
    'personal number',
  ],
  isValid: (candidate) => isPersonnummer(digitsOf(candidate)),
  source: 'Folkbokföringslagen (1991:481) 18 §; Skatteverket SKV 704',
  cases: {
    match: ['personnummer 450321-5289', '19920116-3319', 'pnr: 970718+2763.', 'samordningsnummer 450381-5286'],
    ignore: [
      'personnummer 450321-5288',
      '19920116-3318',
      '451321-5282',
      '450332-5286',
      '450321-528',
      '18450321-52890',
      'A450321-5289',
      '450321-5289-1',
    ],
  },
};
