import { injectionSpan } from './injection/injection-rule.ts';
import { injectionRules } from './injection/rules/index.ts';
import { instructionLeakRules } from './leakage/instruction-leak.ts';
import { linkRules } from './links/link-rules.ts';
import { markupRules } from './markup/markup-rules.ts';
import type { Rule } from './matching/rule.ts';
import { compileRules, type RuleSet } from './matching/rule-set.ts';
import { recognizerSpan } from './pii/recognizer.ts';
import { recognizers } from './pii/recognizers/index.ts';
import { secretRules } from './secrets/rules/index.ts';
import { secretRule } from './secrets/secret-rule.ts';

const injection: readonly Rule[] = injectionRules.map(injectionSpan);
const pii: readonly Rule[] = recognizers.map(recognizerSpan);
const secrets: readonly Rule[] = secretRules.map(secretRule);

/** Compiles the rules for requests: those that Sallyport ships and `extra`. Throws {@link InvalidRuleError}. */
export function requestRules(extra: readonly Rule[], spanLengthMax: number): RuleSet {
  return compileRules([...injection, ...pii, ...secrets, ...extra], spanLengthMax);
}

/**
 * Compiles the rules for replies: those that Sallyport ships and `extra`. Throws {@link InvalidRuleError}.
 *
 * @param linkHosts - Hosts that a reply may link to.
 */
export function replyRules(extra: readonly Rule[], linkHosts: readonly string[], spanLengthMax: number): RuleSet {
  const rules = [...pii, ...secrets, ...instructionLeakRules, ...linkRules(linkHosts), ...markupRules, ...extra];
  return compileRules(rules, spanLengthMax);
}

/** Compiles the recognizers of personal data and, with `withSecrets`, the rules for secrets. */
export function redactionRules(extra: readonly Rule[], withSecrets: boolean, spanLengthMax: number): RuleSet {
  return compileRules([...pii, ...(withSecrets ? secrets : []), ...extra], spanLengthMax);
}

/** Compiles the rules for injection alone. */
export function injectionOnlyRules(spanLengthMax: number): RuleSet {
  return compileRules(injection, spanLengthMax);
}
