import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import { AMOUNT_MAX, BUDGET_METRICS, type BudgetAmounts, type BudgetLimits } from './budget-account.ts';
import type { BudgetScopeKind } from './budget-errors.ts';
import type { BudgetPeriod } from './budget-window.ts';

/** Whose budgets they are, and how large. */
export interface BudgetScope {
  readonly kind: BudgetScopeKind;
  /** An opaque name, such as a keyed hash; 1 to 512 characters. */
  readonly name: string;
  /** A period without limits is not counted. */
  readonly budgets: Partial<Readonly<Record<BudgetPeriod, BudgetLimits>>>;
}

/** Whose records the accounts of a scope are, one for each day and month. */
export function budgetOwner({ kind, name }: Pick<BudgetScope, 'kind' | 'name'>): string {
  return `budget ${kind} ${name}`;
}

/** All periods, the shortest first. */
export const BUDGET_PERIODS: readonly BudgetPeriod[] = ['day', 'month'];

/** Checks scopes, each of which may be there once. @throws `InvalidOptionsError` for a name, a kind or a limit out of range. */
export function checkBudgetScopes(scopes: readonly BudgetScope[]): void {
  const names = new Set<string>();
  for (const { kind, name, budgets } of scopes) {
    if (!KINDS.includes(kind)) throw new InvalidOptionsError('scopes.kind', 'must be key, user, session or ip');
    if (typeof name !== 'string' || name.length === 0 || name.length > SCOPE_LENGTH_MAX) {
      throw new InvalidOptionsError('scopes.name', `must be 1 to ${SCOPE_LENGTH_MAX} characters`);
    }
    if (names.size === names.add(`${kind} ${name}`).size)
      throw new InvalidOptionsError('scopes', 'must be there once each');
    for (const period of BUDGET_PERIODS) {
      for (const metric of BUDGET_METRICS) {
        const { soft = 1, hard = 0 } = budgets[period]?.[metric] ?? {};
        checkAmount(`scopes.budgets.${period}.${metric}.soft`, soft, 1);
        checkAmount(`scopes.budgets.${period}.${metric}.hard`, hard, 0);
      }
    }
  }
}

/** Checks amounts. @throws `InvalidOptionsError` for one that is no integer from 0 to 10¹⁵. */
export function checkBudgetAmounts(option: string, amounts: BudgetAmounts): void {
  for (const metric of BUDGET_METRICS) checkAmount(`${option}.${metric}`, amounts[metric], 0);
}

const KINDS: readonly BudgetScopeKind[] = ['key', 'user', 'session', 'ip'];
const SCOPE_LENGTH_MAX = 512;

function checkAmount(option: string, amount: number, min: number): void {
  checkWholeNumber(option, amount, { min, max: AMOUNT_MAX });
}
