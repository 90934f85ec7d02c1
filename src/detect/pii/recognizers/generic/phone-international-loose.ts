import { leadingNumber } from '../../digits.ts';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isPossibleInternationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';
import { phoneInternational } from './phone-international.ts';

/** What has `+`, a calling code and the length of that country's numbers, but is not assigned: fiction, typos, new ranges. */
export const phoneInternationalLoose: Recognizer = {
  id: 'pii/generic/phone-international-loose',
  entity: 'PHONE_NUMBER',
  pattern: phoneInternational.pattern,
  score: 0.45,
  context: PHONE_CONTEXT,
  accept: (candidate) =>
    phoneInternational.accept?.(candidate) === 0 ? leadingNumber(candidate, 9, isPossibleInternationalNumber) : 0,
  source: 'ITU-T E.164; lengths: libphonenumber metadata',
  cases: {
    match: ['+1 555 123 4567', 'call +1 (666) 226-5927.', '+15551234567'],
    ignore: [
      '+1 415 555 2671',
      '+1 555 123 456',
      '+999 123 456 789',
      '+1 000 000 0000',
      'x = a +123456',
      '+5000000000',
    ],
  },
};
