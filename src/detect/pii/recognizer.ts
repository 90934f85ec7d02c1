import type { Severity } from '../../core/finding.ts';
import { IDENTIFIER_ENTITIES } from '../../core/identifier-entities.ts';
import type { RuleCases, SpanRule } from '../matching/rule.ts';

/**
 * How one kind of personal data is recognized: a pattern, a score, context words and a check. A number that a
 * recognizer cannot tell from other numbers by itself has a score below 0.4; below 0.35 it is nothing without a context word.
 *
 * @example
 * const ticket: Recognizer = {
 *   id: 'pii/acme/ticket',
 *   entity: 'TICKET',
 *   pattern: /(?<![\p{L}\p{N}])TCK-\d{6}(?![\p{L}\p{N}])/u,
 *   score: 0.6,
 *   source: 'ACME ticket handbook, section 2',
 *   cases: { match: ['see TCK-104233'], ignore: ['see TCK-10423'] },
 * };
 */
export interface Recognizer {
  /** `pii/<generic or country>/<name>`, stable. */
  readonly id: string;
  /** Presidio's name of the entity where it has one. */
  readonly entity: string;
  /** Flags `u` or `iu`; every quantifier bounded; look-around over one character at the most. */
  readonly pattern: RegExp;
  /** Confidence from 0 to 1 of a match that has no context word on its left. */
  readonly score: number;
  /** Lower-case words that raise the score when they stand to the left of the match. */
  readonly context?: readonly string[];
  /** How many leading UTF-16 units of the candidate are accepted, cut at separators only; 0 refuses it. */
  readonly accept?: (candidate: string) => number;
  /** For candidates that are accepted whole or not at all. Looked at when there is no `accept`. */
  readonly isValid?: (candidate: string) => boolean;
  /** The standard or document that describes the format. */
  readonly source: string;
  readonly cases: RuleCases;
}

/** What looks like many other things is personal data only where a context word says so. */
const CONTEXT_NEEDED_BELOW = 0.35;

/** What can be turned against a person by itself is HIGH, what says little of anybody is LOW; the rest is MEDIUM. */
const HIGH_ENTITIES: ReadonlySet<string> = new Set(IDENTIFIER_ENTITIES);
const LOW_ENTITIES: ReadonlySet<string> = new Set(['AGE', 'DATE_TIME', 'URL']);

/** The form of a recognizer that `matching` compiles. */
export function recognizerSpan(recognizer: Recognizer): SpanRule {
  const { id, entity, pattern, score, context } = recognizer;
  const accept = recognizer.accept ?? acceptWhole(recognizer.isValid);
  const severity: Severity = HIGH_ENTITIES.has(entity) ? 'HIGH' : LOW_ENTITIES.has(entity) ? 'LOW' : 'MEDIUM';
  return {
    kind: 'span',
    id,
    category: 'pii',
    entity,
    score,
    severity,
    pattern,
    ...(accept === undefined ? {} : { accept }),
    ...(context === undefined ? {} : { context }),
  };
}

/** As {@link recognizerSpan}, and nothing at all where the recognizer says little and no context word stands on the left. */
export function reportedSpan(recognizer: Recognizer): SpanRule {
  return { ...recognizerSpan(recognizer), needsContext: recognizer.score < CONTEXT_NEEDED_BELOW };
}

function acceptWhole(isValid: Recognizer['isValid']): SpanRule['accept'] {
  if (isValid === undefined) return undefined;
  return (candidate) => (isValid(candidate) ? candidate.length : 0);
}
