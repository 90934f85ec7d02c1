import type { BudgetScopeKind } from '../limits/budget-errors.ts';
import type { BudgetScope } from '../limits/budget-scope.ts';
import type { ModelPrice, TokenPrices } from '../limits/prices.ts';
import type { RequestSizeLimits } from '../limits/request-size.ts';
import type { WindowRule } from '../limits/windows.ts';

/** Whose requests a limit counts together. */
export type LimitScopeKind = BudgetScopeKind;

/** A window with whom it holds for. Two of one kind have two names. */
export interface WindowConfig extends WindowRule {
  readonly per: LimitScopeKind;
}

/** Budgets by period, as a key may have them, too. */
export type BudgetsConfig = BudgetScope['budgets'];

/** How much of a choice of a reply leaves. A limit that is missing does not hold. */
export interface ReplyMaxima {
  /** By the estimate that the text which leaves has, not by the count of the provider. */
  readonly outputTokensMax?: number;
  /** UTF-16 units. */
  readonly outputCharactersMax?: number;
}

/** What models cost, over the prices that are shipped. */
export interface PricesConfig {
  readonly models: readonly ModelPrice[];
  /** What a model costs that nobody has a price for. Missing: where cost is limited such a model is refused. */
  readonly unknown?: TokenPrices;
}

/** Limits of size and use, over the rates of keys. Nothing of it holds unless it is configured. */
export interface UsageLimitsConfig {
  readonly request: RequestSizeLimits;
  readonly windows: readonly WindowConfig[];
  readonly budgets: Partial<Readonly<Record<LimitScopeKind, BudgetsConfig>>>;
  readonly prices: PricesConfig;
  readonly reply: ReplyMaxima;
  /** Tokens that are reserved for a reply of which the request does not say how long it may be. */
  readonly assumedOutputTokens: number;
}

type Optional<Names extends string, Value> = { readonly [name in Names]?: Value | undefined };

/** One limit of a budget, as a file says it. */
export type BudgetLimitFile = Optional<'soft' | 'hard', number>;

/** One period of a budget. Cost is in USD. */
export type BudgetPeriodFile = Optional<'requests' | 'inputTokens' | 'outputTokens' | 'costUsd', BudgetLimitFile>;

/** The budgets of each key, user, session or address. */
export type BudgetsFile = Optional<'day' | 'month', BudgetPeriodFile>;

/** Prices in USD a million tokens. */
export interface PriceFile extends Optional<'cachedInputUsd' | 'cacheWriteUsd', number> {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** A window, as a file says it: a limit of `cost` is in USD, `window` such as `1h`. */
export interface WindowFile extends Optional<'burst', number> {
  readonly name: string;
  readonly per: LimitScopeKind;
  readonly unit: WindowRule['unit'];
  readonly limit: number;
  readonly window: string;
}

/** The part of `limits` that is about size and use, as a file says it. */
export interface UsageLimitsFile {
  readonly request: Optional<`${keyof RequestSizeLimits}Max`, number>;
  readonly windows: readonly WindowFile[];
  readonly budgets: Optional<'perKey' | 'perUser' | 'perSession' | 'perIp', BudgetsFile>;
  readonly prices: {
    readonly models: readonly (PriceFile & { readonly model: string })[];
    readonly unknown?: PriceFile | undefined;
  };
  readonly reply: Optional<keyof ReplyMaxima, number>;
  readonly assumedOutputTokens: number;
}
