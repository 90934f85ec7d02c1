import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identity card numbers of Singapore and those of foreigners, which end in a check letter. */
export const nricFin: Recognizer = {
  id: 'pii/sg/nric-fin',
  entity: 'SG_NRIC_FIN',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[STFGM]\d{7}[A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
  context: ['nric', 'fin', 'ic', 'identity card', 'singpass', 'work permit', 'passport'],
  isValid: isIdentityNumber,
  source: 'Immigration & Checkpoints Authority of Singapore, NRIC and FIN; ica.gov.sg (M series since 2022)',
  cases: {
    match: ['NRIC S1234567D', 'T0147283B', 'FIN: G5519208T', 'M3042917J.', 'F8302941L'],
    ignore: ['S1234567A', 'A1234567D', 'S123456D', 'S12345678D', 'XS1234567D', 'S1234567DA', 's1234567d'],
  },
};

/** Check letters by the remainder; numbers of this century begin four later, those of the M series three. */
const CHECK_LETTERS: Readonly<Record<string, readonly [first: number, letters: string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
};

function isIdentityNumber(candidate: string): boolean {
  const [first, letters] = CHECK_LETTERS[candidate.charAt(0)] ?? [0, ''];
  const sum = first + weightedSum(candidate.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]);
  return letters.charAt(sum % 11) === candidate.charAt(8);
}
