import type { ReplyUsage, RequestReading } from '../../dialects/dialect.ts';
import { AMOUNT_MAX, type BudgetAmounts } from '../../limits/budget-account.ts';
import type { PriceList, TokenUsage } from '../../limits/prices.ts';
import { estimateTokens } from '../../limits/token-count.ts';
import type { WindowCost } from '../../limits/windows.ts';
import type { LimitsConfig } from '../../setup/gateway-config.ts';

/** What an exchange is taken to need before it is made. */
export type ExpectedUse = Pick<TokenUsage, 'inputTokens' | 'outputTokens'>;

/** Which models a request may be answered by. */
type Asked = Pick<RequestReading, 'model' | 'demand'>;

/** Tokens that a format puts around each message. */
const TOKENS_A_MESSAGE = 4;
/** A picture of a million pixels has about so many; nobody here looks into files. */
const TOKENS_AN_ATTACHMENT = 1_500;

/** Estimates the use of a request: its texts, and as much of a reply as it may ask for. */
export function expectedUse(
  { segments, size, demand }: RequestReading,
  limits: Pick<LimitsConfig, 'assumedOutputTokens' | 'outputTokensMax' | 'reply'>,
): ExpectedUse {
  let inputTokens = TOKENS_A_MESSAGE * size.messages() + TOKENS_AN_ATTACHMENT * size.attachments();
  for (const { text } of segments) inputTokens += estimateTokens(text).likely;
  const said = demand.outputTokens();
  const unsaid = limits.outputTokensMax ?? limits.reply.outputTokensMax ?? limits.assumedOutputTokens;
  const each = said !== undefined && Number.isFinite(said) ? said : unsaid;
  const choices = demand.choices();
  return { inputTokens, outputTokens: bounded(each * (Number.isFinite(choices) ? choices : 1)) };
}

/** The most that a request can cost, whichever of its models answers and whatever is cached; undefined without a price. */
export function highestCost(prices: PriceList, asked: Asked, expected: ExpectedUse): number | undefined {
  const plain = costOf(prices, asked, expected);
  const cached = costOf(prices, asked, { ...expected, cacheWriteTokens: expected.inputTokens });
  return plain === undefined || cached === undefined ? undefined : Math.max(plain, cached);
}

/** What an exchange cost, in nano-dollars, by the dearest of the models that it names; undefined where one of them has no price. */
export function costOf(prices: PriceList, { model, demand }: Asked, usage: TokenUsage): number | undefined {
  let highest = 0;
  for (const name of [model, ...demand.otherModels()]) {
    const cost = prices.costOf(name, usage);
    if (cost === undefined) return undefined;
    highest = Math.max(highest, cost);
  }
  return bounded(highest);
}

/** The tokens of an exchange: as the provider told them, else as expected and as received. */
export function usageOf(told: ReplyUsage | undefined, expectedInput: number, receivedTokens: number): TokenUsage {
  const outputTokens = told?.outputTokens ?? receivedTokens;
  if (told?.inputTokens === undefined) return { inputTokens: expectedInput, outputTokens };
  const { inputTokens, cachedInputTokens = 0, cacheWriteTokens = 0 } = told;
  return { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens };
}

/** The same use as budgets and as windows count it. */
export function amountsOf({ inputTokens, outputTokens }: ExpectedUse, costNanos: number): BudgetAmounts {
  return { requests: 1, inputTokens, outputTokens, costNanos };
}

/** See {@link amountsOf}. */
export function windowCostOf({ requests, inputTokens, outputTokens, costNanos }: BudgetAmounts): WindowCost {
  const tokens = inputTokens + outputTokens;
  return { requests, tokens, 'input-tokens': inputTokens, 'output-tokens': outputTokens, cost: costNanos };
}

function bounded(value: number): number {
  return Math.min(value, AMOUNT_MAX);
}
