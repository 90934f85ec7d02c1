import { PHONE_CONTEXT } from '../../phone-context.ts';
import type { Recognizer } from '../../recognizer.ts';
import { phone } from './phone.ts';

/** What is shaped like a North American number but has spaces or an area code that is not assigned: counts with context. */
export const phoneLoose: Recognizer = {
  id: 'pii/us/phone-loose',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}./+#_-])(?:1[ .-])?(?:\([2-9]\d{2}\)[ -]?|[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\p{N}_-])/u,
  score: 0.2,
  context: PHONE_CONTEXT,
  isValid: (candidate) => candidate.search(phone.pattern) !== 0 || phone.isValid?.(candidate) === false,
  source: 'NANPA, Central Office Code Assignment Guidelines',
  cases: {
    match: ['phone 555-123-4567', 'call 415 555 2671', '1 415 555 2671', 'cell (555) 123 4567'],
    ignore: ['phone 415-555-2671', 'phone 555-223-456', 'A415 555 2671', 'call 1 2 3 4 5 6 7'],
  },
};
