import { BUDGET_METRICS, type BudgetAccount, type BudgetAmounts, type BudgetMetric } from './budget-account.ts';

/** An account as bytes: JSON, with its version first. */
export function encodeAccount({ used, open, alerted }: BudgetAccount): Uint8Array {
  const rows = open.map(({ id, expiresAtMs, amounts }) => [id, expiresAtMs, ...listOf(amounts)]);
  return new TextEncoder().encode(JSON.stringify([VERSION, listOf(used), rows, alerted]));
}

/** The account of such bytes; undefined for anything else: what cannot be read must not pass for an empty account. */
export function decodeAccount(bytes: Uint8Array): BudgetAccount | undefined {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== 4 || read[0] !== VERSION) return undefined;
  const [, usedList, rows, alerted] = read as readonly unknown[];
  const used = amountsOf(usedList);
  if (used === undefined || !Array.isArray(rows) || !isMetricList(alerted)) return undefined;
  const open = [];
  for (const row of rows as readonly unknown[]) {
    if (!Array.isArray(row)) return undefined;
    const [id, expiresAtMs, ...list] = row as readonly unknown[];
    const amounts = amountsOf(list);
    if (typeof id !== 'string' || !isCount(expiresAtMs) || amounts === undefined) return undefined;
    open.push({ id, expiresAtMs, amounts });
  }
  return { used, open, alerted };
}

const VERSION = 1;

function listOf(amounts: BudgetAmounts): readonly number[] {
  return BUDGET_METRICS.map((metric) => amounts[metric]);
}

function amountsOf(list: unknown): BudgetAmounts | undefined {
  if (!Array.isArray(list) || list.length !== BUDGET_METRICS.length || !list.every(isCount)) return undefined;
  const [requests, inputTokens, outputTokens, costNanos] = list as [number, number, number, number];
  return { requests, inputTokens, outputTokens, costNanos };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isMetricList(value: unknown): value is readonly BudgetMetric[] {
  return Array.isArray(value) && value.every((item) => (BUDGET_METRICS as readonly unknown[]).includes(item));
}
