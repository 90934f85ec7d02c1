import type { Recognizer } from '../../recognizer.ts';

/** Numbers of Italian driving licences: two letters, seven digits and a letter, or `U1` and eight characters. */
export const driverLicence: Recognizer = {
  id: 'pii/it/driver-licence',
  entity: 'IT_DRIVER_LICENSE',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:[A-Z]{2}\d{7}|U1[A-Z0-9]{7})[A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'patente',
    'patente di guida',
    'patenti',
    'numero patente',
    'n. patente',
    'guida',
    'driving licence',
    'driver licence',
    'driving license',
    'driver license',
    "driver's license",
  ],
  source: 'Decreto Legislativo 285/1992, art. 116 (patente di guida, field 5)',
  cases: {
    match: ['patente AA1234567B', 'Patente di guida n. U1H72K91BC', 'patente: MI5028743T.'],
    ignore: [
      'patente AA123456B',
      'patente A12345678B',
      'patente aa1234567b',
      'patente AA12345678',
      'patente AA1234567BC',
      'patente U2H72K91BC',
      'patente XAA1234567B',
    ],
  },
};
