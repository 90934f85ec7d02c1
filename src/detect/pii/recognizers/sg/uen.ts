import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Unique entity numbers of Singapore in their three forms, each with a check letter. */
export const uen: Recognizer = {
  id: 'pii/sg/uen',
  entity: 'SG_UEN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['uen', 'unique entity', 'acra', 'company registration', 'business registration', 'roc', 'rob'],
  isValid: isEntityNumber,
  source: 'Accounting and Corporate Regulatory Authority of Singapore, Unique Entity Number; uen.gov.sg',
  cases: {
    match: ['UEN 53012345B', 'uen: 201912345R', 'T08LL1234H'],
    ignore: [
      'UEN 53012345A',
      'UEN 201912345A',
      'T08LL1234A',
      'UEN 5301234B',
      'UEN 2019123456R',
      'UEN X53012345B',
      'UEN 209912345R',
    ],
  },
};

const OTHER_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';

function isEntityNumber(candidate: string): boolean {
  const last = candidate.charAt(candidate.length - 1);
  if (candidate.length === 9) {
    return 'XMKECAWLJDB'.charAt(weightedSum(candidate, [10, 4, 9, 3, 8, 2, 7, 1]) % 11) === last;
  }
  if (/^\d/u.test(candidate)) {
    const isYear = candidate > '19' && candidate < '205';
    return isYear && 'ZKCMDNERGWH'.charAt(weightedSum(candidate, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11) === last;
  }
  const sum = weightedSum(candidate, [4, 3, 5, 3, 10, 2, 2, 5, 7], OTHER_ALPHABET);
  return OTHER_ALPHABET.charAt((sum + 6) % 11) === last;
}
