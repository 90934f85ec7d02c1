import { isShortDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Registration numbers of foreigners in South Korea with a hyphen. Those since October 2020 have no check digit. */
export const frn: Recognizer = {
  id: 'pii/kr/frn',
  entity: 'KR_FRN',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d[-\u2010-\u2013][5-8]\d{6}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    '외국인등록번호',
    '외국인등록',
    '외국인 등록번호',
    'foreigner registration',
    'alien registration',
    'frn',
    'arc',
  ],
  isValid: (candidate) => isShortDate(candidate),
  source: 'Immigration Act of Korea, Enforcement Rule, article 47; amendment of 2020-10-05 (random digits)',
  cases: {
    match: ['외국인등록번호: 850615-5103946', 'FRN 970101-6234561', '001231-7102775'],
    ignore: [
      '851315-5103946',
      '850615-2103946',
      '850615-51039460',
      '1850615-5103946',
      '850615-9103946',
      '8506155103946',
    ],
  },
};
