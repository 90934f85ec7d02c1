import { isCzechBirthNumber } from '../../czech-birth-number.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Czech and Slovak birth numbers without the slash: ten digits like others, so context has to speak for them. */
export const birthNumberBare: Recognizer = {
  id: 'pii/cz/birth-number-bare',
  entity: 'CZ_BIRTH_NUMBER',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2}[0-8]\d[0-3]\d ?\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'rodné číslo',
    'rodné',
    'rodne cislo',
    'rodného čísla',
    'rodné č',
    'r.č',
    'rč',
    'birth number',
    'personal number',
  ],
  isValid: (candidate) => isCzechBirthNumber(digitsOf(candidate)),
  source: 'Zákon č. 133/2000 Sb., § 13; zákon č. 301/1995 Z. z. (Slovakia), § 2',
  cases: {
    match: ['rodné číslo 8957086369', 'r.č. 740228 2723', 'rodné číslo: 6008068748.'],
    ignore: [
      'rodné číslo 8957086368',
      'rodné číslo 740228 2724',
      'rodné číslo 8913086369',
      'rodné číslo 895708636',
      'rodné číslo 89570863691',
      'rodné číslo A8957086369',
      '895708/6369',
    ],
  },
};
