import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Population registry codes of Mexico: letters of the name, date of birth, sex, state, and a check digit. */
export const curp: Recognizer = {
  id: 'pii/mx/curp',
  entity: 'MX_CURP',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:A[GS]|B[CS]|C[CHLMS]|D[FG]|G[RT]|HG|JC|M[CNS]|N[ELTM]|OC|PL|Q[RTO]|S[LPRO]|T[CSL]|VZ|YN|ZS)[B-DF-HJ-NP-TV-ZX]{3}[0-9A-Z]\d(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.9,
  context: ['curp', 'clave única', 'registro de población'],
  isValid: isCurp,
  source: 'RENAPO, Instructivo normativo para la asignación de la CURP (DOF 2021-10-18)',
  cases: {
    match: ['GOMC850315HDFMRR07', 'CURP: ROPL920708MJCDRS04', 'curp HEXA010203HNLRXNA2'],
    ignore: [
      'GOMC850315HDFMRR08',
      'GOMC851315HDFMRR07',
      'GOMC850315HZZMRR07',
      'GOMC850315HDFMRR0',
      'XGOMC850315HDFMRR07',
      'gomc850315hdfmrr07',
    ],
  },
};

const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const WEIGHTS: readonly number[] = [18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

function isCurp(candidate: string): boolean {
  const check = (10 - (weightedSum(candidate, WEIGHTS, ALPHABET) % 10)) % 10;
  return isShortDate(candidate.slice(4, 10)) && check === Number(candidate[17]);
}
