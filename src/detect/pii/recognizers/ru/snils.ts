import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { isSnils } from '../../snils.ts';

/** Russian pension insurance numbers (СНИЛС) as they are printed, with hyphens: nine digits and two check digits. */
export const snils: Recognizer = {
  id: 'pii/ru/snils',
  entity: 'RU_SNILS',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{3}[-\u2010-\u2015\u2212]\d{3}[-\u2010-\u2015\u2212]\d{3}[ \-\u2010-\u2015\u2212]\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
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
    match: ['СНИЛС 962-637-298 52', 'снилс: 692-907-069 41.', '908-040-856-96', '149\u2011288\u2011717 16'],
    ignore: [
      'СНИЛС 962-637-298 53',
      '000-000-000 00',
      '962-637-298',
      '692-907-069 411',
      'A692-907-069 41',
      '692-907-06 941',
      '2-692-907-069 41',
    ],
  },
};
