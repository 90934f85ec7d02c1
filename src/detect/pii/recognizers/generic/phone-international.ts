import { leadingNumber } from '../../digits.ts';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isCallingCode, isInternationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Phone numbers of any country with calling code, behind `+`, or behind `00` when they are written in groups. */
export const phoneInternational: Recognizer = {
  id: 'pii/generic/phone-international',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}+])\+[1-9]\d{0,14}(?:(?: ?\(\d{1,5}\)[ \-\u2010-\u2015\u2212]?|[ ./\-\u2010-\u2015\u2212])\d{1,12})?(?:(?: ?\(\d{1,5}\)[ \-\u2010-\u2015\u2212]?|[ ./\-\u2010-\u2015\u2212])\d{2,12}){0,5}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.+/\-\u2010-\u2013\u2212])00[1-9]\d{0,2}[ \-\u2010-\u2015\u2212]\d{1,12}(?:[ .\-\u2010-\u2015\u2212]\d{2,12}){0,5}(?![\p{L}\p{N}])/u,
  score: 0.75,
  context: PHONE_CONTEXT,
  accept: acceptNumber,
  source: 'ITU-T E.123 (11/2022) and E.164; numbering plans: libphonenumber metadata',
  cases: {
    match: [
      '+1 415 555 2671',
      '+1 (415) 555-2671',
      'call +14155552671.',
      '+44 20 7946 0958',
      '+44 (0)20 7946 0958',
      'tel:+49-30-1234567',
      '+33 6 12 34 56 78',
      '+49 30 1234567 2024',
      '+81 3-1234-5678',
      '+7 912 345-67-89',
      '+91 98765 43210',
      '0044 20 7946 0958',
      '0033-1-45-45-32-45',
      '0033\u20111\u201145\u201145\u201132\u201145',
      '+49\u201130\u20111234567',
    ],
    ignore: [
      '+1 415 555 267',
      '+1 115 555 2671',
      '+44 20 7946 09',
      '+999 123 456 789',
      '+0530',
      '00442079460958',
      '004-70-8405',
      '0044 20 7946 09',
      '1.0044 20 7946 0958',
      '2+1415555267',
      'C++14155552671',
      '+10 000 000',
      '+1 2 3 4 5 6 7 8 9',
      '+33 6 12 34 56 7',
    ],
  },
};

function acceptNumber(candidate: string): number {
  if (candidate.startsWith('+')) return leadingNumber(candidate, 8, isNumber);
  // Behind `00` the calling code must be a group of its own: `0044 20 …`, unlike `004-70-8405`.
  const code = /^00(\d{1,3})[ \-\u2010-\u2015\u2212]/u.exec(candidate)?.[1];
  if (code === undefined || !isCallingCode(code)) return 0;
  return leadingNumber(candidate, 10, (digits) => isNumber(digits.slice(2)));
}

function isNumber(digits: string): boolean {
  return digits.length <= 16 && isInternationalNumber(digits);
}
