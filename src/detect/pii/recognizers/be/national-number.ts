import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Belgian national numbers (rijksregisternummer, numéro national) and BIS numbers: date of birth, serial, two check digits. */
export const nationalNumber: Recognizer = {
  id: 'pii/be/national-number',
  entity: 'BE_NATIONAL_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{2}[0-5]\d[0-3]\d{6}|\d{2}[. ][0-5]\d[. ][0-3]\d[ .\-\u2010-\u2013]\d{3}[ .\-\u2010-\u2013]\d{2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'rijksregisternummer',
    'rijksregister',
    'insz',
    'nationaal nummer',
    'numéro national',
    'numero national',
    'registre national',
    'niss',
    'nrn',
    'rrn',
    'nationalregister',
    'nationalregisternummer',
    'national number',
    'national register',
  ],
  isValid: (candidate) => isNationalNumber(digitsOf(candidate)),
  source: 'Koninklijk besluit van 3 april 1984 (samenstelling van het identificatienummer); IBZ, Rijksregister, TI 000',
  cases: {
    match: [
      'rijksregisternummer 70.06.11-325.81',
      'NISS 47090654633',
      '54.09.09-957.67',
      'numéro national : 05.09.26-029.67.',
    ],
    ignore: [
      '70.06.11-325.82',
      'NISS 47090654634',
      '70.66.11-325.81',
      '70.06.32-325.81',
      'NISS 4709065463',
      'NISS 470906546330',
      'A70.06.11-325.81',
      '70/06/11',
    ],
  },
};

/** A 2 is put in front of the numbers of those who were born since 2000. BIS numbers add 20 or 40 to the month. */
function isNationalNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20;
  const day = Number(digits.slice(4, 6));
  if (month > 12 || day > 31) return false;
  const number = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  return 97 - (number % 97) === check || 97 - ((2_000_000_000 + number) % 97) === check;
}
