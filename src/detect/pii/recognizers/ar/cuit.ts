import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Tax and labour codes of Argentina (CUIT, CUIL) with hyphens: kind, number and check digit. */
export const cuit: Recognizer = {
  id: 'pii/ar/cuit',
  entity: 'AR_CUIT',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:2[03-7]|3[034])[-\u2010-\u2013]\d{8}[-\u2010-\u2013]\d(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['cuit', 'cuil', 'afip', 'arca', 'clave única'],
  isValid: isTaxCode,
  source: 'AFIP (ARCA), Resolución General 3995/1983 and 13/1980 (CUIT)',
  cases: {
    match: ['20-12345678-6', 'CUIT: 27-28033514-8', 'CUIL 30-50001091-2'],
    ignore: ['20-12345678-7', '21-12345678-6', '20-1234567-6', '20-12345678-66', '120-12345678-6', '20123456786'],
  },
};

function isTaxCode(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}
