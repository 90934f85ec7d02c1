import { expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../../core/bounds.ts';
import { findMatches } from '../../matching/find-matches.ts';
import { compileRules } from '../../matching/rule-set.ts';
import { recognizerSpan } from '../recognizer.ts';
import { europeanRecognizers } from './europe.ts';

const ALL = compileRules(europeanRecognizers.map(recognizerSpan), BOUNDS_DEFAULT.streamHoldCharsMax);

/** Examples that authorities and encyclopedias print: made up, or of companies. */
const PRINTED: readonly (readonly [string, string])[] = [
  ['UK_NHS', '943 476 5919'],
  ['UK_NINO', 'AB 12 34 56 C'],
  ['UK_DRIVING_LICENCE', 'MORGA657054SM9IJ'],
  ['DE_TAX_ID', '36574261809'],
  ['DE_TAX_ID', '86095742719'],
  ['DE_PASSPORT', 'C01X00T478'],
  ['DE_ID_CARD', 'T220001293'],
  ['DE_SOCIAL_SECURITY', '15070649C103'],
  ['DE_HEALTH_INSURANCE', 'A123456780'],
  ['DE_VAT_ID', 'DE136695976'],
  ['DE_FUEHRERSCHEIN', 'B072RRE2I55'],
  ['ES_NIF', '54362315-K'],
  ['ES_NIF', '12345678Z'],
  ['ES_NIE', 'X-2482300W'],
  ['FI_PERSONAL_IDENTITY_CODE', '131052-308T'],
  ['FR_NIR', '2 95 10 99 126 111 93'],
  ['FR_SIREN', '732 829 320'],
  ['FR_SIRET', '73282932000074'],
  ['IT_FISCAL_CODE', 'RCCMNL83S18D969H'],
  ['IT_VAT_CODE', '00743110157'],
  ['PL_PESEL', '44051401359'],
  ['PL_NIP', '856-734-62-15'],
  ['PL_ID_CARD', 'ABA300000'],
  ['SE_PERSONNUMMER', '811218-9876'],
  ['SE_PERSONNUMMER', '198112189876'],
  ['TR_NATIONAL_ID', '10000000146'],
  ['NL_BSN', '111222333'],
  ['BE_NATIONAL_NUMBER', '85.07.30-033 28'],
  ['PT_NIF', '501964843'],
  ['IE_PPS', '1234567FA'],
  ['AT_SOCIAL_SECURITY', '1237 010180'],
  ['CH_AHV', '756.9217.0769.85'],
  ['DK_CPR', '211062-5629'],
  ['CZ_BIRTH_NUMBER', '710319/2745'],
  ['RO_CNP', '1800101221144'],
  ['BG_EGN', '7523169263'],
  ['GR_AFM', '094259216'],
  ['GR_AMKA', '01013099997'],
  ['HR_OIB', '33392005961'],
  ['RU_INN', '7707083893'],
  ['RU_INN', '500100732259'],
  ['RU_SNILS', '112-233-445 95'],
  ['UA_RNOKPP', '1759013776'],
];

it.each(PRINTED)('%s finds the printed example %s', (entity, text) => {
  const found = findMatches(ALL, { name: 'canonical', text, barriers: [] });
  expect(found.filter(({ start, end }) => start === 0 && end === text.length).map(({ rule }) => rule.entity)).toContain(
    entity,
  );
});
