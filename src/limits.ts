export type { Clock, Random } from './core/ports.ts';
export type {
  BesideRecord,
  Counters,
  LimitRule,
  PutOptions,
  Records,
  Reservation,
  StoredRecord,
} from './core/store-ports.ts';
export type { BudgetAmounts, BudgetLimit, BudgetLimits, BudgetMetric, BudgetTotals } from './limits/budget-account.ts';
export {
  BudgetBusyError,
  BudgetExceededError,
  type BudgetExcess,
  BudgetRecordError,
  type BudgetScopeKind,
} from './limits/budget-errors.ts';
export type { BudgetScope } from './limits/budget-scope.ts';
export type { BudgetPeriod, BudgetWindow } from './limits/budget-window.ts';
export {
  type BudgetAlert,
  type BudgetReservation,
  type Budgets,
  type BudgetsOptions,
  createBudgets,
} from './limits/budgets.ts';
export {
  createExtractionMonitor,
  EXTRACTION_BOUNDS_DEFAULT,
  type ExtractionBounds,
  type ExtractionMonitor,
  type ExtractionMonitorOptions,
  type ExtractionVerdict,
} from './limits/extraction/extraction-monitor.ts';
export {
  limitReply,
  REPLY_LIMITS_DEFAULT,
  type ReplyLimitStep,
  type ReplyLimits,
} from './limits/extraction/reply-limits.ts';
export { EXTRACTION_REASONS, type ExtractionReason } from './limits/extraction/score-signals.ts';
export type { ExtractionSignals } from './limits/extraction/signals.ts';
export { throttledQuota } from './limits/extraction/throttled-quota.ts';
export type { LimitFact, LimitUnit } from './limits/limit-fact.ts';
export { SHIPPED_PRICES, SHIPPED_PRICES_DATE } from './limits/price-table.ts';
export {
  createPriceList,
  type ModelPrice,
  type PriceList,
  type PriceListOptions,
  type TokenPrices,
  type TokenUsage,
} from './limits/prices.ts';
export { type RateLimitHeaderFacts, rateLimitHeaders } from './limits/rate-limit-headers.ts';
export { type RateLimit, RateLimitedError } from './limits/rate-limited-error.ts';
export type { RequestQuota } from './limits/request-limits.ts';
export {
  checkRequestSize,
  type RequestSize,
  type RequestSizeLimits,
  RequestTooLargeError,
} from './limits/request-size.ts';
export {
  estimateTokens,
  loadTokenCounter,
  type TokenCounter,
  type TokenCounterOptions,
  type TokenEstimate,
} from './limits/token-count.ts';
export {
  createWindowLimits,
  type WindowCost,
  type WindowLimits,
  type WindowReservation,
  type WindowRule,
  type WindowScope,
} from './limits/windows.ts';
export { type InProcessCountersOptions, inProcessCounters } from './store/in-process-counters.ts';
export type { RedisAccess, RedisPlace, RedisTls } from './store/redis/redis-place.ts';
export { openRedisStore, type RedisStore, type RedisStoreOptions } from './store/redis/redis-store.ts';
