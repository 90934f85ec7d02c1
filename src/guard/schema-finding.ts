import type { Finding } from '../core/finding.ts';
import type { SchemaCheck } from '../core/ports.ts';

/**
 * What is wrong with the form of a reply that must be JSON: it is none, or it does not fit. Undefined when it fits.
 *
 * @param text - What leaves of the reply.
 * @param replyLength - UTF-16 units of the reply as it came, all of which the finding covers.
 */
export function schemaFinding(text: string, replyLength: number, check: SchemaCheck): Finding | undefined {
  const finding = (ruleId: string): Finding => ({
    ruleId,
    category: 'schema',
    start: 0,
    end: replyLength,
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
