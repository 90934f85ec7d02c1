import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';
import { isSsn } from '../../ssn.ts';

/** US social security numbers written without hyphens: nine digits like any others, so context has to speak for them. */
export const ssnUnhyphenated: Recognizer = {
  id: 'pii/us/ssn-unhyphenated',
  entity: 'US_SSN',
  pattern: /(?<![\p{L}\p{N}.+-])(?:\d{9}|\d{3}[ .]\d{2}[ .]\d{4})(?![\p{L}\p{N}-])/u,
  score: 0.05,
  context: ['ssn', 'ssns', 'ss#', 'social security', 'soc sec', 'taxpayer'],
  isValid: (candidate) => isSsn(digitsOf(candidate)),
  source: 'SSA: ssa.gov/employer/randomization.html; POMS RM 10201.035 (numbers never assigned)',
  cases: {
    match: ['ssn 536228145', 'SSN: 536 22 8145', 'social security 536.22.8145'],
    ignore: ['ssn 000123456', 'ssn 536 00 8145', 'ssn 53622814', 'ssn 5362281450', 'ssn a536228145', 'ssn 078051120'],
  },
};
