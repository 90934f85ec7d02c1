import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/seeded-random.ts';
import { hammingDistance, type SimHash, simHash } from './sim-hash.ts';

const random = seededRandom(11);
const feature = (): number => Math.floor(random() * 2 ** 32);

function hashOf(features: readonly number[]): SimHash {
  const into: SimHash = { low: 0, high: 0 };
  simHash(Uint32Array.from(features), features.length, into);
  return into;
}

function distance(a: readonly number[], b: readonly number[]): number {
  const [one, other] = [hashOf(a), hashOf(b)];
  return hammingDistance(one.low ^ other.low, one.high ^ other.high);
}

/** The distance that `changed` other features of `size` make, in the mean of 200 draws. */
function meanDistance(size: number, changed: number): number {
  let sum = 0;
  for (let n = 0; n < 200; n++) {
    const features = Array.from({ length: size }, feature);
    sum += distance(features, [...features.slice(changed), ...Array.from({ length: changed }, feature)]);
  }
  return sum / 200;
}

describe('SimHash', () => {
  it('is zero for nothing, and the same for the same features in any order', () => {
    expect(hashOf([])).toEqual({ low: 0, high: 0 });
    const features = Array.from({ length: 9 }, feature);
    expect(hashOf(features.toReversed())).toEqual(hashOf(features));
    expect(hashOf(features.slice(1).toReversed())).toEqual(hashOf(features.slice(1)));
  });

  it.each([
    [40, 1],
    [41, 1],
    [100, 5],
    [100, 20],
    [101, 50],
    [20, 5],
  ])('of %i features with %i changed differs by about the angle', (size, changed) => {
    const expected = (64 * Math.acos(1 - changed / size)) / Math.PI;
    expect(Math.abs(meanDistance(size, changed) - expected)).toBeLessThan(2);
  });

  it.each([1, 2, 3, 4, 10, 57])('of unrelated sets of %i features differs by half of the bits', (size) => {
    expect(Math.abs(meanDistance(size, size) - 32)).toBeLessThan(1.5);
  });

  it('counts by bits what a plain count of votes does', () => {
    const features = Array.from({ length: 4_001 }, feature);
    const { low, high } = hashOf(features);
    const alone = features.map((each) => hashOf([each]));
    for (let bit = 0; bit < 32; bit++) {
      const votes = (half: 'low' | 'high'): number => alone.filter((each) => (each[half] >>> bit) & 1).length;
      expect((low >>> bit) & 1).toBe(votes('low') > 2_000 ? 1 : 0);
      expect((high >>> bit) & 1).toBe(votes('high') > 2_000 ? 1 : 0);
    }
  });

  it('counts bits', () => {
    expect([0, 1, 0xff, -1, 0x80000000].map((bits) => hammingDistance(bits, 0))).toEqual([0, 1, 8, 32, 1]);
    expect(hammingDistance(-1, -1)).toBe(64);
  });
});
