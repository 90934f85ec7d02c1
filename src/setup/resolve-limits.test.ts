import { describe, expect, it } from 'vitest';
import { limitsSchema } from './limits-schema.ts';
import { resolveLimits } from './resolve-limits.ts';

const resolved = (file: object) => resolveLimits(limitsSchema().parse(file));

it('limits neither size nor use unless it is told to', () => {
  expect(resolved({})).toMatchObject({
    request: {},
    windows: [],
    budgets: {},
    prices: { models: [] },
    reply: {},
    assumedOutputTokens: 4_096,
  });
});

it('reads windows, budgets and prices in dollars as whole numbers of nano-dollars', () => {
  const limits = resolved({
    request: { inputTokensMax: 9, nestingDepthMax: 3 },
    windows: [
      { name: 'hourly', per: 'user', unit: 'tokens', limit: 1_000, window: '1h', burst: 100 },
      { name: 'hourly', per: 'key', unit: 'cost', limit: 0.1, window: '90s' },
    ],
    budgets: { perUser: { day: { costUsd: { soft: 8.5, hard: 10 } }, month: { requests: { hard: 0 } } } },
    prices: { models: [{ model: 'own-*', inputUsd: 0.25, outputUsd: 1 }], unknown: { inputUsd: 100, outputUsd: 100 } },
  });
  expect(limits.request).toEqual({ inputTokens: 9, nestingDepth: 3 });
  expect(limits.windows).toEqual([
    { name: 'hourly', per: 'user', unit: 'tokens', limit: 1_000, windowMs: 3_600_000, burst: 100 },
    { name: 'hourly', per: 'key', unit: 'cost', limit: 100_000_000, windowMs: 90_000 },
  ]);
  expect(limits.budgets).toEqual({
    user: { day: { costNanos: { soft: 8.5e9, hard: 1e10 } }, month: { requests: { hard: 0 } } },
  });
  expect(limits.prices).toEqual({
    models: [{ model: 'own-*', inputNanos: 250_000_000, outputNanos: 1_000_000_000 }],
    unknown: { inputNanos: 1e11, outputNanos: 1e11 },
  });
});

const rule = { name: 'a', per: 'key', unit: 'requests', limit: 5, window: '1m' };

describe('the schema', () => {
  it.each([
    ['half a request', { windows: [{ ...rule, limit: 1.5 }] }],
    ['no request', { windows: [{ ...rule, limit: 0 }] }],
    ['a window of two years', { windows: [{ ...rule, window: '731d' }] }],
    ['a window without a unit', { windows: [{ ...rule, window: '60' }] }],
    ['two rules of one name', { windows: [rule, rule] }],
    ['a name for a header to break on', { windows: [{ ...rule, name: 'a"b' }] }],
    ['more dollars than are counted', { windows: [{ ...rule, unit: 'cost', limit: 2e6 }] }],
    ['a negative budget', { budgets: { perKey: { day: { requests: { hard: -1 } } } } }],
    ['a soft budget of nothing', { budgets: { perKey: { day: { requests: { soft: 0 } } } } }],
    ['a budget for nobody', { budgets: { perTenant: {} } }],
    ['a price that is no number', { prices: { models: [{ model: 'a', inputUsd: Number.NaN, outputUsd: 1 }] } }],
    ['a reply of no characters', { reply: { outputCharactersMax: 0 } }],
  ])('refuses %s', (_name, file) => {
    expect(limitsSchema().safeParse(file).success).toBe(false);
  });
});
