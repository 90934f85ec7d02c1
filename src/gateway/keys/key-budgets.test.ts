import { expect, it } from 'vitest';
import { readKeyBudgets } from './key-budgets.ts';

it('reads budgets of days and months', () => {
  const budgets = { day: { requests: { hard: 0 } }, month: { costNanos: { soft: 1, hard: 1_000_000_000_000_000 } } };
  expect(readKeyBudgets(budgets)).toEqual(budgets);
  expect(readKeyBudgets({})).toEqual({});
});

it.each([
  ['a list', []],
  ['null', null],
  ['a week', { week: {} }],
  ['another metric', { day: { euros: { hard: 1 } } }],
  ['a number for a limit', { day: { requests: 5 } }],
  ['another limit', { day: { requests: { medium: 5 } } }],
  ['a negative limit', { day: { requests: { hard: -1 } } }],
  ['a limit of NaN', { day: { requests: { hard: Number.NaN } } }],
  ['a limit as text', { day: { requests: { hard: '5' } } }],
  ['half a request', { day: { requests: { hard: 0.5 } } }],
  ['a soft limit of nothing', { day: { requests: { soft: 0 } } }],
  ['a prototype', JSON.parse('{"__proto__": {"requests": {"hard": 1}}}')],
])('refuses %s', (_name, value) => {
  expect(() => readKeyBudgets(value)).toThrow(/^invalid option "(?:scopes\.)?budgets|budgets/u);
});
