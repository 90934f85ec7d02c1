import { isVerhoeffValid } from '../../checksums/verhoeff.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Aadhaar numbers of residents of India: twelve digits, of which the last is a check digit. */
export const aadhaar: Recognizer = {
  id: 'pii/in/aadhaar',
  entity: 'IN_AADHAAR',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[2-9]\d{3}(?:\d{8}|[ \-\u2010-\u2013]\d{4}[ \-\u2010-\u2013]\d{4}(?:[ \-\u2010-\u2013]\d{1,4})?)(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['aadhaar', 'aadhar', 'adhaar', 'uid number', 'uid no', 'uidai', 'आधार', 'ஆதார்', 'আধার', 'ఆధార్'],
  isValid: isAadhaar,
  source: 'UIDAI, A UID Numbering Scheme (2010), section 5 (Verhoeff)',
  cases: {
    match: ['Aadhaar 2345 6789 0124', 'aadhar: 491782650313', 'UID no. 8620-3719-5463', 'आधार 2345 6789 0124'],
    ignore: [
      'Aadhaar 2345 6789 0125',
      'Aadhaar 1345 6789 0124',
      '2345 6789 0124 5678',
      'Aadhaar 2345 6789 012',
      'Aadhaar 23456789012400',
      'FedEx 7946 0958 1234',
      'Aadhaar 2222 2222 2222',
    ],
  },
};

/** Four groups are a card. Numbers that read the same from both ends are not given out. */
function isAadhaar(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return digits.length === 12 && [...digits].reverse().join('') !== digits && isVerhoeffValid(digits);
}
