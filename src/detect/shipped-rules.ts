import { injectionSpan } from './injection/injection-rule.ts';
import { injectionRules } from './injection/rules/index.ts';
import { instructionLeakRules } from './leakage/instruction-leak.ts';
import { linkRules } from './links/link-rules.ts';
import { markupRules } from './markup/markup-rules.ts';
import type { Rule } from './matching/rule.ts';
import { compileRules, type RuleSet } from './matching/rule-set.ts';
import { reportedSpan } from './pii/recognizer.ts';
import { recognizers } from './pii/recognizers/index.ts';
import { secretRules } from './secrets/rules/index.ts';
import { secretRule } from './secrets/secret-rule.ts';

const injection: readonly Rule[] = injectionRules.map(injectionSpan);
const pii: readonly Rule[] = recognizers.map(reportedSpan);
const secrets: readonly Rule[] = secretRules.map(secretRule);

/**
 * Compiles the rules for requests: those that Sallyport ships and `extra`. Guards without rules of their own share what was
 * compiled: it takes a quarter of a second and tens of megabytes. Throws {@link InvalidRuleError}.
 */
export function requestRules(extra: readonly Rule[], spanLengthMax: number): RuleSet {
  const compile = (): RuleSet => compileRules([...injection, ...pii, ...secrets, ...extra], spanLengthMax);
  return extra.length > 0 ? compile() : shared(`request ${spanLengthMax}`, compile);
}

/**
 * Compiles the rules for replies: those that Sallyport ships and `extra`; shared like those for requests. Throws
 * {@link InvalidRuleError}.
 *
 * @param linkHosts - Hosts that a reply may link to.
 */
export function replyRules(extra: readonly Rule[], linkHosts: readonly string[], spanLengthMax: number): RuleSet {
  const compile = (): RuleSet => {
    const rules = [...pii, ...secrets, ...instructionLeakRules, ...linkRules(linkHosts), ...markupRules, ...extra];
    return compileRules(rules, spanLengthMax);
  };
  return extra.length > 0 ? compile() : shared(`reply ${spanLengthMax} ${JSON.stringify(linkHosts)}`, compile);
}

/** Sets that are kept: those of a few policies, old ones and new ones while a configuration changes. */
const SHARED_MAX = 8;

const sharedSets = new Map<string, RuleSet>();

function shared(name: string, compile: () => RuleSet): RuleSet {
  const rules = sharedSets.get(name) ?? compile();
  sharedSets.delete(name);
  sharedSets.set(name, rules);
  const [oldest] = sharedSets.keys();
  if (sharedSets.size > SHARED_MAX && oldest !== undefined) sharedSets.delete(oldest);
  return rules;
}

/** Compiles the recognizers of personal data and, with `withSecrets`, the rules for secrets. */
export function redactionRules(extra: readonly Rule[], withSecrets: boolean, spanLengthMax: number): RuleSet {
  return compileRules([...pii, ...(withSecrets ? secrets : []), ...extra], spanLengthMax);
}

/** Compiles the rules for injection alone. */
export function injectionOnlyRules(spanLengthMax: number): RuleSet {
  return compileRules(injection, spanLengthMax);
}
