import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Australian business numbers: two check digits modulo 89 before nine digits. */
export const abn: Recognizer = {
  id: 'pii/au/abn',
  entity: 'AU_ABN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:1[1-9]|[2-9]\d)(?:\d{9}| \d{3} \d{3} \d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['abn', 'business number', 'gst'],
  isValid: isBusinessNumber,
  source: 'Australian Business Register, Format of the ABN',
  cases: {
    match: ['ABN 51 824 753 556', 'ABN: 53004085616', 'abn 18 123 456 789.'],
    ignore: [
      'ABN 51 824 753 557',
      'ABN 15 824 753 556',
      'ABN 51 824 753 55',
      'ABN 518247535567',
      'ABN 51-824-753-556',
      'ABN A51824753556',
    ],
  },
};

/** The first digit counts one less. */
function isBusinessNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}
