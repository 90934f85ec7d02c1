import { expect, it } from 'vitest';
import { createBodyBudget } from './body-budget.ts';

it('gives a key no more than there is, and all of it again', () => {
  const budget = createBodyBudget(100);
  const first = budget.take('a', 60);
  const second = budget.take('a', 40);
  expect(budget.take('a', 1)).toBeUndefined();
  first?.release();
  first?.release();
  expect(budget.take('a', 61)).toBeUndefined();
  expect(budget.take('a', 60)).toBeDefined();
  second?.release();
  expect(budget.take('a', 40)).toBeDefined();
});

it('takes back what a body did not need, and never gives more than was claimed', () => {
  const budget = createBodyBudget(100);
  const claim = budget.take('a', 100);
  claim?.settle(10);
  claim?.settle(90);
  expect(budget.take('a', 91)).toBeUndefined();
  const other = budget.take('a', 90);
  expect(other).toBeDefined();
  claim?.release();
  expect(budget.take('a', 10)).toBeDefined();
});

it('is one for each key', () => {
  const budget = createBodyBudget(100);
  budget.take('a', 100);
  expect(budget.take('a', 1)).toBeUndefined();
  expect(budget.take('b', 100)).toBeDefined();
});

it('asks nothing of requests without a body', () => {
  const budget = createBodyBudget(100);
  budget.take('a', 100);
  expect(budget.take('a', 0)).toBeDefined();
});

it('lets in a body that is larger than all of it when it is alone', () => {
  const budget = createBodyBudget(100);
  const claim = budget.take('a', 500);
  expect(claim).toBeDefined();
  expect(budget.take('a', 1)).toBeUndefined();
  claim?.release();
  expect(budget.take('a', 1)).toBeDefined();
});
