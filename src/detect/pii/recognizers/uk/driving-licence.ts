import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Driver numbers of Great Britain: five places of the surname, the date of birth in five digits, initials, check characters. */
export const drivingLicence: Recognizer = {
  id: 'pii/uk/driving-licence',
  entity: 'UK_DRIVING_LICENCE',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z][A-Z9]{4} ?\d[0156]\d[0-3]\d\d ?[A-Z][A-Z9][A-Z0-9][A-Z]{2}(?: ?\d{2})?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.7,
  context: [
    'driving licence',
    'driver licence',
    'driving license',
    'driver number',
    'licence number',
    'licence',
    'licence no',
    'dvla',
  ],
  isValid: isDriverNumber,
  source: 'DVLA, leaflet INS57P; Road traffic: driver number format (gov.uk/driving-licence-codes)',
  cases: {
    match: [
      'MORGA657054SM9IJ',
      'licence MORGA 657054 SM9IJ 35',
      'FOX99811305A99XK',
      'driver number: WILLI701125JM9AB.',
    ],
    ignore: [
      'MORGA637054SM9IJ',
      'MORGA657324SM9IJ',
      'MO9GA657054SM9IJ',
      'MORGA657054SM9I',
      'MORGA65705SM9IJ',
      'order MODEL203040AB1',
      'XMORGA657054SM9IJ2',
    ],
  },
};

/** Surnames are filled up with nines; 50 is added to the month of women's births. */
function isDriverNumber(candidate: string): boolean {
  if (!/^[A-Z]{1,5}9{0,4}\d{6}/u.test(candidate.slice(0, 5) + digitsOf(candidate.slice(5)))) return false;
  const born = digitsOf(candidate.slice(5));
  const month = Number(born.slice(1, 3)) % 50;
  const day = Number(born.slice(3, 5));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
