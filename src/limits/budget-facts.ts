import { BUDGET_METRICS, type BudgetLimits, type BudgetMetric, type BudgetTotals } from './budget-account.ts';
import type { BudgetScopeKind } from './budget-errors.ts';
import type { BudgetWindow } from './budget-window.ts';
import type { LimitFact, LimitUnit } from './limit-fact.ts';

/** Where and when a budget stands so. */
export interface BudgetPlace {
  readonly kind: BudgetScopeKind;
  readonly window: BudgetWindow;
  readonly limits: BudgetLimits;
  readonly nowMs: number;
}

/** How the hard limits of a window stand, for the headers: what is used or reserved is not there. Named `key-day-cost` and so on. */
export function factsOf({ kind, window, limits, nowMs }: BudgetPlace, totals: BudgetTotals): readonly LimitFact[] {
  const facts: LimitFact[] = [];
  for (const metric of BUDGET_METRICS) {
    const limit = limits[metric]?.hard;
    if (limit === undefined) continue;
    facts.push({
      name: `${kind}-${window.period}-${UNITS[metric]}`,
      unit: UNITS[metric],
      limit,
      remaining: Math.max(0, limit - totals.used[metric] - totals.reserved[metric]),
      resetMs: Math.max(0, window.endMs - nowMs),
      windowMs: window.endMs - window.startMs,
    });
  }
  return facts;
}

const UNITS: Readonly<Record<BudgetMetric, LimitUnit>> = {
  requests: 'requests',
  inputTokens: 'input-tokens',
  outputTokens: 'output-tokens',
  costNanos: 'cost',
};
