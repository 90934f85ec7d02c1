import { BASE_36 } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Goods and services tax numbers of India, which hold a permanent account number and end in a check digit. */
export const gstin: Recognizer = {
  id: 'pii/in/gstin',
  entity: 'IN_GSTIN',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:0[1-9]|[12]\d|3[0-8]|97|99)[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z][1-9A-Z]Z[0-9A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.85,
  context: ['gstin', 'gst', 'goods and services tax'],
  isValid: isGstin,
  source: 'GSTN, GSTIN format; Central Goods and Services Tax Rules 2017, rule 10 (Luhn modulo 36)',
  cases: {
    match: ['27AAPFU0939F1ZV', 'GSTIN: 07BQZPK4821M2Z1', 'gst 29ABCPE1234F1Z7'],
    ignore: [
      '27AAPFU0939F1ZW',
      '27AAPFU0939F1AV',
      '47AAPFU0939F1ZV',
      '27AAPFU0939F1Z',
      'A27AAPFU0939F1ZV',
      '27aapfu0939f1zv',
    ],
  },
};

/** Luhn's algorithm over digits and letters. */
function isGstin(candidate: string): boolean {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = BASE_36.indexOf(candidate.charAt(i)) * (1 + (i % 2));
    sum += Math.floor(product / 36) + (product % 36);
  }
  return BASE_36.charAt((36 - (sum % 36)) % 36) === candidate.charAt(14);
}
