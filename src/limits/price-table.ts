import type { ModelPrice } from './prices.ts';

/** The day on which {@link SHIPPED_PRICES} were read. Prices change: bring your own table where they must be right. */
export const SHIPPED_PRICES_DATE = '2026-11-23';

/**
 * List prices of well-known models, for text, without discounts for batches or at night: where a price depends on the time of
 * day it is the highest one. Source: genai-prices 0.2.3 (pydantic, MIT), which keeps what the providers publish at
 * anthropic.com/pricing, developers.openai.com/api/docs/pricing, ai.google.dev/gemini-api/docs/pricing, mistral.ai/pricing,
 * api-docs.deepseek.com/quick_start/pricing, docs.x.ai/docs/models and cohere.com/pricing.
 */
export const SHIPPED_PRICES: readonly ModelPrice[] = [
  // Anthropic
  price('claude-fable-5', { input: 10, cached: 1, write: 12.5, output: 50 }),
  price('claude-fable-5-1', { input: 10, cached: 0.25, write: 12.5, output: 50 }),
  price('claude-fable-5-2', { input: 8, cached: 0.2, write: 10, output: 40 }),
  price('claude-opus-5-5', { input: 4, cached: 0.2, write: 5, output: 20 }),
  price('claude-opus-5', { input: 5, cached: 0.5, write: 6.25, output: 25 }),
  price('claude-opus-4-8', { input: 5, cached: 0.5, write: 6.25, output: 25 }),
  price('claude-opus-4-7', { input: 5, cached: 0.5, write: 6.25, output: 25 }),
  price('claude-opus-4-6', { input: 5, cached: 0.5, write: 6.25, output: 25 }),
  price('claude-opus-4-5', { input: 5, cached: 0.5, write: 6.25, output: 25 }),
  price('claude-opus-4-1', { input: 15, cached: 1.5, write: 18.75, output: 75 }),
  price('claude-opus-4-0', { input: 15, cached: 1.5, write: 18.75, output: 75 }),
  price('claude-opus-4', { input: 15, cached: 1.5, write: 18.75, output: 75 }),
  price('claude-3-opus', { input: 15, cached: 1.5, write: 18.75, output: 75 }),
  price('claude-sonnet-5-5', { input: 2, cached: 0.1, write: 2.5, output: 10 }),
  price('claude-sonnet-5', { input: 2, cached: 0.2, write: 2.5, output: 10 }),
  price('claude-sonnet-4-6', { input: 3, cached: 0.3, write: 3.75, output: 15 }),
  price(
    'claude-sonnet-4-5',
    { input: 3, cached: 0.3, write: 3.75, output: 15 },
    { above: 200_000, input: 6, cached: 0.6, write: 7.5, output: 22.5 },
  ),
  price('claude-sonnet-4-0', { input: 3, cached: 0.3, write: 3.75, output: 15 }),
  price('claude-sonnet-4', { input: 3, cached: 0.3, write: 3.75, output: 15 }),
  price('claude-3-7-sonnet', { input: 3, cached: 0.3, write: 3.75, output: 15 }),
  price('claude-3-5-sonnet', { input: 3, cached: 0.3, write: 3.75, output: 15 }),
  price(
    'claude-haiku-5-5',
    { input: 0.1, cached: 0.01, write: 0.125, output: 0.5 },
    { above: 100_000, input: 0.5, cached: 0.05, write: 0.625, output: 2.5 },
  ),
  price('claude-haiku-4-5', { input: 1, cached: 0.1, write: 1.25, output: 5 }),
  price('claude-3-5-haiku', { input: 0.8, cached: 0.08, write: 1, output: 4 }),
  price('claude-3-haiku', { input: 0.25, cached: 0.03, write: 0.3, output: 1.25 }),
  // OpenAI
  price(
    'gpt-6-sol',
    { input: 2, cached: 0.2, write: 2.5, output: 10 },
    { above: 272_000, input: 4, cached: 0.4, write: 5, output: 15 },
  ),
  price(
    'gpt-6.1-sol',
    { input: 2, cached: 0.1, write: 2.5, output: 10 },
    { above: 272_000, input: 4, cached: 0.2, write: 5, output: 15 },
  ),
  price(
    'gpt-6.1-terra',
    { input: 1, cached: 0.05, write: 1.25, output: 5 },
    { above: 272_000, input: 2, cached: 0.1, write: 2.5, output: 7.5 },
  ),
  price(
    'gpt-6-luna',
    { input: 0.1, cached: 0.01, write: 0.125, output: 0.5 },
    { above: 272_000, input: 0.2, cached: 0.02, write: 0.25, output: 0.75 },
  ),
  price('gpt-5.5', { input: 5, cached: 0.5, output: 30 }, { above: 272_000, input: 10, cached: 1, output: 45 }),
  price('gpt-5.5-pro', { input: 30, output: 180 }, { above: 272_000, input: 60, output: 270 }),
  price('gpt-5.4', { input: 2.5, cached: 0.25, output: 15 }, { above: 272_000, input: 5, cached: 0.5, output: 22.5 }),
  price('gpt-5.4-mini', { input: 0.75, cached: 0.075, output: 4.5 }),
  price('gpt-5.4-nano', { input: 0.2, cached: 0.02, output: 1.25 }),
  price('gpt-5.4-pro', { input: 30, output: 180 }, { above: 272_000, input: 60, output: 270 }),
  price('gpt-5.3-codex', { input: 1.75, cached: 0.175, output: 14 }),
  price('gpt-5.2', { input: 1.75, cached: 0.175, output: 14 }),
  price('gpt-5.2-pro', { input: 21, output: 168 }),
  price('gpt-5.1', { input: 1.25, cached: 0.125, output: 10 }),
  price('gpt-5', { input: 1.25, cached: 0.125, output: 10 }),
  price('gpt-5-mini', { input: 0.25, cached: 0.025, output: 2 }),
  price('gpt-5-nano', { input: 0.05, cached: 0.005, output: 0.4 }),
  price('gpt-5-pro', { input: 15, output: 120 }),
  price('gpt-4.1', { input: 2, cached: 0.5, output: 8 }),
  price('gpt-4.1-mini', { input: 0.4, cached: 0.1, output: 1.6 }),
  price('gpt-4.1-nano', { input: 0.1, cached: 0.025, output: 0.4 }),
  price('gpt-4o-2024-05-13', { input: 5, output: 15 }),
  price('gpt-4o', { input: 2.5, cached: 1.25, output: 10 }),
  price('gpt-4o-mini', { input: 0.15, cached: 0.075, output: 0.6 }),
  price('gpt-4-turbo', { input: 10, output: 30 }),
  price('gpt-4', { input: 30, output: 60 }),
  price('gpt-3.5-turbo-1106', { input: 1, output: 2 }),
  price('gpt-3.5-turbo-0613', { input: 1.5, output: 2 }),
  price('gpt-3.5-turbo', { input: 0.5, output: 1.5 }),
  price('o1', { input: 15, cached: 7.5, output: 60 }),
  price('o1-mini', { input: 1.1, cached: 0.55, output: 4.4 }),
  price('o1-pro', { input: 150, output: 600 }),
  price('o3', { input: 2, cached: 0.5, output: 8 }),
  price('o3-mini', { input: 1.1, cached: 0.55, output: 4.4 }),
  price('o3-pro', { input: 20, output: 80 }),
  price('o4-mini', { input: 1.1, cached: 0.275, output: 4.4 }),
  // Google
  price('gemini-3.8-flash', { input: 0.75, cached: 0.075, output: 3.75 }),
  price('gemini-3.5-flash', { input: 1.5, cached: 0.15, output: 9 }),
  price('gemini-3.5-flash-lite', { input: 0.3, cached: 0.03, output: 2.5 }),
  price('gemini-3.1-pro', { input: 2, cached: 0.2, output: 12 }, { above: 200_000, input: 4, cached: 0.4, output: 18 }),
  price('gemini-3-flash', { input: 0.5, cached: 0.05, output: 3 }),
  price(
    'gemini-2.5-pro',
    { input: 1.25, cached: 0.125, output: 10 },
    { above: 200_000, input: 2.5, cached: 0.25, output: 15 },
  ),
  price('gemini-2.5-flash', { input: 0.3, cached: 0.03, output: 2.5 }),
  price('gemini-2.5-flash-lite', { input: 0.1, cached: 0.01, output: 0.4 }),
  // Mistral, DeepSeek, xAI, Cohere
  price('mistral-large-4', { input: 0.7, cached: 0.07, output: 2.1 }),
  price('mistral-large-2512', { input: 0.5, cached: 0.05, output: 1.5 }),
  price('mistral-large', { input: 2, output: 6 }),
  price('mistral-medium', { input: 1.5, cached: 0.15, output: 7.5 }),
  price('mistral-small', { input: 0.15, cached: 0.015, output: 0.6 }),
  price('codestral', { input: 0.3, output: 0.9 }),
  price('deepseek-v4-pro', { input: 1.32, cached: 0.044, output: 3.96 }),
  price('deepseek-v4-flash', { input: 0.3, cached: 0.006, output: 1.2 }),
  price('deepseek-chat', { input: 0.27, cached: 0.07, output: 1.1 }),
  price('deepseek-reasoner', { input: 0.55, cached: 0.14, output: 2.19 }),
  price('grok-4.7', { input: 2, cached: 0.5, output: 6 }, { above: 199_999, input: 4, cached: 1, output: 12 }),
  price('grok-4.5', { input: 2, cached: 0.3, output: 6 }, { above: 199_999, input: 4, cached: 0.6, output: 12 }),
  price('grok-4-fast-reasoning', { input: 0.2, cached: 0.05, output: 0.5 }),
  price('grok-4', { input: 3, cached: 0.75, output: 15 }),
  price('grok-3', { input: 3, cached: 0.75, output: 15 }),
  price('command-a', { input: 2.5, output: 10 }),
  price('command-r-plus', { input: 2.5, output: 10 }),
  price('command-r', { input: 0.15, output: 0.6 }),
];

/** USD per million tokens. */
interface Usd {
  readonly input: number;
  readonly cached?: number;
  readonly write?: number;
  readonly output: number;
}

function price(model: string, usd: Usd, long?: Usd & { readonly above: number }): ModelPrice {
  return {
    model,
    ...nanosOf(usd),
    ...(long !== undefined && { longInput: { aboveTokens: long.above, ...nanosOf(long) } }),
  };
}

function nanosOf({ input, cached, write, output }: Usd): Pick<ModelPrice, 'inputNanos' | 'outputNanos'> {
  return {
    inputNanos: nanos(input),
    outputNanos: nanos(output),
    ...(cached !== undefined && { cachedInputNanos: nanos(cached) }),
    ...(write !== undefined && { cacheWriteNanos: nanos(write) }),
  };
}

function nanos(usd: number): number {
  return Math.round(usd * 1_000_000_000);
}
