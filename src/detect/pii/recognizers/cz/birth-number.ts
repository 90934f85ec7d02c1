import { isCzechBirthNumber } from '../../czech-birth-number.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Czech and Slovak birth numbers (rodné číslo) with their slash. */
export const birthNumber: Recognizer = {
  id: 'pii/cz/birth-number',
  entity: 'CZ_BIRTH_NUMBER',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2}[0-8]\d[0-3]\d ?\/ ?\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
  context: [
    'rodné číslo',
    'rodné',
    'rodne cislo',
    'rodného čísla',
    'rodné č',
    'r.č',
    'rč',
    'rc',
    'birth number',
    'personal number',
  ],
  isValid: (candidate) => isCzechBirthNumber(digitsOf(candidate)),
  source: 'Zákon č. 133/2000 Sb., § 13; zákon č. 301/1995 Z. z. (Slovakia), § 2',
  cases: {
    match: ['rodné číslo 895708/6369', 'r.č. 740228/2723', '600806/8748', 'RČ: 830326/5883.'],
    ignore: [
      '895708/6368',
      '740228/2724',
      '891308/6369',
      '895732/6369',
      '895708/636',
      '895708/63690',
      'A895708/6369',
      '2024/01/15',
    ],
  },
};
