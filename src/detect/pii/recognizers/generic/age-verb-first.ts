import type { Recognizer } from '../../recognizer.ts';

/** Ages in languages in which one has years: `elle a 34 ans`, `tiene 34 años`, `ha 34 anni`, `tem 34 anos`, `ma 34 lata`. */
export const ageVerbFirst: Recognizer = {
  id: 'pii/generic/age-verb-first',
  entity: 'AGE',
  pattern:
    /(?<![\p{L}\p{N}_-])(?:(?:j['’]ai|a|avait|aura|fête ses) (?:1[01]\d|[1-9]?\d) ans|(?:tengo|tiene|tienes|tenía|cumplió|cumple) (?:1[01]\d|[1-9]?\d) años|(?:ho|ha|hai|aveva|compie|compiuto) (?:1[01]\d|[1-9]?\d) anni|(?:tenho|tem|tinha|completou|fez) (?:1[01]\d|[1-9]?\d) anos|(?:mam|ma|miał|miała|skończył|skończyła) (?:1[01]\d|[1-9]?\d) lata?)(?![\p{L}\p{N}_])/iu,
  score: 0.5,
  source: 'HIPAA, 45 CFR 164.514(b)(2)(i)(C): ages over 89; GDPR, recital 38',
  cases: {
    match: ['elle a 34 ans', "j'ai 34 ans", 'tengo 34 años', 'Maria ha 34 anni', 'ele tem 34 anos', 'Anna ma 34 lata'],
    ignore: [
      'il y a 340 ans',
      'pendant 34 ans',
      'hace 34 años',
      'per 34 anni',
      'da 34 anos',
      'przez 34 lata',
      'ha 34 euro',
    ],
  },
};
