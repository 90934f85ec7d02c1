import type { Decision } from '../core/decision.ts';
import type { RequestReading } from '../dialects/dialect.ts';

/** What was looked at in a request, for a header of debug keys: numbers and rule ids, never text. At most 1,024 characters. */
export function coverageReceipt(
  { segments, uncovered }: RequestReading,
  decision: Decision,
  removed: readonly string[] = [],
): string {
  const chars = segments.reduce((sum, { text }) => sum + text.length, 0);
  const rules = [...new Set(decision.findings.map(({ ruleId }) => ruleId))].slice(0, RULES_SHOWN_MAX);
  const parts = [
    `action=${decision.action}`,
    `inspected=${segments.length}`,
    `characters=${chars}`,
    ...countsByKind(uncovered.map(({ kind }) => kind)),
    `injection=${decision.scores.injection.toFixed(2)}`,
    ...(removed.length > 0 ? [`removed=${removed.join(',')}`] : []),
    ...(rules.length > 0 ? [`rules=${rules.join(',')}`] : []),
  ];
  return parts.join('; ').slice(0, RECEIPT_LENGTH_MAX);
}

const RULES_SHOWN_MAX = 16;
const RECEIPT_LENGTH_MAX = 1_024;

function countsByKind(kinds: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.size === 0 ? ['uncovered=0'] : [...counts].map(([kind, count]) => `uncovered-${kind}=${count}`);
}
