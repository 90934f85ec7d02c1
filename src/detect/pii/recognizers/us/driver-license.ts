import type { Recognizer } from '../../recognizer.ts';

/** Driver licence numbers of the states that put letters into them. */
export const driverLicense: Recognizer = {
  id: 'pii/us/driver-license',
  entity: 'US_DRIVER_LICENSE',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:[A-Z]\d{3,9}|[A-Z]\d{11,14}|[A-Z]\d{18}|[A-Z]\d{6}R|[A-Z]{2}\d{2,7}|[A-Z]{2}\d{6}[A-Z]|[A-Z]\d[A-Z]\d[A-Z]|[A-Z]\d{3}-\d{4}-\d{4}|[A-Z]\d{3}-\d{3}-\d{2}-\d{3}-\d|[A-Z]\d{4}-\d{5}-\d{5}|\d{2}[A-Z]{3}\d{5,6}|\d{3}[A-Z]{2}\d{4}|\d{7,9}[A-Z]|\d{8}[A-Z]{2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'driver license',
    "driver's license",
    'driver’s license',
    'drivers license',
    'driver licence',
    'driving licence',
    'driving license',
    'driver lic',
    'license no',
    'license number',
    'licence number',
    'dl',
    'cdl',
    'dmv',
    'learner permit',
    'state id',
  ],
  source: 'AAMVA, DL/ID Card Design Standard 2020, and licence formats by state (ntsi.com/drivers-license-format)',
  cases: {
    match: [
      "driver's license D1234567",
      'DL# S530-4600-2260',
      'Florida DL: S514-172-80-844-0',
      'driving license H12345678',
      'NJ driver license A12345678901234',
      'DL 99ABC12345',
    ],
    ignore: [
      'driver license ABC',
      'driver license 1A',
      'driver license D12',
      'driver license ABCD1234',
      'license D1234567X9',
      'driver license D-1234567',
    ],
  },
};
