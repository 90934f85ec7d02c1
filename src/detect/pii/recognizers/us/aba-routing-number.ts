import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Routing numbers of US banks: nine digits of which the last is a check digit. */
export const abaRoutingNumber: Recognizer = {
  id: 'pii/us/aba-routing-number',
  entity: 'ABA_ROUTING_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{2}[-\u2010-\u2013]?\d{4}[-\u2010-\u2013]?\d(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['routing', 'rtn', 'aba', 'bank', 'wire', 'ach', 'direct deposit'],
  isValid: isRoutingNumber,
  source: 'ABA Routing Number Policy; Federal Reserve, E-Payments Routing Directory',
  cases: {
    match: ['Routing 021000021', 'ABA: 1210-0035-8', 'routing number 322271627.'],
    ignore: [
      'routing 021000022',
      'routing 131000023',
      'routing 521000021',
      'routing 02100002',
      'routing 0210000210',
      'routing 000000000',
      'routing A021000021',
    ],
  },
};

function isRoutingNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && /[1-9]/u.test(digits);
}
