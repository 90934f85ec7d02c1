import { isShortDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Resident registration numbers of South Korea with a hyphen. Those since October 2020 have no check digit. */
export const rrn: Recognizer = {
  id: 'pii/kr/rrn',
  entity: 'KR_RRN',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d[-\u2010-\u2013][1-4]\d{6}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['주민등록번호', '주민번호', '주민등록', 'resident registration', 'rrn', 'korean id'],
  isValid: (candidate) => isShortDate(candidate),
  source: 'Resident Registration Act, Enforcement Rule, article 2; amendment of 2020-10-05 (random digits)',
  cases: {
    match: ['850615-2103946', '주민등록번호: 970101-1234569', '주민번호는 001231-3102772입니다', '850615-2103940'],
    ignore: [
      '851315-2103946',
      '850632-2103946',
      '850615-7103946',
      '850615-21039460',
      '1850615-2103946',
      '850615-2103946-1',
      '850615-210394',
    ],
  },
};
