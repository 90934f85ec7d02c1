import { PHONE_CONTEXT } from '../../phone-context.ts';
import type { Recognizer } from '../../recognizer.ts';

/** North American numbers with spaces only: three numbers of a table look the same, so context speaks for them. */
export const phoneSpaced: Recognizer = {
  id: 'pii/us/phone-spaced',
  entity: 'PHONE_NUMBER',
  pattern: /(?<![\p{L}\p{N}./+#_-])(?:1 )?[2-9]\d{2} \d{3} \d{4}(?![\p{L}\p{N}_-])/u,
  score: 0.35,
  context: PHONE_CONTEXT,
  source: 'NANPA, Central Office Code Assignment Guidelines',
  cases: {
    match: ['call 415 555 2671', '1 415 555 2671', 'my number: 555 123 4567'],
    ignore: ['415-555-2671', 'call 115 555 2671', 'call 415 555 267', 'A415 555 2671', 'call 1 2 3 4 5 6 7'],
  },
};
