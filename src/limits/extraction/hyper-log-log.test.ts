import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/seeded-random.ts';
import { addDistinct, countDistinct, HLL_REGISTERS } from './hyper-log-log.ts';
import { mix32 } from './mix32.ts';

const SIGMA = 1.04 / Math.sqrt(HLL_REGISTERS);

function registersOf(count: number, salt: number): Uint8Array {
  const registers = new Uint8Array(HLL_REGISTERS);
  for (let i = 0; i < count; i++) addDistinct(registers, mix32(i + salt));
  return registers;
}

describe('distinct counts', () => {
  it('are 0 for nothing and 1 for one thing, however often', () => {
    const registers = new Uint8Array(HLL_REGISTERS);
    expect(countDistinct(registers)).toBe(0);
    for (let n = 0; n < 100; n++) addDistinct(registers, mix32(7));
    expect(countDistinct(registers)).toBeCloseTo(1, 2);
  });

  it.each([10, 100, 500, 1_000, 2_500, 3_000, 10_000, 100_000, 1_000_000])(
    'of %i are right within three sigma',
    (count) => {
      const random = seededRandom(count);
      for (let trial = 0; trial < 5; trial++) {
        const estimate = countDistinct(registersOf(count, Math.floor(random() * 2 ** 31)));
        expect(Math.abs(estimate - count) / count).toBeLessThan(3 * SIGMA);
      }
    },
  );

  it('do not depend on order or repetition', () => {
    const once = registersOf(1_000, 5);
    const other = new Uint8Array(HLL_REGISTERS);
    for (let i = 999; i >= 0; i--) for (let n = 0; n < 3; n++) addDistinct(other, mix32(i + 5));
    expect(other).toEqual(once);
  });

  it('stay finite when all registers are full', () => {
    expect(Number.isFinite(countDistinct(new Uint8Array(HLL_REGISTERS).fill(20)))).toBe(true);
    const registers = new Uint8Array(HLL_REGISTERS);
    for (const hash of [0, 1, 2 ** 32 - 1, 2 ** 31]) addDistinct(registers, hash);
    expect(Math.max(...registers)).toBeLessThanOrEqual(23);
  });
});
