import type { Recognizer } from '../../recognizer.ts';

/** Ages whose number stands first: `34 years old`, `34-year-old`, `34 Jahre alt`, `34 años de edad`. */
export const ageNumberFirst: Recognizer = {
  id: 'pii/generic/age-number-first',
  entity: 'AGE',
  pattern:
    /(?<![\p{L}\p{N}.,_/+-])(?:1[01]\d|[1-9]?\d)(?:[ -](?:years?|yrs?|months?|weeks?)[ -](?:old|of age)|(?: ?y\/o| ?yo)| (?:jahre|monate|wochen) alt|[ -]jährige[rnsm]?| ans et demi| (?:años|ano?s) de (?:edad|idade)| anni di età| (?:jaar|maanden) oud|[ -]jarige| (?:lat|lata|rok) życia|[ -]letni(?:a|e|ej|ego|emu|m|ą|ch)?)(?![\p{L}\p{N}_])/iu,
  score: 0.6,
  source: 'HIPAA, 45 CFR 164.514(b)(2)(i)(C): ages over 89; GDPR, recital 38',
  cases: {
    match: [
      'she is 34 years old',
      'a 34-year-old man',
      '6 months old',
      '34 y/o female',
      'er ist 34 Jahre alt',
      'der 34-Jährige',
      'tiene 34 años de edad',
      '34 anos de idade',
      '34 anni di età',
      'hij is 34 jaar oud',
      'de 34-jarige vrouw',
      '34-letni mężczyzna',
    ],
    ignore: [
      '34 years later',
      '1.34 years old',
      '1340 years old',
      '340 years old',
      'x34 years old',
      '34 older years',
      '34 Jahre später',
      'in 34 years',
    ],
  },
};
