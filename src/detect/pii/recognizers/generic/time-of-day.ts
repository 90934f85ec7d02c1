import { LIFE_EVENT_CONTEXT } from '../../life-event-context.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Times of day that say so, beside a birth, a death or the like: `5:30 pm`, `9 a.m.`, `14:30 Uhr`, `14h30`, `7 o'clock`. */
export const timeOfDay: Recognizer = {
  id: 'pii/generic/time-of-day',
  entity: 'DATE_TIME',
  pattern:
    /(?<![\p{L}\p{N}._:/+-])(?:(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d(?::[0-5]\d)?)? ?[ap](?:m|\.m\.)|(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? (?:uhr|o['’]clock|heures|hrs)|(?:[01]?\d|2[0-3]) ?h ?[0-5]\d)(?![\p{L}\p{N}_/-])/iu,
  score: 0.2,
  context: LIFE_EVENT_CONTEXT,
  source: 'Unicode CLDR, time formats',
  cases: {
    match: [
      'born at 5:30 pm',
      'died 9 a.m. sharp',
      'admitted 11PM',
      'geboren um 14:30 Uhr',
      'gestorben 14.30 Uhr',
      'né à 14h30',
      "arrested at 7 o'clock",
      'née à 8 heures',
    ],
    ignore: ['13 pm', '5:75 pm', '5 pmol', 'x5 pm', '5 amps', '14:30', '24h', '1.5:30 pm', '12 hours', '3 h 5'],
  },
};
