import { digitsOf } from '../../digits.ts';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isNationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Phone numbers of the North American plan with hyphens, dots or parentheses, whose area code is assigned. */
export const phone: Recognizer = {
  id: 'pii/us/phone',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}./+#_\-\u2010-\u2013\u2212])(?:1[ .\-\u2010-\u2015\u2212])?(?:\([2-9]\d{2}\)[ \-\u2010-\u2015\u2212]?|[2-9]\d{2}[.\-\u2010-\u2015\u2212])[2-9]\d{2}[ .\-\u2010-\u2015\u2212]\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013\u2212])/u,
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
      '415\u2011555\u20112671',
      'me\u2014(415)\u2013555\u20132671\u2014now',
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
      '415\u2011555\u20112671\u201188',
      '555-123-4567',
      '2024-555-2671',
      '415 555 2671',
    ],
  },
};
