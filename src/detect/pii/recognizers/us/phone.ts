import { digitsOf } from '../../digits.ts';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isNationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Phone numbers of the North American plan with hyphens, dots or parentheses, whose area code is assigned. */
export const phone: Recognizer = {
  id: 'pii/us/phone',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}./+#_-])(?:1[ .-])?(?:\([2-9]\d{2}\)[ -]?|[2-9]\d{2}[.-])[2-9]\d{2}[ .-]\d{4}(?![\p{L}\p{N}_-])/u,
  score: 0.4,
  context: PHONE_CONTEXT,
  isValid: (candidate) => isNationalNumber(digitsOf(candidate), 'US'),
  source: 'NANPA, Central Office Code Assignment Guidelines; numbering plan: libphonenumber metadata',
  cases: {
    match: [
      '415-555-2671',
      '(415) 555-2671',
      '(415)555-2671',
      '1-415-555-2671',
      '415.555.2671',
      'Call 212-555-0123 now',
      '1 (800) 234-5678',
    ],
    ignore: [
      '415-155-2671',
      '115-555-2671',
      '415-555-267',
      '415-555-26711',
      'A415-555-2671',
      'ORD-415-555-2671',
      '415-555-2671-88',
      '555-123-4567',
      '2024-555-2671',
      '415 555 2671',
    ],
  },
};
