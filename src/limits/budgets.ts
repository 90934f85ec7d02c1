import { InvalidOptionsError } from '../core/errors.ts';
import { hexOf } from '../core/hex-of.ts';
import type { Clock, Random } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import {
  alertIn,
  type BudgetAccount,
  type BudgetAmounts,
  type BudgetLimits,
  type BudgetMetric,
  type BudgetTotals,
  NO_AMOUNTS,
  type OpenReservation,
  reserveIn,
  settleIn,
  totalsOf,
} from './budget-account.ts';
import { BudgetBusyError, BudgetExceededError, type BudgetScopeKind } from './budget-errors.ts';
import { factsOf } from './budget-facts.ts';
import {
  BUDGET_PERIODS,
  type BudgetScope,
  budgetOwner,
  checkBudgetAmounts,
  checkBudgetScopes,
} from './budget-scope.ts';
import { type BudgetPeriod, type BudgetWindow, budgetWindowAt } from './budget-window.ts';
import type { LimitFact } from './limit-fact.ts';
import { type AccountPlace, sharedAccounts } from './shared-accounts.ts';
import { steadyClock } from './steady-clock.ts';

/** A soft limit that was reached. Every limit is told of once in a window, by the call that reached it. */
export interface BudgetAlert {
  readonly kind: BudgetScopeKind;
  readonly name: string;
  readonly period: BudgetPeriod;
  readonly metric: BudgetMetric;
  readonly soft: number;
  readonly used: number;
  readonly windowEndsAtMs: number;
}

/** What one call holds of its budgets. */
export interface BudgetReservation {
  /** How the hard limits stand, this reservation taken. */
  readonly facts: readonly LimitFact[];
  /** From then on the reservation counts as used, in full, unless it is settled after all. */
  readonly expiresAtMs: number;
  /**
   * Puts what was really used in the place of what was reserved, in the windows of the reservation, and resolves with the soft
   * limits that were reached. May be called again after a rejection: nothing is counted twice. After the first success further
   * calls do nothing but give the same answer. To be called when the stream has ended, however it ended; also when the client
   * has left.
   */
  settle(actual: BudgetAmounts): Promise<readonly BudgetAlert[]>;
  /** Gives everything back: the call was never sent on. As `settle` with nothing used. */
  release(): Promise<readonly BudgetAlert[]>;
}

/** Budgets by day and month of UTC, exact: what is left of one window is not there in the next. */
export interface Budgets {
  /**
   * Reserves amounts in all windows of all scopes, or in none. Used and reserved amounts together never pass a hard limit by a
   * reservation, however many callers and processes there are; only a settlement for more than was reserved can.
   *
   * @throws (as a rejection) {@link BudgetExceededError}; {@link BudgetBusyError}; BudgetRecordError and StoreError when nobody
   * can say how the budget stands; `InvalidOptionsError` for scopes and amounts out of range.
   */
  reserve(scopes: readonly BudgetScope[], amounts: BudgetAmounts): Promise<BudgetReservation>;
  /** How the budget of a scope stands in the present window. Rejects as `reserve` does. */
  standingOf(
    scope: BudgetScope,
    period: BudgetPeriod,
  ): Promise<BudgetTotals & { readonly window: BudgetWindow; readonly facts: readonly LimitFact[] }>;
}

/** What budgets need. */
export interface BudgetsOptions {
  readonly records: Records;
  /** A clock that goes back by up to a day is taken to stand still until it has caught up: no window opens twice. */
  readonly clock: Clock;
  readonly random: Random;
  /** Waits so many milliseconds, 1 to 128. */
  readonly wait: (ms: number) => Promise<void>;
  /** How long a call may take until it is given up for lost and counts in full: 1 s to 24 h, one hour when missing. */
  readonly reservationTtlMs?: number;
}

/**
 * Makes budgets over records. Every scope and window has one record, which is kept for 35 days after the window.
 *
 * @throws `InvalidOptionsError` for a `reservationTtlMs` out of range.
 * @example
 * const budgets = createBudgets({ records, clock, random, wait });
 * const scope = { kind: 'key', name: '5f2c…', budgets: { day: { costNanos: { soft: 8e9, hard: 10e9 } } } } as const;
 * const held = await budgets.reserve([scope], { requests: 1, inputTokens: 900, outputTokens: 4_000, costNanos: 42_000_000 });
 * await held.settle({ requests: 1, inputTokens: 874, outputTokens: 311, costNanos: 5_290_000 });
 */
