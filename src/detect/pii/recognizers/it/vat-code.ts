import { digitsOf } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Italian VAT numbers (partita IVA): eleven digits, perhaps behind `IT`. */
export const vatCode: Recognizer = {
  id: 'pii/it/vat-code',
  entity: 'IT_VAT_CODE',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:IT ?)?\d{11}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'partita iva',
    'p. iva',
    'p.iva',
    'p iva',
    'piva',
    'partita',
    'iva',
    'vat',
    'vat number',
    'vat code',
    'codice fiscale',
  ],
  isValid: (candidate) => isVatCode(digitsOf(candidate)),
  source: 'DPR 633/1972, art. 35; Decreto Ministeriale 23 dicembre 1976 (control digit: Luhn)',
  cases: {
    match: ['partita IVA 03968600639', 'P.IVA: IT31491700584', 'vat IT 24509580585.'],
    ignore: [
      'partita IVA 03968600638',
      'P.IVA IT31491700585',
      'P.IVA 00000000000',
      'P.IVA 03968601397',
      'P.IVA 0396860063',
      'P.IVA 039686006390',
      'P.IVA A03968600639',
    ],
  },
};

/** Seven digits of the business, three of the office (a province or a special one), the check digit. */
function isVatCode(digits: string): boolean {
  const office = Number(digits.slice(7, 10));
  const isOffice = (office >= 1 && office <= 100) || SPECIAL_OFFICES.has(office);
  return isOffice && !digits.startsWith('0000000') && isLuhnValid(digits);
}

const SPECIAL_OFFICES: ReadonlySet<number> = new Set([120, 121, 888, 999]);
