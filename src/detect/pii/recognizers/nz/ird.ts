import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Inland Revenue numbers of New Zealand: eight or nine digits, of which the last is a check digit. */
export const ird: Recognizer = {
  id: 'pii/nz/ird',
  entity: 'NZ_IRD',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{2,3}(?:\d{6}|[ \-\u2010-\u2013]\d{3}[ \-\u2010-\u2013]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: ['ird', 'inland revenue', 'te tari taake', 'tax number', 'gst number'],
  isValid: isIrdNumber,
  source: 'Inland Revenue (New Zealand), Resident withholding tax specification, IRD number validation',
  cases: {
    match: ['IRD 49-091-850', 'IRD number: 136-410-806', 'ird 102458176.'],
    ignore: [
      'IRD 49-091-851',
      'IRD 009-091-850',
      'IRD 49-091-85',
      'IRD 49-091-850-1',
      'IRD A49091850',
      'IRD 260-410-806',
      'IRD 49.091.850',
    ],
  },
};

function isIrdNumber(candidate: string): boolean {
  const digits = digitsOf(candidate).padStart(9, '0');
  if (Number(digits) < 10_000_000 || Number(digits) > 200_000_000) return false;
  const first = (11 - (weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  const check = first === 10 ? (11 - (weightedSum(digits, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11 : first;
  return check === Number(digits[8]);
}
