import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Taxpayer codes of Mexico: letters of the name, a date, two places and a check digit. */
export const rfc: Recognizer = {
  id: 'pii/mx/rfc',
  entity: 'MX_RFC',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-ZÑ&]{3,4}\d{6}[1-9A-V][1-9A-Z][0-9A](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
  context: ['rfc', 'registro federal', 'contribuyente', 'contribuyentes', 'sat', 'factura'],
  isValid: isRfc,
  source: 'SAT, Anexo 1-A, Código Fiscal de la Federación, article 27 (RFC, check digit)',
  cases: {
    match: ['RFC GOMC850315AB1', 'rfc: ROPL920708H47', 'factura a MUXT991231K28', 'TRE980412KL0'],
    ignore: [
      'GOMC850315AB2',
      'GOMC851315AB1',
      'GOMC850315AB',
      '1GOMC850315AB1',
      'GOMC850315AB11',
      'gomc850315ab1',
      'SKU ABC123456789',
    ],
  },
};

const ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
const WEIGHTS: readonly number[] = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

/** Companies have three letters; a space stands in for the fourth. */
function isRfc(candidate: string): boolean {
  const padded = candidate.padStart(13, ' ');
  const check = (11 - (weightedSum(padded, WEIGHTS, ALPHABET) % 11)) % 11;
  return isShortDate(padded.slice(4, 10)) && '0123456789A'.charAt(check) === padded.charAt(12);
}
