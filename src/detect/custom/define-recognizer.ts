import { InvalidRuleError } from '../../core/errors.ts';
import type { Severity } from '../../core/finding.ts';
import type { SpanRule } from '../matching/rule.ts';
import { checkFunction, whileDefining } from './check-definition.ts';
import { defineRule } from './define-rule.ts';

/** A recognizer of your own for one kind of personal data. */
export interface RecognizerDefinition {
  /** Upper-case words, such as `EMPLOYEE_NUMBER`; Presidio's name where it has one. */
  readonly entity: string;
  /** As a rule's; see `defineRule`. */
  readonly pattern: RegExp;
  /** Confidence from 0 to 1; below 0.4 the profiles act on it only when a context word stands to its left. */
  readonly score: number;
  /** `MEDIUM` when missing. */
  readonly severity?: Severity;
  readonly context?: readonly string[];
  /** Whether a candidate is one, by its checksum for instance. Pure; one that throws blocks by default. */
  readonly isValid?: (candidate: string) => boolean;
  /** Texts that are never reported, compared exactly. At most 10,000. */
  readonly allow?: readonly string[];
}

const ALLOWED_MAX = 10_000;

/**
 * Makes a recognizer of personal data; its rule id is `custom/` and the entity in lower case.
 *
 * @throws {@link InvalidRuleError} with what to change.
 * @example
 * const employee = defineRecognizer({ entity: 'EMPLOYEE_NUMBER', pattern: /\bE\d{5}\b/u, score: 0.3, context: ['employee'] });
 */
export function defineRecognizer(definition: RecognizerDefinition): SpanRule {
  return whileDefining(() => recognizerRule(definition));
}

function recognizerRule(definition: RecognizerDefinition): SpanRule {
  const { entity, pattern, score, severity = 'MEDIUM', context, isValid, allow = [] } = { ...definition };
  const id = `custom/${String(entity).toLowerCase().replaceAll('_', '-')}`;
  if (!Array.isArray(allow) || allow.length > ALLOWED_MAX) {
    throw new InvalidRuleError(id, `allow must be a list of at most ${ALLOWED_MAX} texts`);
  }
  checkFunction(id, 'isValid', isValid);
  const allowed = new Set(allow);
  return defineRule({
    id,
    category: 'pii',
    entity,
    pattern,
    score,
    severity,
    ...(context !== undefined && { context }),
    accept: (candidate) => (!allowed.has(candidate) && (isValid?.(candidate) ?? true) ? candidate.length : 0),
  });
}
