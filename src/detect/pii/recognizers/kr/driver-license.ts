import type { Recognizer } from '../../recognizer.ts';

/** Driver licence numbers of South Korea: region, year, six digits and a check number. */
export const driverLicense: Recognizer = {
  id: 'pii/kr/driver-license',
  entity: 'KR_DRIVER_LICENSE',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])(?:1[1-9]|2[0-68])[-\u2010-\u2013]\d{2}[-\u2010-\u2013]\d{6}[-\u2010-\u2013]\d{2}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.45,
  context: ['운전면허', '운전면허번호', '면허번호', 'driver license', "driver's license", 'driving license'],
  source: 'Road Traffic Act of Korea, Enforcement Rule, annexed form 55 (licence number)',
  cases: {
    match: ['11-19-123456-78', '운전면허번호: 26-03-481920-11', '면허번호 13-88-700124-60'],
    ignore: [
      '10-19-123456-78',
      '29-19-123456-78',
      '11-19-12345-78',
      '11-19-123456-789',
      '111-19-123456-78',
      '2024-11-19-123456-78',
    ],
  },
};
