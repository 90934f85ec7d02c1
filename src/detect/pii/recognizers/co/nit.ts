import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Taxpayer numbers of Colombia with their check digit. */
export const nit: Recognizer = {
  id: 'pii/co/nit',
  entity: 'CO_NIT',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-9]\d{2}(?:\.\d{3}\.\d{3}|\d{6})[-\u2010-\u2013]\d(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.35,
  context: ['nit', 'n.i.t', 'dian', 'rut', 'identificación tributaria'],
  isValid: isTaxNumber,
  source: 'DIAN (Colombia), Orden Administrativa 4 de 1989 (NIT check digit)',
  cases: {
    match: ['NIT 900.123.456-8', 'nit: 860034313-7', 'NIT 800197268-4.'],
    ignore: [
      'NIT 900.123.456-9',
      'NIT 900.123.456',
      'NIT 900.123.45-8',
      'NIT 1900.123.456-8',
      'NIT 900123456-88',
      '900-123-456-8',
    ],
  },
};

function isTaxNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const sum = weightedSum(digits, [41, 37, 29, 23, 19, 17, 13, 7, 3]);
  return '01987654321'.charAt(sum % 11) === digits.charAt(9);
}
