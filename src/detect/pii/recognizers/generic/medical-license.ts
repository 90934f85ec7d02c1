import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Registrations of US practitioners with the Drug Enforcement Administration: two letters, six digits, a check digit. */
export const medicalLicense: Recognizer = {
  id: 'pii/generic/medical-license',
  entity: 'MEDICAL_LICENSE',
  pattern: /(?<![\p{L}\p{N}_-])[A-HJ-MPRSTUX][A-Z9]\d{7}(?![\p{L}\p{N}_-])/u,
  score: 0.35,
  context: ['dea', 'dea number', 'medical', 'license', 'certificate', 'prescriber', 'physician'],
  isValid: isDeaNumber,
  source: 'DEA Diversion Control Division, Pharmacist’s Manual, appendix (DEA registration number); 21 CFR 1301',
  cases: {
    match: ['DEA BB1388568', 'FA1234563', 'M91234563', 'prescriber AP5836727.'],
    ignore: ['BB1388569', 'BB138856', 'BB13885680', 'ABB1388568', 'NB1388568', 'DE123456789', 'bb1388568'],
  },
};

function isDeaNumber(candidate: string): boolean {
  const digits = digitsOf(candidate.slice(2));
  return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]) && !/^0{7}/u.test(digits);
}
