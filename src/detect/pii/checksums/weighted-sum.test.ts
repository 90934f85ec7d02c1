import { describe, expect, it } from 'vitest';
import { weightedSum } from './weighted-sum.ts';

describe('weightedSum', () => {
  it.each([
    ['123', [3, 2, 1], undefined, 10],
    ['1A', [1, 2], undefined, 21],
    ['12345', [1, 1], undefined, 3],
    ['1', [1, 100], undefined, 1],
    ['1-2', [1, 100, 1], undefined, 3],
    ['BA', [1, 10], 'AB', 1],
  ])('of %j with %j over %j is %d', (text, weights, alphabet, sum) => {
    expect(weightedSum(text, weights, alphabet)).toBe(sum);
  });
});
