import { expect, it } from 'vitest';
import { isLuhnValid } from '../luhn.ts';
import { weightedDigitSum } from './weighted-digit-sum.ts';

it.each([
  ['0', [2], 0],
  ['9', [2], 9],
  ['666', [2], 9],
  ['18', [1, 2], 8],
  ['15', [5, 7], 13],
  ['', [1], 0],
])('%j with the weights %j has the sum %d', (digits, weights, sum) => {
  expect(weightedDigitSum(digits, weights)).toBe(sum);
});

it('is the sum of Luhn with the weights 2 and 1', () => {
  for (let number = 1000; number < 1200; number++) {
    expect(weightedDigitSum(String(number), [2, 1]) % 10 === 0).toBe(isLuhnValid(String(number)));
  }
});
