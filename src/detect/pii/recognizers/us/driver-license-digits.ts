import type { Recognizer } from '../../recognizer.ts';
import { driverLicense } from './driver-license.ts';

/** Driver licence numbers of the states whose numbers are digits only. */
export const driverLicenseDigits: Recognizer = {
  id: 'pii/us/driver-license-digits',
  entity: 'US_DRIVER_LICENSE',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:\d{7,10}|\d{12}|\d{3}-\d{3}-\d{3}|\d{3}-\d{2}-\d{4})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.01,
  context: driverLicense.context ?? [],
  isValid: (candidate) => /[1-9]/u.test(candidate),
  source: 'AAMVA, DL/ID Card Design Standard 2020, and licence formats by state (ntsi.com/drivers-license-format)',
  cases: {
    match: ['Texas driver license 12345678', 'DL number 123456789', 'NY DL: 123-456-789'],
    ignore: [
      'driver license 123456',
      'driver license 1234567890123',
      'driver license A12345678',
      'driver license 123-4567',
      'driver license 00000000',
    ],
  },
};
