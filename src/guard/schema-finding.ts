import type { Finding } from '../core/finding.ts';
import type { SchemaCheck } from '../core/ports.ts';

/** What is wrong with the form of a reply that must be JSON: it is none, or it does not fit. Undefined when it fits. */
export function schemaFinding(text: string, check: SchemaCheck): Finding | undefined {
  const finding = (ruleId: string): Finding => ({
    ruleId,
    category: 'schema',
    start: 0,
    end: text.length,
    score: 1,
    severity: 'MEDIUM',
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return finding('schema/not-json');
  }
  try {
    return check(value).length > 0 ? finding('schema/misfit') : undefined;
  } catch {
    return { ...finding('error/schema'), category: 'error', severity: 'HIGH' };
  }
}
