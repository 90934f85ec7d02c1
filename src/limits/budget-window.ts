/** The windows of a budget: days and months of UTC. */
export type BudgetPeriod = 'day' | 'month';

/** One window: from `startMs`, up to but without `endMs`, in milliseconds since 1970-01-01T00:00:00Z. */
export interface BudgetWindow {
  readonly period: BudgetPeriod;
  /** `day 2026-11-23` or `month 2026-11`: unique among the windows. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The window of UTC that a time lies in. Days have 86,400 s: POSIX time knows no leap seconds.
 *
 * @param nowMs - From 0 to the year 9999.
 * @example
 * budgetWindowAt('month', Date.UTC(2026, 1, 28)).endMs;  // Date.UTC(2026, 2, 1)
 */
export function budgetWindowAt(period: BudgetPeriod, nowMs: number): BudgetWindow {
  const now = new Date(nowMs);
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  if (period === 'month') {
    const name = `month ${now.toISOString().slice(0, 'yyyy-mm'.length)}`;
    return { period, name, startMs: Date.UTC(year, month, 1), endMs: Date.UTC(year, month + 1, 1) };
  }
  const day = now.getUTCDate();
  const name = `day ${now.toISOString().slice(0, 'yyyy-mm-dd'.length)}`;
  return { period, name, startMs: Date.UTC(year, month, day), endMs: Date.UTC(year, month, day + 1) };
}
