import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Norwegian birth numbers and D-numbers: date of birth, serial, two check digits. */
export const fodselsnummer: Recognizer = {
  id: 'pii/no/fodselsnummer',
  entity: 'NO_FODSELSNUMMER',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[0-7]\d[01]\d{3}[ -]?\d{5}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'fødselsnummer',
    'fodselsnummer',
    'fødselsnr',
    'fnr',
    'personnummer',
    'd-nummer',
    'fødselsnummeret',
    'fødselsnummeret mitt',
    'national identity number',
    'birth number',
  ],
  isValid: (candidate) => isBirthNumber(digitsOf(candidate)),
  source: 'Folkeregisterforskriften § 2-2-1; Skatteetaten (skatteetaten.no, fødselsnummer)',
  cases: {
    match: ['fødselsnummer 02087618865', 'fnr 060155 26341', '27029943368', 'fnr: 110893 20587.'],
    ignore: [
      'fnr 02087618866',
      'fnr 060155 26351',
      '32087618865',
      '02137618865',
      '0208761886',
      '020876188650',
      'A02087618865',
      'call 14155552671',
    ],
  },
};

/** Both sums are multiples of 11. */
const FIRST_WEIGHTS: readonly number[] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS: readonly number[] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** D-numbers, of those who do not live in Norway, add 40 to the day. */
function isBirthNumber(digits: string): boolean {
  const day = String(Number(digits.slice(0, 2)) % 40).padStart(2, '0');
  if (!isShortDate(digits.slice(4, 6) + digits.slice(2, 4) + day)) return false;
  return weightedSum(digits, FIRST_WEIGHTS) % 11 === 0 && weightedSum(digits, SECOND_WEIGHTS) % 11 === 0;
}
