import { SallyportError } from '../core/errors.ts';
import type { BudgetMetric } from './budget-account.ts';
import type { BudgetPeriod } from './budget-window.ts';
import type { LimitFact } from './limit-fact.ts';

/** Whose budget it is. */
export type BudgetScopeKind = 'key' | 'user' | 'session' | 'ip';

/** What a refusal says. */
export interface BudgetExcess {
  readonly kind: BudgetScopeKind;
  readonly period: BudgetPeriod;
  readonly metric: BudgetMetric;
  /** The hard limit. */
  readonly limit: number;
  readonly used: number;
  /** Held by calls that are under way: some of it may come back before the window ends. */
  readonly reserved: number;
  /** What the call asked for. More than `limit` alone is never granted. */
  readonly requested: number;
  /** When the next window begins, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly windowEndsAtMs: number;
  /** Milliseconds until then. */
  readonly retryAfterMs: number;
  readonly facts: readonly LimitFact[];
}

/** A hard budget would be passed: the call was not made, and nothing is reserved for it. */
export class BudgetExceededError extends SallyportError {
  override readonly name = 'BudgetExceededError';
  readonly excess: BudgetExcess;

  constructor(excess: BudgetExcess) {
    const { kind, period, metric, windowEndsAtMs } = excess;
    const again = new Date(windowEndsAtMs).toISOString();
    super(
      'BUDGET_EXCEEDED',
      `the ${SAID_PERIOD[period]} budget of ${SAID[metric]} of this ${kind} is used up until ${again}`,
    );
    this.excess = excess;
  }

  get retryAfterMs(): number {
    return this.excess.retryAfterMs;
  }
}

/** Too many calls change one budget at the same time: it was not possible to say whether this one fits in. */
export class BudgetBusyError extends SallyportError {
  override readonly name = 'BudgetBusyError';
  readonly retryAfterMs: number = BUSY_RETRY_MS;

  constructor() {
    super('BUDGET_BUSY', 'too many calls of this budget at the same time; try again');
  }
}

/** The record of a budget cannot be read: it is damaged, or was written by another version. Nothing passes until it is removed. */
export class BudgetRecordError extends SallyportError {
  override readonly name = 'BudgetRecordError';

  constructor() {
    super('STORE_FAILED', 'the record of a budget cannot be read; remove it, or wait for the next window');
  }
}

const BUSY_RETRY_MS = 1_000;

const SAID_PERIOD: Readonly<Record<BudgetPeriod, string>> = { day: 'daily', month: 'monthly' };

const SAID: Readonly<Record<BudgetMetric, string>> = {
  requests: 'requests',
  inputTokens: 'input tokens',
  outputTokens: 'output tokens',
  costNanos: 'costs',
};
