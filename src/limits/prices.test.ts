import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIPPED_PRICES, SHIPPED_PRICES_DATE } from './price-table.ts';
import { createPriceList } from './prices.ts';

const shipped = createPriceList({ prices: SHIPPED_PRICES });
const MILLION = 1_000_000;
const USD = 1_000_000_000;

describe('the shipped prices', () => {
  it('say of which day they are', () => {
    expect(new Date(SHIPPED_PRICES_DATE).toISOString()).toBe(`${SHIPPED_PRICES_DATE}T00:00:00.000Z`);
  });

  it.each([
    ['gpt-4o', 2.5, 10],
    ['gpt-4o-2024-11-20', 2.5, 10],
    ['gpt-4o-2024-05-13', 5, 15],
    ['gpt-4o-mini', 0.15, 0.6],
    ['gpt-5', 1.25, 10],
    ['gpt-5-2025-08-07', 1.25, 10],
    ['gpt-5-pro', 15, 120],
    ['gpt-5.1', 1.25, 10],
    ['o3-2025-04-16', 2, 8],
    ['claude-sonnet-4-20250514', 3, 15],
    ['claude-sonnet-4@20250514', 3, 15],
    ['claude-3-5-haiku-latest', 0.8, 4],
    ['claude-opus-4-1-20250805', 15, 75],
    ['grok-4-0709', 3, 15],
    ['gemini-3.1-pro-preview', 2, 12],
  ])('know %s', (model, input, output) => {
    expect(shipped.find(model)).toMatchObject({ inputNanos: input * USD, outputNanos: output * USD });
  });

  it.each(['gpt-5-miniature', 'gpt-7', 'gpt-5.9', 'claude', '', 'o', 'gpt-5-mini-x', 'constructor', '__proto__'])(
    'guess nothing of %j',
    (model) => {
      expect(shipped.find(model)).toBeUndefined();
      expect(shipped.costOf(model, { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
    },
  );

  it('are names that are there once, and sane', () => {
    expect(new Set(SHIPPED_PRICES.map(({ model }) => model)).size).toBe(SHIPPED_PRICES.length);
    for (const { inputNanos, cachedInputNanos = 0, outputNanos, longInput } of SHIPPED_PRICES) {
      expect(inputNanos).toBeLessThanOrEqual(outputNanos);
      expect(cachedInputNanos).toBeLessThanOrEqual(inputNanos);
      if (longInput !== undefined) expect(longInput.inputNanos).toBeGreaterThan(inputNanos);
    }
  });
});

describe('a cost', () => {
  it('is the sum of its parts', () => {
    const usage = { inputTokens: 3_000, cachedInputTokens: 1_000, cacheWriteTokens: 500, outputTokens: 200 };
    // 1,500 × 3 + 1,000 × 0.3 + 500 × 3.75 + 200 × 15 USD a million tokens
    expect(shipped.costOf('claude-sonnet-4-6', usage)).toBe(9_675_000);
  });

  it('takes the price of input where a cache has none', () => {
    const usage = { inputTokens: MILLION, cachedInputTokens: MILLION, outputTokens: 0 };
    expect(shipped.costOf('gpt-5-pro', usage)).toBe(15 * USD);
  });

  it('is that of long input for all of the request', () => {
    expect(shipped.costOf('gemini-2.5-pro', { inputTokens: 200_000, outputTokens: 0 })).toBe(0.25 * USD);
    expect(shipped.costOf('gemini-2.5-pro', { inputTokens: 200_001, outputTokens: 0 })).toBe(500_002_500);
  });

  it('rounds up what is less than a nano-dollar, and saturates', () => {
    const prices = createPriceList({ prices: [{ model: '*', inputNanos: 1, outputNanos: 1_000_000 * USD }] });
    expect(prices.costOf('x', { inputTokens: 1, outputTokens: 0 })).toBe(1);
    expect(prices.costOf('x', { inputTokens: 0, outputTokens: Number.MAX_SAFE_INTEGER })).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('is exact and grows with every count', () => {
    const count = fc.integer({ min: 0, max: 10 * MILLION });
    fc.assert(
      fc.property(count, count, count, count, (plain, cached, written, output) => {
        const usage = {
          inputTokens: plain + cached + written,
          cachedInputTokens: cached,
          cacheWriteTokens: written,
          outputTokens: output,
        };
        const exact = 4 * plain * 1_000 + cached * 200 + 5 * written * 1_000 + 20 * output * 1_000;
        expect(shipped.costOf('claude-opus-5-5', usage)).toBe(exact);
      }),
    );
  });

  it.each([
    { inputTokens: -1, outputTokens: 0 },
    { inputTokens: 0.5, outputTokens: 0 },
    { inputTokens: 0, outputTokens: Number.NaN },
    { inputTokens: 0, outputTokens: Number.POSITIVE_INFINITY },
    { inputTokens: 5, cachedInputTokens: 6, outputTokens: 0 },
    { inputTokens: 5, cachedInputTokens: 3, cacheWriteTokens: 3, outputTokens: 0 },
  ])('has no counts such as %j', (usage) => {
    expect(() => shipped.costOf('gpt-5', usage)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
  });
});

describe('a price list', () => {
  it('has a default for unknown models where one is given', () => {
    const prices = createPriceList({
      prices: SHIPPED_PRICES,
      unknown: { inputNanos: 100 * USD, outputNanos: 200 * USD },
    });
    expect(prices.costOf('nobody-knows', { inputTokens: MILLION, outputTokens: MILLION })).toBe(300 * USD);
    expect(prices.costOf('gpt-5', { inputTokens: MILLION, outputTokens: 0 })).toBe(1.25 * USD);
  });

  it('takes the first entry of a name, names before prefixes and long prefixes before short ones', () => {
    const of = (model: string, inputNanos: number) => ({ model, inputNanos, outputNanos: 0 });
    const prices = createPriceList({
      prices: [of('a*', 1), of('ab*', 2), of('abc', 3), of('abc', 4), of('abc*', 5), of('*', 6)],
    });
    expect(
      ['ax', 'abx', 'abc', 'abcd', 'abc-2025-01-01', 'z', ''].map((model) => prices.find(model)?.inputNanos),
    ).toEqual([1, 2, 3, 5, 3, 6, 6]);
  });

  it.each([
    [{ model: '', inputNanos: 0, outputNanos: 0 }],
    [{ model: 'a b', inputNanos: 0, outputNanos: 0 }],
    [{ model: 'a*b', inputNanos: 0, outputNanos: 0 }],
    [{ model: 'x'.repeat(257), inputNanos: 0, outputNanos: 0 }],
    [{ model: 'a', inputNanos: 0.5, outputNanos: 0 }],
    [{ model: 'a', inputNanos: 0, outputNanos: -1 }],
    [{ model: 'a', inputNanos: 0, outputNanos: 2_000_000 * USD }],
    [{ model: 'a', inputNanos: 0, outputNanos: 0, longInput: { aboveTokens: -1, inputNanos: 0, outputNanos: 0 } }],
  ])('refuses %j', (price) => {
    expect(() => createPriceList({ prices: [price] })).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
  });

  it('has an answer for any name in no time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (model) => {
        expect(() => shipped.find(model)).not.toThrow();
      }),
    );
    expect(shipped.costOf('-1234'.repeat(200_000), { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
  });
});
