import type { Recognizer } from '../../recognizer.ts';

/** Ages behind a word for age: `aged 34`, `"age": 34`, `im Alter von 34 Jahren`, `âgée de 34 ans`, `w wieku 34 lat`. */
export const ageWordFirst: Recognizer = {
  id: 'pii/generic/age-word-first',
  entity: 'AGE',
  pattern:
    /(?<![\p{L}\p{N}_-])(?:(?:age|alter|âge|edad|età|idade|leeftijd|wiek)["']? ?[:=] ?["']?|(?:age|âge|edad|età|idade|leeftijd|wiek) |age (?:of|is) |aged |im alter von |âgée?s? de |edad de |all['’]età di |idade de |leeftijd van |w wieku )(?:1[01]\d|[1-9]?\d)(?: (?:years?|jahren?|ans|años|anni|anos|jaar|lata?))?(?![\p{L}\p{N}_%/:])/iu,
  score: 0.6,
  source: 'HIPAA, 45 CFR 164.514(b)(2)(i)(C): ages over 89; GDPR, recital 38',
  cases: {
    match: [
      'a man aged 34',
      'Age: 34.',
      '{"age": 34}',
      'at the age of 92',
      'her age is 7',
      'im Alter von 34 Jahren',
      'Alter: 34',
      'âgée de 34 ans',
      'Âge : 34',
      'edad: 34 años',
      "all'età di 34 anni",
      'idade: 34',
      'leeftijd: 34',
      'w wieku 34 lat',
    ],
    ignore: [
      'page 34',
      'Max-Age: 34',
      'max_age=30',
      'age: 3600',
      'aged 340',
      'Age of Empires 4',
      'packaged 12',
      'age 34%',
      'Alter Markt 3',
      'alter 3 tables',
      'image: 12',
    ],
  },
};
