import { PHONE_CONTEXT } from '../../phone-context.ts';
import type { Recognizer } from '../../recognizer.ts';
import { phone } from './phone.ts';

/** What is written like a North American number but has an area code or exchange that is not assigned: fiction, typos. */
export const phoneLoose: Recognizer = {
  id: 'pii/us/phone-loose',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}./+#_\-\u2010-\u2013\u2212])(?:1[ .\-\u2010-\u2015\u2212])?(?:\([2-9]\d{2}\)[ \-\u2010-\u2015\u2212]?|[2-9]\d{2}[.\-\u2010-\u2015\u2212])\d{3}[ .\-\u2010-\u2015\u2212]\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013\u2212])/u,
  score: 0.4,
  context: PHONE_CONTEXT,
  isValid: (candidate) => phone.isValid?.(candidate) === false,
  source: 'NANPA, Central Office Code Assignment Guidelines',
  cases: {
    match: ['555-123-4567', '1-555-123-4567', 'cell (555) 123 4567', '555.223.4567', '555\u2011123\u20114567'],
    ignore: [
      'phone 415-555-2671',
      'phone 555-223-456',
      'A555-123-4567',
      '155-123-4567',
      '555-123-4567-8',
      '555 123 4567',
    ],
  },
};
