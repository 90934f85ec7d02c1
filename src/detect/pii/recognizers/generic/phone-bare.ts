import type { CountryCode } from 'libphonenumber-js/max';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isNationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Phone numbers in digits only: 9 to 12 digits like any others, so context has to speak for them. */
export const phoneBare: Recognizer = {
  id: 'pii/generic/phone-bare',
  entity: 'PHONE_NUMBER',
  pattern: /(?<![\p{L}\p{N}.+/_-])(?:1[2-9]\d{9}|[2-9]\d{8,9}|0[1-9]\d{7,10})(?![\p{L}\p{N}_-])/u,
  score: 0.05,
  context: PHONE_CONTEXT,
  isValid: (candidate) =>
    (candidate.startsWith('0') ? WITH_TRUNK : BARE).some((country) => isNationalNumber(candidate, country)),
  source: 'ITU-T E.164; numbering plans: libphonenumber metadata',
  cases: {
    match: [
      'call 4155552671',
      'phone 14155552671',
      'mobile 07911123456',
      'Handy 01511234567',
      'cell 9876543210',
      'móvil 612345678',
    ],
    ignore: [
      'call 415555267',
      'at 1700000000',
      'order A4155552671',
      'phone 00000000000',
      'phone 4155552671-2',
      'phone 11111111111',
    ],
  },
};

/** Where numbers begin with the trunk prefix 0, and where they are dialled as they are. */
const WITH_TRUNK: readonly CountryCode[] = ['GB', 'DE', 'FR', 'IT', 'NL', 'AU'];
const BARE: readonly CountryCode[] = ['US', 'IN', 'ES'];
