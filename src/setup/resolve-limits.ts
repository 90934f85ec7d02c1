import type { BudgetLimits } from '../limits/budget-account.ts';
import type { ModelPrice, TokenPrices } from '../limits/prices.ts';
import type { LimitsConfig } from './gateway-config.ts';
import type { GatewayConfigFile } from './gateway-config-file.ts';
import type {
  BudgetLimitFile,
  BudgetPeriodFile,
  BudgetsConfig,
  BudgetsFile,
  PriceFile,
  PricesConfig,
  UsageLimitsConfig,
  UsageLimitsFile,
  WindowConfig,
  WindowFile,
} from './limits-config.ts';
import { durationMs } from './limits-schema.ts';
import { nanosOf } from './nanos-of.ts';

/** Limits as the gateway takes them: whole numbers, costs in nano-dollars, windows in milliseconds. */
export function resolveLimits(file: GatewayConfigFile['limits']): LimitsConfig {
  const { request, windows, budgets, prices, reply, perUserRequestsPerMinute, outputTokensMax, ...rates } = file;
  return {
    ...rates,
    ...filled({ perUserRequestsPerMinute, outputTokensMax }),
    request: requestOf(request),
    windows: windows.map(windowOf),
    budgets: filled({
      key: budgetsOf(budgets.perKey),
      user: budgetsOf(budgets.perUser),
      session: budgetsOf(budgets.perSession),
      ip: budgetsOf(budgets.perIp),
    }),
    prices: pricesOf(prices),
    reply: filled(reply),
  };
}

function requestOf(request: UsageLimitsFile['request']): UsageLimitsConfig['request'] {
  return filled({
    inputCharacters: request.inputCharactersMax,
    inputTokens: request.inputTokensMax,
    messages: request.messagesMax,
    tools: request.toolsMax,
    nestingDepth: request.nestingDepthMax,
    attachments: request.attachmentsMax,
  });
}

function windowOf({ window, limit, burst, ...rule }: WindowFile): WindowConfig {
  const units = (value: number): number => (rule.unit === 'cost' ? nanosOf(value) : value);
  const rest = burst === undefined ? {} : { burst: units(burst) };
  return { ...rule, limit: units(limit), windowMs: durationMs(window), ...rest };
}

/** Budgets in whole numbers; undefined where there are none. */
function budgetsOf(file: BudgetsFile | undefined): BudgetsConfig | undefined {
  if (file === undefined) return undefined;
  return filled({ day: periodOf(file.day), month: periodOf(file.month) });
}

function periodOf(file: BudgetPeriodFile | undefined): BudgetLimits | undefined {
  if (file === undefined) return undefined;
  const { requests, inputTokens, outputTokens, costUsd } = file;
  const whole = (limit: BudgetLimitFile | undefined) => (limit === undefined ? undefined : filled(limit));
  const costNanos =
    costUsd === undefined
      ? undefined
      : filled({
          soft: costUsd.soft === undefined ? undefined : Math.max(1, nanosOf(costUsd.soft)),
          hard: costUsd.hard === undefined ? undefined : nanosOf(costUsd.hard),
        });
  return filled({
    requests: whole(requests),
    inputTokens: whole(inputTokens),
    outputTokens: whole(outputTokens),
    costNanos,
  });
}

function pricesOf({ models, unknown }: UsageLimitsFile['prices']): PricesConfig {
  const own = models.map(({ model, ...price }): ModelPrice => ({ model, ...priceOf(price) }));
  return unknown === undefined ? { models: own } : { models: own, unknown: priceOf(unknown) };
}

function priceOf({ inputUsd, cachedInputUsd, cacheWriteUsd, outputUsd }: PriceFile): TokenPrices {
  return {
    inputNanos: nanosOf(inputUsd),
    outputNanos: nanosOf(outputUsd),
    ...(cachedInputUsd !== undefined && { cachedInputNanos: nanosOf(cachedInputUsd) }),
    ...(cacheWriteUsd !== undefined && { cacheWriteNanos: nanosOf(cacheWriteUsd) }),
  };
}

type Filled<Value> = { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Without the members that are undefined. */
function filled<Value extends object>(value: Value): Filled<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Filled<Value>;
}
