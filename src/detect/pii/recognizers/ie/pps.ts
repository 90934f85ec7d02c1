import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Irish Personal Public Service numbers: seven digits, a check letter, perhaps a second letter. */
export const pps: Recognizer = {
  id: 'pii/ie/pps',
  entity: 'IE_PPS',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{7} ?[A-W][A-IW]?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'pps',
    'ppsn',
    'pps number',
    'pps no',
    'personal public service',
    'uimhir psp',
    'psp',
    'rsi',
    'revenue',
    'social welfare',
  ],
  isValid: (candidate) => isPps(candidate.replace(' ', '')),
  source: 'Social Welfare Consolidation Act 2005, s. 262; Department of Social Protection (gov.ie, PPS number)',
  cases: {
    match: ['PPS number 1412047I', 'PPSN: 5185367C.', '4018652OA', 'pps 2034562VB', '8749148 G'],
    ignore: [
      'PPS 1412047J',
      'PPS 5185367D',
      '4018652OB',
      '141204I',
      '11412047I',
      'A1412047I',
      '1412047IZ',
      '1412047I1',
      'part 2024010X',
    ],
  },
};

const CHECK_LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV';
const WEIGHTS: readonly number[] = [8, 7, 6, 5, 4, 3, 2];

/** A second letter counts as its place in the alphabet, nine times; W, of the old numbers of wives, counts nothing. */
function isPps(compact: string): boolean {
  const second = compact.charAt(8);
  const extra = second === '' || second === 'W' ? 0 : second.charCodeAt(0) - 64;
  return CHECK_LETTERS.charAt((weightedSum(compact, WEIGHTS) + 9 * extra) % 23) === compact.charAt(7);
}
