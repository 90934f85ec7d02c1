import { digitsOf } from '../../digits.ts';
import { isPersonnummer } from '../../personnummer.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Swedish personal identity numbers without the sign: ten or twelve digits like others, so context has to speak for them. */
export const personnummerBare: Recognizer = {
  id: 'pii/se/personnummer-bare',
  entity: 'SE_PERSONNUMMER',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:(?:1[89]|20)?\d{2}[01]\d{7}|(?:1[89]|20)\d{2}[01]\d{3} \d{4}|\d{2}[01]\d{3} \d{4})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
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
    match: ['personnummer 4503215289', '199201163319', 'pnr: 970718 2763.'],
    ignore: [
      'personnummer 4503215288',
      '199201163318',
      '4513215282',
      '450321528',
      '45032152890',
      'A4503215289',
      '450321-5289',
    ],
  },
};
