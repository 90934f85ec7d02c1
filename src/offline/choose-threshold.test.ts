import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import { ALWAYS_FLAGGED, chooseThreshold, NEVER_FLAGGED } from './choose-threshold.ts';
import { TooFewRecordsError, UnreachableRateError } from './offline-errors.ts';

/** In 59 records no false positive bounds the rate, in 93 one does. */
const WANTED = { rate: 0.05, confidence: 0.95 };

/** So many records with the score 0, and others. */
function scores(zeros: number, others: readonly number[]): Float64Array {
  return Float64Array.from([...others, ...Array.from({ length: zeros }, () => 0)]);
}

describe('chooseThreshold', () => {
  it('lies just above the highest score where none may be flagged', () => {
    const chosen = chooseThreshold(scores(57, [0.25, 0.5]), WANTED);
    expect(chosen).toMatchObject({ threshold: 0.500001, records: 59, falsePositives: 0, falsePositivesAllowed: 0 });
    expect(chosen.bound).toBeCloseTo(1 - 0.05 ** (1 / 59), 9);
  });

  it('lies just above the second highest where one may be', () => {
    expect(chooseThreshold(scores(90, [0.25, 0.5, 0.75]), WANTED)).toMatchObject({
      threshold: 0.500001,
      falsePositives: 1,
      falsePositivesAllowed: 1,
    });
  });

  it('flags none of several with the same score where not all may be', () => {
    expect(chooseThreshold(scores(90, [0.75, 0.75, 0.75]), WANTED)).toMatchObject({
      threshold: 0.750001,
      falsePositives: 0,
    });
  });

  it.each([0.1, 0.2, 0.3, 0.7, 1 / 3, 0.999999, 0.9999995, 1e-9])('flags nobody who has the score %f', (score) => {
    const { threshold, falsePositives } = chooseThreshold(scores(58, [score]), WANTED);
    expect(threshold).toBeGreaterThan(score);
    expect(threshold - score).toBeLessThan(2.1e-6);
    expect(threshold).toBeLessThanOrEqual(1);
    expect(falsePositives).toBe(0);
  });

  it('counts what other rules flag', () => {
    expect(chooseThreshold(scores(91, [0.5, ALWAYS_FLAGGED]), WANTED)).toMatchObject({
      threshold: 0.500001,
      falsePositives: 1,
    });
    expect(() => chooseThreshold(scores(91, [ALWAYS_FLAGGED, ALWAYS_FLAGGED]), WANTED)).toThrow(
      '2 benign records are flagged by other rules of the policy, and 1 may be flagged',
    );
  });

  it('is 0 where no record has anything that could be flagged', () => {
    const nothing = new Float64Array(100).fill(NEVER_FLAGGED);
    expect(chooseThreshold(nothing, WANTED)).toMatchObject({ threshold: 0, falsePositives: 0 });
  });

  it('refuses where too many have the highest score', () => {
    expect(() => chooseThreshold(scores(90, [1, 1, 1]), WANTED)).toThrow(UnreachableRateError);
    expect(chooseThreshold(scores(92, [1]), WANTED)).toMatchObject({ threshold: 0.000001, falsePositives: 1 });
  });

  it('refuses too few records and says how many it needs', () => {
    expect(() => chooseThreshold(scores(58, []), WANTED)).toThrow(TooFewRecordsError);
    expect(() => chooseThreshold(scores(0, []), { rate: 0.005, confidence: 0.95 })).toThrow(
      'a false-positive rate of 0.005 at 95 % confidence needs at least 598 benign records; there are 0',
    );
  });

  it('keeps its promise as often as it says, over samples of a known distribution', () => {
    // Uniform scores: the true false-positive rate of a threshold t is 1 − t.
    const random = seededRandom(20_241);
    const trials = 4_000;
    let broken = 0;
    for (let trial = 0; trial < trials; trial++) {
      const sample = Float64Array.from({ length: 300 }, random);
      if (1 - chooseThreshold(sample, WANTED).threshold > WANTED.rate) broken++;
    }
    // With 300 records 9 may be flagged, and the promise is then broken in 4.7 % of all samples; ± 4 standard errors.
    expect(broken / trials).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / trials));
    expect(broken / trials).toBeGreaterThan(0.03);
  });
});
