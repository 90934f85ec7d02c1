import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { isSnils } from '../../snils.ts';

/** Russian pension insurance numbers (СНИЛС) as eleven digits like any others, so context has to speak for them. */
export const snilsBare: Recognizer = {
  id: 'pii/ru/snils-bare',
  entity: 'RU_SNILS',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{3}(?:\d{8}| \d{3} \d{3} \d{2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'снилс',
    'снилса',
    'страховой номер',
    'номер индивидуального лицевого счёта',
    'лицевого счета',
    'пенсионный',
    'пенсионного',
    'snils',
  ],
  isValid: (candidate) => isSnils(digitsOf(candidate)),
  source: 'Федеральный закон от 01.04.1996 № 27-ФЗ, ст. 6; Постановление Правления ПФР от 31.07.2006 № 192п',
  cases: {
    match: ['СНИЛС 96263729852', 'снилс: 692 907 069 41.', 'SNILS 90804085696'],
    ignore: [
      'СНИЛС 96263729853',
      'СНИЛС 00000000000',
      'СНИЛС 6929070694',
      'СНИЛС 692907069410',
      'СНИЛС A69290706941',
      '692-907-069 41',
      'call 14155552671',
    ],
  },
};
