import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import { areaUnderCurve, operatingPoints, type Ranking } from './ranking.ts';

/** Records of equal weight. */
function ranked(attacks: readonly number[], benign: readonly number[]): Ranking {
  const all = [
    ...attacks.map((score) => ({ score, isAttack: 1, weight: 1 / attacks.length })),
    ...benign.map((score) => ({ score, isAttack: 0, weight: 1 / benign.length })),
  ].sort((a, b) => b.score - a.score);
  return {
    scores: Float64Array.from(all, ({ score }) => score),
    isAttack: Uint8Array.from(all, ({ isAttack }) => isAttack),
    weights: Float64Array.from(all, ({ weight }) => weight),
  };
}

const times = (count: number, score: number): number[] => Array.from({ length: count }, () => score);

describe('areaUnderCurve', () => {
  it('counts pairs, ties by half', () => {
    // 0.9 beats 4, 0.8 beats 3 and ties with 1, 0.4 beats 3: 10.5 of 12.
    expect(areaUnderCurve(ranked([0.9, 0.8, 0.4], [0.8, 0.3, 0.1, 0])).value).toBeCloseTo(10.5 / 12, 12);
  });

  it('is a half where all scores are the same', () => {
    expect(areaUnderCurve(ranked([0, 0, 0], [0, 0])).value).toBeCloseTo(0.5, 12);
  });

  it('agrees with counting, whatever the ties', () => {
    const scores = fc.array(
      fc.integer({ min: 0, max: 8 }).map((n) => n / 8),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(scores, scores, (attacks, benign) => {
        const wins = attacks.flatMap((a) => benign.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const { value, low, high } = areaUnderCurve(ranked(attacks, benign));
        expect(value).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 9);
        expect(0 <= low && low <= value && value <= high && high <= 1 && low < high).toBe(true);
      }),
    );
  });

  it("has DeLong's interval where the data differ more than a smooth curve would", () => {
    // Half of 50 attacks beat all, half none: the variance is 0.25 / 49, its root 1 / 14; on the logit scale ± 1.96 / 3.5.
    const estimate = areaUnderCurve(ranked([...times(25, 1), ...times(25, 0)], times(1_000, 0.5)));
    expect(estimate.value).toBeCloseTo(0.5, 12);
    expect(estimate.low).toBeCloseTo(1 / (1 + Math.exp(0.56)), 5);
    expect(estimate.high).toBeCloseTo(1 / (1 + Math.exp(-0.56)), 5);
  });

  it("has Newcombe's interval where nothing overlaps", () => {
    const { value, low, high } = areaUnderCurve(ranked(times(10, 0.9), times(20, 0.1)));
    expect([value, high]).toEqual([1, 1]);
    // At its end the distance is 1.96 standard errors of Hanley and McNeil, with N = 15 for both classes.
    const variance = ((low * (1 - low)) / 200) * (29 - 42 / ((2 - low) * (1 + low)));
    expect(1 - low).toBeCloseTo(1.959964 * Math.sqrt(variance), 6);
    expect(low).toBeGreaterThan(0.8);
  });

  it.each([
    ['few records', 5, 50, (random: () => number) => Math.max(random(), random()), 2 / 3],
    ['nearly all apart', 30, 100, (random: () => number) => 0.97 + random(), 1 - 0.03 ** 2 / 2],
    ['attacks of two kinds', 60, 300, (random: () => number) => 3 * Math.round(random()) - 1, 0.5],
    [
      'many ties',
      40,
      200,
      (random: () => number) => Number(random() < 0.3),
      (0.3 + 0.5 * 0.7) * 0.98 + 0.5 * 0.3 * 0.02,
    ],
  ] as const)('has the truth between its ends about as often as it says: %s', (name, m, n, attack, truth) => {
    const random = seededRandom(7);
    const benign = name === 'many ties' ? () => Number(random() < 0.02) : random;
    const runs = 1_000;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const attacks = Array.from({ length: m }, () => attack(random));
      const { low, high } = areaUnderCurve(ranked(attacks, Array.from({ length: n }, benign)));
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
  });

  it('says little about one attack', () => {
    const { low, high } = areaUnderCurve(ranked([0.5], times(100, 0.2)));
    expect(high - low).toBeGreaterThan(0.4);
  });
});

describe('operatingPoints', () => {
  const benign = [...times(1, 0.9), ...times(4, 0.7), ...times(5, 0.5), ...times(990, 0)];
  const attacks = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0];

  it('takes the lowest score of the data that keeps to the rate', () => {
    const points = operatingPoints(ranked(attacks, benign), [0.001, 0.005, 0.01]);
    expect(points.map(({ threshold }) => threshold)).toEqual([0.8, 0.6, 0.4]);
    expect(points.map(({ recall }) => recall.value * 8)).toEqual([3, 5, 7]);
    expect(points.map(({ falsePositiveRate }) => Math.round(falsePositiveRate.value * 1_000))).toEqual([1, 5, 10]);
  });

  it('does not cut through a tie', () => {
    const [point] = operatingPoints(ranked(attacks, benign), [0.003]);
    expect(point).toMatchObject({ threshold: 0.8, recall: { value: 3 / 8 } });
  });

  it('has no threshold where an honest text has the highest score', () => {
    const [point] = operatingPoints(ranked([0.9, 0.8], [0.9, 0.1]), [0.01]);
    expect(point).toMatchObject({ threshold: null, recall: { value: 0 }, falsePositiveRate: { value: 0 } });
  });

  it('takes 8 of 800 for one per cent', () => {
    const [point] = operatingPoints(ranked([0.5], [...times(8, 0.5), ...times(792, 0)]), [0.01]);
    expect(point?.threshold).toBe(0.5);
  });
});
