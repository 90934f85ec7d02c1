import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCutting, awkwardPlaces, evenChunks, singleUnits, wholeText } from './cuttings.ts';
import { type EngineBounds, engineOf, WIDE_BOUNDS } from './engine.ts';
import { firstViolation, LAW_TIMEOUT_MS, type LawCount, lawParameters } from './law.ts';
import { testRuleSets, testRules, testTreatment } from './test-rules.ts';
import { anyText, longText } from './texts.ts';

const NOTHING: LawCount = { pushes: 0, texts: 0, withFindings: 0, blocked: 0 };

const narrowBounds: fc.Arbitrary<EngineBounds> = fc.record({
  streamHoldCharsMax: fc.constantFrom(5, 64, 1_024),
  replyCharsMax: fc.oneof(fc.constant(400_000), fc.integer({ min: 1, max: 300 })),
  findingsMax: fc.constantFrom(1, 3, 10_000),
});

describe('the chunk law, with rules of all kinds', { timeout: LAW_TIMEOUT_MS }, () => {
  const engines = testRuleSets.map((rules) => engineOf(rules, testTreatment));
  const anyEngine = fc.constantFrom(...engines);

  it('has at least sixty rules to hold for', () => {
    expect(testRules.length).toBeGreaterThanOrEqual(60);
    expect(new Set(testRules.map((rule) => rule.kind))).toEqual(new Set(['span', 'region', 'token', 'meter']));
  });

  it('gives the same for every cutting of a text', () => {
    const count = { ...NOTHING };
    fc.assert(
      fc.property(anyText, anyEngine, anyCutting, anyCutting, (text, engine, one, other) => {
        const found = firstViolation(
          engine(WIDE_BOUNDS),
          text,
          [wholeText, singleUnits, awkwardPlaces, one, other],
          count,
        );
        if (found !== undefined) throw new Error(found);
      }),
      lawParameters(600),
    );
    console.log('chunk law:', count);
    expect(count.pushes).toBeGreaterThan(100_000);
    expect(count.withFindings).toBeGreaterThan(count.texts / 2);
  });

  it('gives the same for texts of which only a part is kept at any time', () => {
    fc.assert(
      fc.property(longText, anyEngine, anyCutting, (text, engine, one) => {
        const found = firstViolation(engine(WIDE_BOUNDS), text, [wholeText, singleUnits, one, evenChunks(700)]);
        if (found !== undefined) throw new Error(found);
      }),
      lawParameters(12),
    );
  });

  it('gives the same within narrow bounds', () => {
    fc.assert(
      fc.property(anyText, anyEngine, anyCutting, narrowBounds, (text, engine, one, bounds) => {
        const found = firstViolation(engine(bounds), text, [wholeText, singleUnits, awkwardPlaces, one]);
        if (found !== undefined) throw new Error(found);
      }),
      lawParameters(400),
    );
  });
});
