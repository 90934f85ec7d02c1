import { isCalendarDate } from '../../calendar-date.ts';
import { LIFE_EVENT_CONTEXT } from '../../life-event-context.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Dates with a time down to the second. Logs and records of machines are full of them: what is said of somebody speaks for one. */
export const timestamp: Recognizer = {
  id: 'pii/generic/timestamp',
  entity: 'DATE_TIME',
  pattern:
    /(?<![A-Za-z0-9._/\-\u2010-\u2013])(?:18|19|20)\d\d[-/][01]\d[-/][0-3]\d[T ][0-2]\d:[0-5]\d:[0-6]\d(?:[.,]\d{1,9})?(?:Z| ?[+-][0-2]\d:?[0-5]\d)?(?![A-Za-z0-9_/\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    ...LIFE_EVENT_CONTEXT,
    'dob',
    'admitted',
    'admission',
    'discharged',
    'appointment',
    'patient',
    'visit',
    'arrival',
    'departure',
    'booked',
    'booking',
    'signed',
  ],
  isValid: isTimestamp,
  source: 'ISO 8601-1:2019, section 5.4; RFC 3339, section 5.6',
  cases: {
    match: [
      'born at 1987-03-09T12:30:45.123Z.',
      'patient admitted 2024-01-15 12:30:45',
      'appointment: 2024-01-15T12:30:45+01:00',
      'signed on 2024/01/15 09:00:00',
    ],
    ignore: [
      'born 2024-13-15T12:30:45Z',
      'born 2023-02-29 12:30:45',
      'born v2024-01-15 12:30:45',
      'born 2024-01-15 12:30:4',
      'born 2024-01-15T12:30:45-x',
    ],
  },
};

function isTimestamp(candidate: string): boolean {
  const [year, month, day] = candidate.slice(0, 10).split(/[-/]/u).map(Number);
  return year !== undefined && month !== undefined && day !== undefined && isCalendarDate(year, month, day);
}
