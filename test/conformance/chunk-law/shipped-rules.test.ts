import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCutting, awkwardPlaces, singleUnits, wholeText } from './cuttings.ts';
import { engineOf, WIDE_BOUNDS } from './engine.ts';
import { firstViolation, LAW_TIMEOUT_MS, type LawCount, lawParameters } from './law.ts';
import { CANARY, SYSTEM_PROMPT, shippedCases, shippedRules, shippedTreatment } from './shipped-rules.ts';
import { anyText } from './texts.ts';

const engine = engineOf(shippedRules, shippedTreatment)(WIDE_BOUNDS);

const aCase = fc.constantFrom(...shippedCases);
const glue = fc.constantFrom(
  ' ',
  '\n',
  '. ',
  '',
  '`',
  '\n```\n',
  '\u200b',
  '  ',
  '"',
  ', ',
  '/',
  '![',
  '](',
  ' card ',
  '-',
);
const aPart = fc.oneof(
  { weight: 5, arbitrary: aCase },
  { weight: 2, arbitrary: aCase.chain((text) => fc.nat(text.length).map((length) => text.slice(0, length))) },
  { weight: 1, arbitrary: aCase.chain((text) => fc.nat(text.length).map((length) => text.slice(length))) },
  { weight: 1, arbitrary: fc.nat(SYSTEM_PROMPT.length).map((length) => SYSTEM_PROMPT.slice(0, length)) },
  { weight: 1, arbitrary: fc.nat(CANARY.length).map((length) => CANARY.slice(0, length)) },
  { weight: 3, arbitrary: anyText.map((text) => text.slice(0, 60)) },
);

/** Cases of the shipped rules, whole and in part, one behind the other. */
const shippedText: fc.Arbitrary<string> = fc
  .array(fc.tuple(aPart, glue), { maxLength: 8 })
  .map((parts) => parts.flat().join('').slice(0, 3_000));

it('the chunk law holds for the rules that ship', { timeout: LAW_TIMEOUT_MS }, () => {
  const count: LawCount = { pushes: 0, texts: 0, withFindings: 0, blocked: 0 };
  fc.assert(
    fc.property(shippedText, anyCutting, (text, one) => {
      const found = firstViolation(engine, text, [wholeText, singleUnits, awkwardPlaces, one], count);
      if (found !== undefined) throw new Error(found);
    }),
    lawParameters(250),
  );
  console.log('chunk law, shipped rules:', count);
  expect(count.withFindings).toBeGreaterThan(count.texts / 3);
});
