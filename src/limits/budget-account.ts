/** What a budget counts. Cost is in nano-dollars (10⁻⁹ USD). All are whole numbers from 0 to 10¹⁵. */
export interface BudgetAmounts {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costNanos: number;
}

/** How far budgets and windows count, in any unit: a million dollars in nano-dollars. The sum of a few is still exact. */
export const AMOUNT_MAX = 1_000_000_000_000_000;

/** The names of {@link BudgetAmounts}. */
export type BudgetMetric = keyof BudgetAmounts;

/** The order in which budgets are looked at. */
export const BUDGET_METRICS: readonly BudgetMetric[] = ['requests', 'inputTokens', 'outputTokens', 'costNanos'];

/** The limits of one window. A limit that is missing does not hold. */
export type BudgetLimits = Partial<Readonly<Record<BudgetMetric, BudgetLimit>>>;

/** One limit, in units of its metric. */
export interface BudgetLimit {
  /** Used units at which an alert is given, once in a window. At least 1. */
  readonly soft?: number;
  /** Units that are never passed by reservations; 0 allows nothing. */
  readonly hard?: number;
}

/** A reservation that is not settled. */
export interface OpenReservation {
  readonly id: string;
  /** From then on it counts as used, in full. */
  readonly expiresAtMs: number;
  readonly amounts: BudgetAmounts;
}

/** The account of one scope in one window: what its record holds. */
export interface BudgetAccount {
  /** What was settled, and what lapsed long ago. */
  readonly used: BudgetAmounts;
  /** In the order in which they came. */
  readonly open: readonly OpenReservation[];
  /** Metrics whose soft limit was told of. */
  readonly alerted: readonly BudgetMetric[];
}

/** How an account stands at a time. */
export interface BudgetTotals {
  /** Settled, and what lapsed. */
  readonly used: BudgetAmounts;
  /** Reserved by calls that are under way. */
  readonly reserved: BudgetAmounts;
}

/** Why a reservation was not made. */
export type BudgetRefusal = { readonly why: 'exceeded'; readonly metric: BudgetMetric } | { readonly why: 'crowded' };

/** Nothing of anything. */
export const NO_AMOUNTS: BudgetAmounts = { requests: 0, inputTokens: 0, outputTokens: 0, costNanos: 0 };

/** The account of a window in which nothing has happened. */
export const EMPTY_ACCOUNT: BudgetAccount = { used: NO_AMOUNTS, open: [], alerted: [] };

/** How an account stands. What is reserved past its time counts as used. */
export function totalsOf(account: BudgetAccount, nowMs: number): BudgetTotals {
  let used = account.used;
  let reserved = NO_AMOUNTS;
  for (const { amounts, expiresAtMs } of account.open) {
    if (expiresAtMs <= nowMs) used = sumOf(used, amounts);
    else reserved = sumOf(reserved, amounts);
  }
  return { used, reserved };
}

/**
 * Adds a reservation, or says why not: a hard limit would be passed by what is used, reserved and asked for together, or
 * {@link OPEN_MAX} reservations are under way. Every call needs at least one unit of whatever has a hard limit, so that a
 * call whose use nobody could estimate is refused when nothing is left.
 */
export function reserveIn(
  account: BudgetAccount,
  reservation: OpenReservation,
  limits: BudgetLimits,
  nowMs: number,
): BudgetAccount | BudgetRefusal {
  const { used, reserved } = totalsOf(account, nowMs);
  const taken = sumOf(used, reserved);
  for (const metric of BUDGET_METRICS) {
    const hard = limits[metric]?.hard;
    if (hard !== undefined && taken[metric] + Math.max(reservation.amounts[metric], 1) > hard) {
      return { why: 'exceeded', metric };
    }
  }
  const swept = withoutOldLapsed(account, nowMs);
  if (swept.open.length >= OPEN_MAX) return { why: 'crowded' };
  return { ...swept, open: [...swept.open, reservation] };
}

/**
 * Puts what was really used in the place of a reservation, also of one that has lapsed. The same account where the
 * reservation is not there: it was settled before, or lapsed so long ago that it stays counted in full.
 */
export function settleIn(account: BudgetAccount, id: string, actual: BudgetAmounts): BudgetAccount {
  const open = account.open.filter((reservation) => reservation.id !== id);
  if (open.length === account.open.length) return account;
  return { ...account, open, used: sumOf(account.used, actual) };
}

/** Marks the soft limits that are reached and were not told of. Gives the same account where there is none. */
export function alertIn(
  account: BudgetAccount,
  limits: BudgetLimits,
  nowMs: number,
): { readonly account: BudgetAccount; readonly reached: readonly BudgetMetric[] } {
  const { used } = totalsOf(account, nowMs);
  const reached = BUDGET_METRICS.filter((metric) => {
    const soft = limits[metric]?.soft;
    return soft !== undefined && used[metric] >= soft && !account.alerted.includes(metric);
  });
  if (reached.length === 0) return { account, reached };
  return { account: { ...account, alerted: [...account.alerted, ...reached] }, reached };
}

/** Sums, which stay at 2^53 − 1 where they would be more. */
export function sumOf(one: BudgetAmounts, other: BudgetAmounts): BudgetAmounts {
  return {
    requests: Math.min(one.requests + other.requests, Number.MAX_SAFE_INTEGER),
    inputTokens: Math.min(one.inputTokens + other.inputTokens, Number.MAX_SAFE_INTEGER),
    outputTokens: Math.min(one.outputTokens + other.outputTokens, Number.MAX_SAFE_INTEGER),
    costNanos: Math.min(one.costNanos + other.costNanos, Number.MAX_SAFE_INTEGER),
  };
}

/** Reservations of one scope and window under way at the same time. Their record has about 300 KB then. */
export const OPEN_MAX = 4_096;

/** Lapsed reservations that may still be settled; older ones become used in full. */
const LAPSED_MAX = 512;

function withoutOldLapsed(account: BudgetAccount, nowMs: number): BudgetAccount {
  let tooMany = account.open.reduce((count, { expiresAtMs }) => count + (expiresAtMs <= nowMs ? 1 : 0), -LAPSED_MAX);
  if (tooMany <= 0) return account;
  let used = account.used;
  const open = account.open.filter(({ expiresAtMs, amounts }) => {
    if (tooMany <= 0 || expiresAtMs > nowMs) return true;
    tooMany -= 1;
    used = sumOf(used, amounts);
    return false;
  });
  return { ...account, used, open };
}
