import { boundedMap } from '../core/bounded-map.ts';
import { injectionSpan } from './injection/injection-rule.ts';
import { injectionRules } from './injection/rules/index.ts';
import { instructionLeakRules } from './leakage/instruction-leak.ts';
import { linkRules } from './links/link-rules.ts';
import { markupRules } from './markup/markup-rules.ts';
import type { Rule } from './matching/rule.ts';
import { compileRules, type RuleSet } from './matching/rule-set.ts';
import { nameRule, shippedNameModel } from './pii/names/name-tagger.ts';
import { placeholderRule } from './pii/placeholder/placeholder-rule.ts';
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
  const compile = (): RuleSet =>
    compileRules([...injection, ...pii, placeholderRule, ...secrets, ...extra], spanLengthMax);
  return extra.length > 0 ? compile() : shared(`request ${spanLengthMax}`, compile);
}

/**
 * Compiles the rules for replies: those that Sallyport ships and `extra`; shared like those for requests. Throws
 * {@link InvalidRuleError}.
 *
 * @param linkHosts - Hosts that a reply may link to.
 * @param withNames - Whether names are looked for, too.
 */
export function replyRules(extra: readonly Rule[], { linkHosts, withNames, spanLengthMax }: ReplyRuleOptions): RuleSet {
  const compile = (): RuleSet => {
    const rules = [
      ...pii,
      placeholderRule,
      ...secrets,
      ...instructionLeakRules,
      ...linkRules(linkHosts),
      ...markupRules,
    ];
    return compileRules([...rules, ...names(withNames), ...extra], spanLengthMax);
  };
  const name = `reply ${spanLengthMax} ${withNames} ${JSON.stringify(linkHosts)}`;
  return extra.length > 0 ? compile() : shared(name, compile);
}

/** How the rules for replies are made. */
export interface ReplyRuleOptions {
  readonly linkHosts: readonly string[];
  readonly withNames: boolean;
  readonly spanLengthMax: number;
}

function names(isWanted: boolean): readonly Rule[] {
  return isWanted ? [nameRule(shippedNameModel())] : [];
}

/** Sets that are kept: those of a few policies, old ones and new ones while a configuration changes. */
const SHARED_MAX = 8;

const sharedSets = boundedMap<string, RuleSet>(SHARED_MAX);

function shared(name: string, compile: () => RuleSet): RuleSet {
  const rules = sharedSets.get(name) ?? compile();
  sharedSets.set(name, rules);
  return rules;
}

/** Compiles the recognizers of personal data and, as it is wished, the name tagger and the rules for secrets. */
export function redactionRules(
  extra: readonly Rule[],
  { withSecrets, withNames, spanLengthMax }: RedactionRuleOptions,
): RuleSet {
  const compile = (): RuleSet =>
    compileRules([...pii, ...(withSecrets ? secrets : []), ...names(withNames), ...extra], spanLengthMax);
  return extra.length > 0 ? compile() : shared(`redaction ${spanLengthMax} ${withSecrets} ${withNames}`, compile);
}

/** Compiles the rule for placeholders alone. */
export function placeholderOnlyRules(spanLengthMax: number): RuleSet {
  return shared(`placeholders ${spanLengthMax}`, () => compileRules([placeholderRule], spanLengthMax));
}

/** What is looked for in a redaction. */
export interface RedactionRuleOptions {
  readonly withSecrets: boolean;
  readonly withNames: boolean;
  readonly spanLengthMax: number;
}

/** Compiles the rules for injection alone. */
export function injectionOnlyRules(spanLengthMax: number): RuleSet {
  return compileRules(injection, spanLengthMax);
}
