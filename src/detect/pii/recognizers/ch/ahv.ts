import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Swiss social security numbers (AHV, AVS): the country's 756, nine digits, a check digit. No bar code begins with 756. */
export const ahv: Recognizer = {
  id: 'pii/ch/ahv',
  entity: 'CH_AHV',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])756(?:\d{10}|[ .\-\u2010-\u2013]\d{4}[ .\-\u2010-\u2013]\d{4}[ .\-\u2010-\u2013]\d{2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.7,
  context: [
    'ahv',
    'ahv-nummer',
    'ahv-nr',
    'ahvn13',
    'avs',
    'numéro avs',
    'n° avs',
    'numero avs',
    'navs13',
    'avs13',
    'sozialversicherungsnummer',
    'versichertennummer',
    'social security',
  ],
  isValid: (candidate) => isAhv(digitsOf(candidate)),
  source: 'AHVG Art. 50c; AHVV Art. 133; check digit: EAN-13 (GS1 General Specifications, 7.9)',
  cases: {
    match: ['AHV 756.7615.9841.47', '7564744688380', 'AVS: 756 6195 5923 15.', 'ahv-nr 756-9728-4343-04'],
    ignore: [
      '756.7615.9841.48',
      '7564744688381',
      '757.7615.9841.47',
      '756.7615.9841.4',
      '75647446883800',
      'A756.7615.9841.47',
      '1.756.7615.9841.47',
    ],
  },
};

const WEIGHTS: readonly number[] = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

function isAhv(digits: string): boolean {
  return weightedSum(digits, WEIGHTS) % 10 === 0;
}
