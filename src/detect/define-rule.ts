import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { InvalidRuleError } from '../core/errors.ts';
import {
  checkDefinition,
  contextField,
  functionField,
  optional,
  patternField,
  readDefinition,
  whileDefining,
} from './check-definition.ts';
import { type DefinitionFacts, FACT_FIELDS, factsOf } from './definition-facts.ts';
import { matcherOf } from './matching/matcher.ts';
import { parsePattern } from './matching/pattern.ts';
import type { SpanRule } from './matching/rule.ts';

/** A rule of yours: a bounded pattern, and what a match of it means. */
export interface RuleDefinition extends DefinitionFacts {
  /** See {@link defineRule} for what it may hold. */
  readonly pattern: RegExp;
  /** Lower-case words that raise the score when they stand within 64 units to the left of the match. */
  readonly context?: readonly string[];
  /**
   * How many leading UTF-16 units of a candidate are accepted; 0 refuses it. An answer that is no whole number from 0
   * to the candidate's length is cut to one. Linear in the candidate and pure; an exception counts as a failed check.
   */
  readonly accept?: (candidate: string) => number;
}

/**
 * Makes a rule of your own. It sees the canonical view: invisible characters are gone, NFKC is applied, white space is
 * one ` ` or `\n`; upper and lower case stay.
 *
 * The pattern runs on the linear-time engine only, on whole texts and on streams. It has the flags `u` or `iu` and
 * RE2's syntax (no look-around, no back-references; `\b` is there), every quantifier has an upper bound of at most
 * 1,000, repeats within repeats come to at most 400 repetitions, the source has at most 1,000 characters, and a match
 * has at most 1,024 UTF-16 units.
 *
 * @throws {@link InvalidRuleError} at once for anything else: a broken rule stops the start, not a message.
 * @example
 * defineRule({
 *   id: 'custom/acme/project-name',
 *   category: 'leakage',
 *   pattern: /\bproject\s{1,3}(?:bluebird|kestrel)\b/iu,
 *   score: 0.8,
 *   severity: 'HIGH',
 * });
 */
export function defineRule(definition: RuleDefinition): SpanRule {
  return whileDefining(() => ruleOf(definition));
}

function ruleOf(definition: RuleDefinition): SpanRule {
  const given = readDefinition(definition);
  const id = checkDefinition(given, FIELDS);
  const { pattern, context, accept } = given;
  return Object.freeze({
    kind: 'span',
    ...factsOf(id, given),
    pattern: compiledPattern(id, pattern),
    linear: true,
    ...(context !== undefined && { context: Object.freeze([...context]) }),
    ...(accept !== undefined && { accept }),
  } satisfies SpanRule);
}

const FIELDS = {
  ...FACT_FIELDS,
  pattern: patternField,
  context: optional(contextField),
  accept: optional(functionField),
};

/** A copy, which later changes of the caller's expression do not reach, compiled now to see that it can be. */
function compiledPattern(id: string, given: RegExp): RegExp {
  const pattern = copyOf(id, given);
  matcherOf(id, parsePattern(id, pattern, BOUNDS_DEFAULT.streamHoldCharsMax), true);
  return pattern;
}

function copyOf(id: string, { source, flags }: RegExp): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new InvalidRuleError(id, '"pattern" must be a regular expression as the language makes it', { cause: error });
  }
}
