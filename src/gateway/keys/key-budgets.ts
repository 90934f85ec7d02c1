import { InvalidOptionsError } from '../../core/errors.ts';
import { BUDGET_METRICS, type BudgetLimit, type BudgetLimits } from '../../limits/budget-account.ts';
import { BUDGET_PERIODS, checkBudgetScopes } from '../../limits/budget-scope.ts';
import type { BudgetsConfig } from '../../setup/limits-config.ts';

/**
 * Reads the budgets of a key, costs in nano-dollars.
 *
 * @returns A new value that shares nothing with the one given.
 * @throws InvalidOptionsError for what is no such value, and for limits out of range.
 * @example
 * readKeyBudgets({ day: { requests: { hard: 500 } }, month: { costNanos: { soft: 8e9, hard: 1e10 } } });
 */
export function readKeyBudgets(value: unknown): BudgetsConfig {
  const periods = partsOf(value, 'budgets', BUDGET_PERIODS);
  const budgets: Record<string, BudgetLimits> = {};
  for (const period of BUDGET_PERIODS) {
    if (periods[period] === undefined) continue;
    const metrics = partsOf(periods[period], `budgets.${period}`, BUDGET_METRICS);
    const limits: Record<string, BudgetLimit> = {};
    for (const metric of BUDGET_METRICS) {
      if (metrics[metric] === undefined) continue;
      limits[metric] = { ...partsOf(metrics[metric], `budgets.${period}.${metric}`, ['soft', 'hard']) };
    }
    budgets[period] = limits;
  }
  checkBudgetScopes([{ kind: 'key', name: 'key', budgets }]);
  return budgets;
}

function partsOf(value: unknown, option: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidOptionsError(option, 'must be an object');
  }
  if (Object.keys(value).every((name) => names.includes(name))) return value as Readonly<Record<string, unknown>>;
  throw new InvalidOptionsError(option, `must have no other parts than ${names.join(', ')}`);
}
