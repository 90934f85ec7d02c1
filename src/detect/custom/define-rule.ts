import type { Category, Severity } from '../../core/finding.ts';
import type { Trust } from '../../core/segment.ts';
import type { SpanRule } from '../matching/rule.ts';
import {
  checkFacts,
  checkFunction,
  checkPattern,
  checkWords,
  clampedAccept,
  whileDefining,
} from './check-definition.ts';

/** A rule of your own. */
export interface RuleDefinition {
  /** `custom/` and lower-case words with hyphens, such as `custom/ticket-number`. */
  readonly id: string;
  readonly category: Exclude<Category, 'error' | 'length' | 'schema'>;
  /** Upper-case words, such as `TICKET_NUMBER`; stands in for a redacted text. */
  readonly entity?: string;
  /**
   * Flags `u` or `iu`, every quantifier bounded, no look-around and no back-references, at most 1,000 characters. It runs on
   * an engine that is linear in the text, whatever the pattern, on the canonical view: white space is one space or one
   * line break there, and invisible characters are gone.
   */
  readonly pattern: RegExp;
  /** Confidence from 0 to 1. */
  readonly score: number;
  readonly severity: Severity;
  /** Requests only: who must have written the text. */
  readonly trusts?: readonly Trust[];
  /** At most 100 lower-case words; one within 64 units to the left raises the score by 0.35, at least to 0.4. */
  readonly context?: readonly string[];
  /** How many leading UTF-16 units of a candidate are accepted, 0 for none. Pure; one that throws blocks by default. */
  readonly accept?: (candidate: string) => number;
}

/**
 * Makes a rule of a pattern of your own. It is compiled and tried here, so that a bad one stops the start.
 *
 * @throws {@link InvalidRuleError} with what to change.
 * @example
 * const ticket = defineRule({ id: 'custom/ticket', category: 'pii', entity: 'TICKET', pattern: /\bTCK-\d{6}\b/u, score: 0.8, severity: 'LOW' });
 * createGuard({ rules: [ticket] });
 */
export function defineRule(definition: RuleDefinition): SpanRule {
  return whileDefining(() => spanRule(definition));
}

function spanRule(definition: RuleDefinition): SpanRule {
  // What is checked is what is used, whatever a getter says the second time.
  const copy = { ...definition };
  const { id, category, entity, pattern, score, severity, trusts, context, accept } = copy;
  checkFacts(copy);
  checkFunction(id, 'accept', accept);
  checkPattern(id, pattern);
  if (context !== undefined) checkWords(id, context);
  return {
    kind: 'span',
    id,
    category,
    score,
    severity,
    pattern: new RegExp(pattern.source, pattern.flags),
    linear: true,
    ...(entity !== undefined && { entity }),
    ...(trusts !== undefined && { trusts: [...trusts] }),
    ...(context !== undefined && { context: [...context] }),
    ...(accept !== undefined && { accept: clampedAccept(accept) }),
  };
}
