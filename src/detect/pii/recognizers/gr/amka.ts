import { isShortDate } from '../../calendar-date.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Greek social security numbers (ΑΜΚΑ): date of birth, serial, Luhn's check digit. */
export const amka: Recognizer = {
  id: 'pii/gr/amka',
  entity: 'GR_AMKA',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[0-3]\d[01]\d{8}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'αμκα',
    'α.μ.κ.α',
    'αριθμός μητρώου κοινωνικής ασφάλισης',
    'κοινωνικής ασφάλισης',
    'κοινωνικης ασφαλισης',
    'amka',
    'social security',
  ],
  isValid: (candidate) =>
    isShortDate(candidate.slice(4, 6) + candidate.slice(2, 4) + candidate.slice(0, 2)) && isLuhnValid(candidate),
  source: 'Ν. 3655/2008, άρθρο 153; amka.gr',
  cases: {
    match: ['ΑΜΚΑ 24057503849', 'αμκα: 07113115617.', 'AMKA 10104534655'],
    ignore: [
      'ΑΜΚΑ 24057503848',
      'ΑΜΚΑ 32057503849',
      'ΑΜΚΑ 24137503849',
      'ΑΜΚΑ 2405750384',
      'ΑΜΚΑ 240575038490',
      'ΑΜΚΑ A24057503849',
    ],
  },
};