export function createBudgets(options: BudgetsOptions): Budgets {
  const { clock, random, reservationTtlMs = RESERVATION_TTL_MS } = options;
  if (!Number.isSafeInteger(reservationTtlMs) || reservationTtlMs < 1_000 || reservationTtlMs > DAY_MS) {
    throw new InvalidOptionsError('reservationTtlMs', 'must be 1 s to 24 h');
  }
  const accounts = sharedAccounts(options);
  const steadyNow = steadyClock(clock);

  /** Tries all accounts one by one. Gives those that were changed even where a later one refuses. */
  async function take(
    account: LimitedAccount,
    reservation: OpenReservation,
    nowMs: number,
  ): Promise<readonly LimitFact[]> {
    const { place, limits, window, scope } = account;
    const outcome = await accounts.change(place, keepMs(window, nowMs), (before) => {
      const after = reserveIn(before, reservation, limits, nowMs);
      const isTaken = !('why' in after);
      return { account: isTaken ? after : before, result: isTaken ? { taken: after } : { refused: after, before } };
    });
    if ('taken' in outcome) return factsOf({ kind: scope.kind, window, limits, nowMs }, totalsOf(outcome.taken, nowMs));
    if (outcome.refused.why === 'crowded') throw new BudgetBusyError();
    throw exceeded(account, outcome.refused.metric, outcome.before, reservation.amounts, nowMs);
  }

  async function giveUp({ place, window }: LimitedAccount, id: string): Promise<void> {
    await accounts.change(place, keepMs(window, steadyNow()), (before) => {
      return { account: settleIn(before, id, NO_AMOUNTS), result: undefined };
    });
  }

  async function settle(account: LimitedAccount, id: string, actual: BudgetAmounts): Promise<readonly BudgetAlert[]> {
    const { place, limits, window, scope } = account;
    const nowMs = steadyNow();
    return accounts.change(place, keepMs(window, nowMs), (before) => {
      const { account: after, reached } = alertIn(settleIn(before, id, actual), limits, nowMs);
      const { used } = totalsOf(after, nowMs);
      const { kind, name } = scope;
      const result = reached.map((metric) => {
        const soft = limits[metric]?.soft as number;
        return { kind, name, period: window.period, metric, soft, used: used[metric], windowEndsAtMs: window.endMs };
      });
      return { account: after, result };
    });
  }

  return {
    async reserve(scopes, amounts) {
      checkBudgetAmounts('amounts', amounts);
      const nowMs = steadyNow();
      const limited = accountsOf(scopes, nowMs);
      const id = hexOf(random.bytes(ID_BYTES));
      const reservation: OpenReservation = { id, expiresAtMs: nowMs + reservationTtlMs, amounts: plain(amounts) };
      const facts: LimitFact[] = [];
      let taken = 0;
      try {
        for (const account of limited) {
          facts.push(...(await take(account, reservation, nowMs)));
          taken += 1;
        }
      } catch (error) {
        // A store that failed may have stored the last one. What cannot be given back lapses, and counts in full.
        const held = limited.slice(0, error instanceof BudgetExceededError ? taken : taken + 1);
        await Promise.allSettled(held.map((account) => giveUp(account, id)));
        throw error;
      }
      const settleAll = settlementOf(limited, (account, actual) => settle(account, id, actual));
      return { facts, expiresAtMs: reservation.expiresAtMs, settle: settleAll, release: () => settleAll(NO_AMOUNTS) };
    },
    async standingOf(scope, period) {
      checkBudgetScopes([scope]);
      const nowMs = steadyNow();
      const window = budgetWindowAt(period, nowMs);
      const totals = totalsOf(await accounts.read(placeOf(scope, window)), nowMs);
      const limits = scope.budgets[period] ?? {};
      return { ...totals, window, facts: factsOf({ kind: scope.kind, window, limits, nowMs }, totals) };
    },
  };
}

interface LimitedAccount {
  readonly scope: BudgetScope;
  readonly window: BudgetWindow;
  readonly limits: BudgetLimits;
  readonly place: AccountPlace;
}

function accountsOf(scopes: readonly BudgetScope[], nowMs: number): readonly LimitedAccount[] {
  checkBudgetScopes(scopes);
  const limited: LimitedAccount[] = [];
  for (const scope of scopes) {
    for (const period of BUDGET_PERIODS) {
      const limits = scope.budgets[period];
      if (limits === undefined || Object.keys(limits).length === 0) continue;
      const window = budgetWindowAt(period, nowMs);
      limited.push({ scope, window, limits, place: placeOf(scope, window) });
    }
  }
  return limited;
}

function exceeded(
  { scope, window, limits }: LimitedAccount,
  metric: BudgetMetric,
  before: BudgetAccount,
  amounts: BudgetAmounts,
  nowMs: number,
): BudgetExceededError {
  const totals = totalsOf(before, nowMs);
  return new BudgetExceededError({
    kind: scope.kind,
    period: window.period,
    metric,
    limit: limits[metric]?.hard as number,
    used: totals.used[metric],
    reserved: totals.reserved[metric],
    requested: amounts[metric],
    windowEndsAtMs: window.endMs,
    retryAfterMs: Math.max(1, window.endMs - nowMs),
    facts: factsOf({ kind: scope.kind, window, limits, nowMs }, totals),
  });
}

/** Settles every account once. A call after a failure goes on where it happened, and forgets no alert that was given before. */
function settlementOf(
  limited: readonly LimitedAccount[],
  settle: (account: LimitedAccount, actual: BudgetAmounts) => Promise<readonly BudgetAlert[]>,
): (actual: BudgetAmounts) => Promise<readonly BudgetAlert[]> {
  const left = [...limited];
  const alerts: BudgetAlert[] = [];
  let settled: Promise<readonly BudgetAlert[]> | undefined;

  async function settleAll(actual: BudgetAmounts): Promise<readonly BudgetAlert[]> {
    checkBudgetAmounts('actual', actual);
    for (let account = left[0]; account !== undefined; account = left[0]) {
      alerts.push(...(await settle(account, actual)));
      left.shift();
    }
    return alerts;
  }

  return (actual) => {
    settled ??= settleAll(actual).catch((error: unknown) => {
      settled = undefined;
      throw error;
    });
    return settled;
  };
}

function placeOf(scope: BudgetScope, window: BudgetWindow): AccountPlace {
  return { owner: budgetOwner(scope), name: window.name };
}

function keepMs(window: BudgetWindow, nowMs: number): number {
  return Math.max(0, window.endMs - nowMs) + KEPT_MS;
}

function plain({ requests, inputTokens, outputTokens, costNanos }: BudgetAmounts): BudgetAmounts {
  return { requests, inputTokens, outputTokens, costNanos };
}

const DAY_MS = 86_400_000;
const KEPT_MS = 35 * DAY_MS;
const RESERVATION_TTL_MS = 3_600_000;
const ID_BYTES = 12;
