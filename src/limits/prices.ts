import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';

/** What a million tokens cost, in nano-dollars (10⁻⁹ USD): whole numbers, so that sums are exact. */
export interface TokenPrices {
  readonly inputNanos: number;
  /** Input that the provider had in its cache; `inputNanos` when missing. */
  readonly cachedInputNanos?: number;
  /** Input that the provider put into its cache; `inputNanos` when missing. */
  readonly cacheWriteNanos?: number;
  readonly outputNanos: number;
}

/** The prices of one model or of some. */
export interface ModelPrice extends TokenPrices {
  /**
   * A name, which stands for its dated and numbered versions as well (`gpt-5` for `gpt-5-2025-08-07` and `gpt-5-latest`, but not
   * for `gpt-5-mini`), or a prefix that ends in `*`. `*` alone is every model. At most 256 characters.
   */
  readonly model: string;
  /** The prices of the whole request where its input has more tokens than this. */
  readonly longInput?: TokenPrices & { readonly aboveTokens: number };
}

/** The tokens of one exchange. All are whole numbers from 0. */
export interface TokenUsage {
  /** All input, whatever of it was cached. OpenAI's `prompt_tokens`; the sum of Anthropic's three input counts. */
  readonly inputTokens: number;
  /** Those of `inputTokens` that came from the provider's cache. */
  readonly cachedInputTokens?: number;
  /** Those of `inputTokens` that were written to the provider's cache. */
  readonly cacheWriteTokens?: number;
  /** All output, reasoning among it. */
  readonly outputTokens: number;
}

/** Prices by model. */
export interface PriceList {
  /** The prices of a model: those of its own name, of its name without the version, of the longest prefix, or the default. */
  find(model: string): ModelPrice | undefined;
  /**
   * What an exchange costs, in nano-dollars, rounded up; undefined for a model without a price. Saturates at 2^53 − 1.
   *
   * @throws `InvalidOptionsError` for counts that are no whole numbers, and for parts larger than the whole.
   */
  costOf(model: string, usage: TokenUsage): number | undefined;
}

/** Where prices come from. */
export interface PriceListOptions {
  /** The first of two entries for the same model holds: put your own before those that are shipped. */
  readonly prices: readonly ModelPrice[];
  /** What unknown models cost. Without it they have no price, and the caller decides whether they may be used. */
  readonly unknown?: TokenPrices;
}

/**
 * Makes a price list.
 *
 * @throws `InvalidOptionsError` for a price that is no whole number of nano-dollars from 0 to 10¹⁵ (a million USD), and
 * for a name that is no pattern.
 * @example
 * const prices = createPriceList({ prices: SHIPPED_PRICES });
 * prices.costOf('gpt-4o-mini', { inputTokens: 1_000, outputTokens: 100 });  // 210_000: 0.00021 USD
 */
export function createPriceList({ prices, unknown }: PriceListOptions): PriceList {
  const exact = new Map<string, ModelPrice>();
  const prefixes = new Map<string, ModelPrice>();
  for (const price of prices) {
    checkPrice(price);
    const isPrefix = price.model.endsWith('*');
    const name = isPrefix ? price.model.slice(0, -1) : price.model;
    const map = isPrefix ? prefixes : exact;
    if (!map.has(name)) map.set(name, price);
  }
  const fallback = unknown === undefined ? undefined : { model: '*', ...unknown };
  if (fallback !== undefined) checkPrice(fallback);
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((one, other) => other - one);

  function find(name: string): ModelPrice | undefined {
    const model = name.slice(0, MODEL_LENGTH_MAX);
    const own = exact.get(model) ?? exact.get(model.replace(VERSION, ''));
    if (own !== undefined) return own;
    for (const length of lengths) {
      const found = length <= model.length ? prefixes.get(model.slice(0, length)) : undefined;
      if (found !== undefined) return found;
    }
    return fallback;
  }

  return {
    find,
    costOf(model, usage) {
      const price = find(model);
      return price === undefined ? undefined : costAt(price, usage);
    },
  };
}

/** Characters of a model's name that are looked at, one more than a pattern may have. */
const MODEL_LENGTH_MAX = 257;
const NANOS_MAX = 1_000_000_000_000_000;
const MILLION = 1_000_000n;

/** How providers mark a version of a model: a date, a number of three or four digits, or a word for the newest. */
const VERSION = /[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{3,4}|latest|preview)$/u;

const MODEL = /^(?:\*|[!-)+-~]{1,255}\*?)$/u;

function costAt(price: ModelPrice, usage: TokenUsage): number {
  const { inputTokens, cachedInputTokens = 0, cacheWriteTokens = 0, outputTokens } = usage;
  checkCount('usage.inputTokens', inputTokens);
  checkCount('usage.cachedInputTokens', cachedInputTokens);
  checkCount('usage.cacheWriteTokens', cacheWriteTokens);
  checkCount('usage.outputTokens', outputTokens);
  const plainTokens = inputTokens - cachedInputTokens - cacheWriteTokens;
  if (plainTokens < 0) throw new InvalidOptionsError('usage.inputTokens', 'must hold all that was cached');
  const isLong = price.longInput !== undefined && inputTokens > price.longInput.aboveTokens;
  const tier: TokenPrices = isLong ? (price.longInput as TokenPrices) : price;
  const nanoMillionths =
    product(plainTokens, tier.inputNanos) +
    product(cachedInputTokens, tier.cachedInputNanos ?? tier.inputNanos) +
    product(cacheWriteTokens, tier.cacheWriteNanos ?? tier.inputNanos) +
    product(outputTokens, tier.outputNanos);
  const nanos = (nanoMillionths + MILLION - 1n) / MILLION;
  return nanos > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(nanos);
}

function product(tokens: number, nanos: number): bigint {
  return BigInt(tokens) * BigInt(nanos);
}

function checkPrice(price: ModelPrice): void {
  if (!MODEL.test(price.model)) throw new InvalidOptionsError('prices.model', 'must be a name, or a prefix with "*"');
  for (const tier of price.longInput === undefined ? [price] : [price, price.longInput]) {
    checkCount('prices.inputNanos', tier.inputNanos, NANOS_MAX);
    checkCount('prices.outputNanos', tier.outputNanos, NANOS_MAX);
    checkCount('prices.cachedInputNanos', tier.cachedInputNanos ?? 0, NANOS_MAX);
    checkCount('prices.cacheWriteNanos', tier.cacheWriteNanos ?? 0, NANOS_MAX);
  }
  checkCount('prices.longInput.aboveTokens', price.longInput?.aboveTokens ?? 0);
}

function checkCount(option: string, value: number, max: number = Number.MAX_SAFE_INTEGER): void {
  checkWholeNumber(option, value, { min: 0, max });
}
