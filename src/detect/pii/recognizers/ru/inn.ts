import { weightedSum } from '../../checksums/weighted-sum.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Russian taxpayer numbers (ИНН): twelve digits of a person with two check digits, or ten of an organization with one. */
export const inn: Recognizer = {
  id: 'pii/ru/inn',
  entity: 'RU_INN',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{10}(?:\d{2})?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'инн',
    'идентификационный номер налогоплательщика',
    'номер налогоплательщика',
    'налогоплательщик',
    'inn',
    'taxpayer',
    'tax number',
  ],
  isValid: isInn,
  source: 'НК РФ, ст. 84; Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (порядок присвоения ИНН)',
  cases: {
    match: ['ИНН 508775622820', 'инн: 7774717190.', 'ИНН 7745408655', 'INN 503078970081'],
    ignore: [
      'ИНН 508775622821',
      'ИНН 508775622810',
      'ИНН 7774717191',
      'ИНН 0000000000',
      'ИНН 77747171901',
      'ИНН 777471719',
      'ИНН A7774717190',
      'ИНН 7774-717190',
    ],
  },
};

const ORGANIZATION: readonly number[] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST: readonly number[] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND: readonly number[] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function isInn(digits: string): boolean {
  if (isOneDigitRepeated(digits)) return false;
  if (digits.length === 10) return hasCheckDigit(digits, ORGANIZATION);
  return hasCheckDigit(digits, PERSON_FIRST) && hasCheckDigit(digits, PERSON_SECOND);
}

function hasCheckDigit(digits: string, weights: readonly number[]): boolean {
  return (weightedSum(digits, weights) % 11) % 10 === Number(digits.charAt(weights.length));
}
