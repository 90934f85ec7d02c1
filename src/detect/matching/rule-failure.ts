import type { Match } from './match.ts';
import type { RuleFacts } from './rule.ts';

/**
 * What stands in for a check that has thrown: a match of rule `error/<category>` at the place where it failed, so that
 * the policy's `onError` decides, at the same place for every cutting of a text. The exception itself is not kept,
 * since its message may quote the text.
 */
export function failureOf(rule: RuleFacts, start: number, end: number): Match {
  return {
    rule: { id: `error/${rule.category}`, category: 'error', score: 1, severity: 'HIGH' },
    start,
    end,
    score: 1,
  };
}
