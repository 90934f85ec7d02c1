import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of Polish identity cards: three letters and six digits, the first of which is a check digit. */
export const idCard: Recognizer = {
  id: 'pii/pl/id-card',
  entity: 'PL_ID_CARD',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]{3} ?\d{6}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'dowód',
    'dowód osobisty',
    'dowodu',
    'dowodu osobistego',
    'dowodem',
    'nr dowodu',
    'seria i numer',
    'dowod osobisty',
    'id card',
    'identity card',
  ],
  isValid: (candidate) => weightedSum(candidate.replace(' ', ''), WEIGHTS) % 10 === 0,
  source: 'Ustawa o dowodach osobistych (Dz.U. 2010 nr 167 poz. 1131); ICAO Doc 9303-3 (weights 7, 3, 1)',
  cases: {
    match: ['dowód osobisty ABC236763', 'seria i numer: AYZ 857027.', 'nr dowodu AYZ956896'],
    ignore: [
      'dowód ABC236764',
      'dowód AYZ 857127',
      'dowód AYZ85702',
      'dowód ayz857027',
      'dowód AYZ8570271',
      'dowód AAYZ857027',
      'dowód AYZ-857027',
    ],
  },
};

/** The fourth place is the check digit; its weight of 9 makes the whole sum a multiple of ten. */
const WEIGHTS: readonly number[] = [7, 3, 1, 9, 7, 3, 1, 7, 3];
