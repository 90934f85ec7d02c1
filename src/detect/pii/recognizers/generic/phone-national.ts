import type { CountryCode } from 'libphonenumber-js/max';
import { leadingNumber } from '../../digits.ts';
import { PHONE_CONTEXT } from '../../phone-context.ts';
import { isNationalNumber } from '../../phone-plan.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Phone numbers as dialled within a country whose trunk prefix is 0, in groups. */
export const phoneNational: Recognizer = {
  id: 'pii/generic/phone-national',
  entity: 'PHONE_NUMBER',
  pattern:
    /(?<![\p{L}\p{N}./+\-\u2010-\u2013\u2212])(?:\(0[1-9]\d{0,4}\) ?|0[1-9]\d{0,4}(?:[ ./\-\u2010-\u2015\u2212]|\/ ))\d{2,8}(?:[ .\-\u2010-\u2015\u2212]\d{2,8}){0,4}(?![\p{L}\p{N}\-\u2010-\u2013\u2212])/u,
  score: 0.3,
  context: PHONE_CONTEXT,
  accept: (candidate) => (DATE.test(candidate) ? 0 : leadingNumber(candidate, 9, isNumber)),
  source: 'ITU-T E.123 (11/2022), section 2.1; numbering plans: libphonenumber metadata',
  cases: {
    match: [
      'phone 020 7946 0958',
      'Tel. (020) 7946 0958',
      'mobile 07911 123456',
      'Telefon 030 1234567',
      'Tel. 030/1234567',
      'téléphone 06 12 34 56 78',
      '04.72.12.34.56',
      '04\u201172\u201112\u201134\u201156',
    ],
    ignore: [
      'phone 020 7946',
      '01.02.2024 15',
      '01-02-2024 1530',
      '01\u201302\u20132024 1530',
      '07/11/2023 12345',
      '02/09/17/189201',
      '000 0000 0000',
      'A020 7946 0958',
      '00 00 00 00 00',
      '1.030 1234567',
    ],
  },
};

/** Day and month in either order, then a year: `01.02.2024`. */
const DATE = /^[0-3]\d[ ./\-\u2010-\u2015\u2212][0-3]\d[ ./\-\u2010-\u2015\u2212](?:19|20)\d\d(?!\d)/u;

const COUNTRIES: readonly CountryCode[] = [
  ...([
    'FR',
    'GB',
    'DE',
    'IT',
    'NL',
    'BE',
    'CH',
    'AT',
    'AU',
    'IN',
    'JP',
    'IE',
    'ZA',
    'NZ',
    'SE',
    'FI',
    'TR',
    'KR',
  ] as const),
  ...([
    'TH',
    'MY',
    'PH',
    'ID',
    'NG',
    'KE',
    'GH',
    'EG',
    'IL',
    'UA',
    'RO',
    'BG',
    'HR',
    'SK',
    'AE',
    'SA',
    'PK',
    'VN',
  ] as const),
];

function isNumber(digits: string): boolean {
  return digits.length <= 12 && COUNTRIES.some((country) => isNationalNumber(digits, country));
}
