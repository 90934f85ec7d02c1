import { LIFE_EVENT_CONTEXT } from '../../life-event-context.ts';
import type { Recognizer } from '../../recognizer.ts';

/**
 * Hours and minutes with a colon, which may be a ratio, a verse or a result, and which say little of anybody but beside a birth or a
 * death: context speaks for them.
 */
export const clockTime: Recognizer = {
  id: 'pii/generic/clock-time',
  entity: 'DATE_TIME',
  pattern:
    /(?<![\p{L}\p{N}._:/+-])(?:[01]\d|2[0-3]|\d):[0-5]\d(?::[0-5]\d)?(?: (?:[ap]\.?m|uhr))?(?![\p{L}\p{N}:_/-])/iu,
  score: 0.2,
  context: LIFE_EVENT_CONTEXT,
  // What says that it is a time is left to `time-of-day`.
  isValid: (candidate) => /\d$/u.test(candidate),
  source: 'ISO 8601-1:2019, section 5.3; Unicode CLDR, time formats',
  cases: {
    match: ['born at 14:30', 'geboren um 9:05', 'died 12:30:45', 'né à 08:15.', 'zmarł o godz. 17:00'],
    ignore: ['25:30', '14:60', '1:2', '00:1A:2B:3C:4D:5E', '84.17.46.12:44', 'at 14:30:45:99', '1:30pm', 'fe80::12:30'],
  },
};
