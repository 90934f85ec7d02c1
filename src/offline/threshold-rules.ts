import { InvalidPolicyError } from '../core/errors.ts';
import type { Treatment } from '../core/finding.ts';
import type { Trust } from '../core/segment.ts';
import { actionOf } from '../decide/decide.ts';
import type { Policy, PolicyRule } from '../decide/policy.ts';

/** A threshold for the injection score of texts of one author. */
export interface InjectionThreshold {
  readonly trust: Trust;
  readonly threshold: number;
}

/** A rule of the new list: one of the old list, by its index there, perhaps with another threshold, or one that is new. */
export type PlacedRule =
  | { readonly kept: number; readonly threshold?: number }
  | { readonly added: PolicyRule; readonly isThreshold: boolean };

/**
 * Places a threshold for injection and obfuscation in request texts among the rules of a policy file: into the rule that is
 * for exactly that, or as a rule of its own before the first one that would decide instead. A second new rule reports what is
 * below, which the rules of the profile would act on else. Rules for single rule ids keep their place and go on to decide.
 *
 * @param rules - Those of the file alone.
 * @param policy - What the file comes to, its profile included; it says what is done at the threshold.
 * @throws InvalidPolicyError when the policy does nothing about such findings, or has several thresholds for them.
 */
export function placeThreshold(
  rules: readonly PolicyRule[],
  policy: Policy,
  { trust, threshold }: InjectionThreshold,
): readonly PlacedRule[] {
  const treatments = CATEGORIES.map((category) => treatmentOf(policy.rules, { category, trust }));
  if (treatments.every((treatment) => treatment === undefined)) {
    throw new InvalidPolicyError('rules', `does nothing about injection in ${trust} text; calibrate one that does`);
  }
  let placed: readonly PlacedRule[] = rules.map((_, kept) => ({ kept }));
  for (const [i, category] of CATEGORIES.entries()) {
    const treatment = treatments[i];
    if (treatment !== undefined)
      placed = placeOne(placed, rules, { target: { category, trust }, threshold, treatment });
  }
  return placed;
}

/** Where in a new list the rules stand that have the threshold. */
export function thresholdIndexes(placed: readonly PlacedRule[]): ReadonlySet<number> {
  return new Set(
    placed.flatMap((rule, index) =>
      ('added' in rule ? rule.isThreshold : rule.threshold !== undefined) ? [index] : [],
    ),
  );
}

/** The new list itself. */
export function rulesOf(placed: readonly PlacedRule[], rules: readonly PolicyRule[]): readonly PolicyRule[] {
  return placed.map((rule) => ruleOf(rule, rules));
}

/** Both are decided by the injection score of the text. */
const CATEGORIES = ['injection', 'obfuscation'] as const;

/** What a rule is looked at for. */
interface Target {
  readonly category: (typeof CATEGORIES)[number];
  readonly trust: Trust;
}

interface Placing {
  readonly target: Target;
  readonly threshold: number;
  readonly treatment: Treatment;
}

function placeOne(
  placed: readonly PlacedRule[],
  rules: readonly PolicyRule[],
  { target, threshold, treatment }: Placing,
): readonly PlacedRule[] {
  const deciding = placed.flatMap((rule, index) => (decides(ruleOf(rule, rules), target) ? [index] : []));
  const [first, second] = deciding;
  const firstRule = placed[first ?? placed.length];
  const own: PolicyRule = {
    category: target.category,
    trust: [target.trust],
    direction: 'request',
    threshold,
    treatment,
  };
  const floor: PlacedRule = { added: { ...own, threshold: 0, treatment: 'report' }, isThreshold: false };
  if (first === undefined || firstRule === undefined || !isOwn(firstRule, rules, target)) {
    return placed.toSpliced(first ?? placed.length, 0, { added: own, isThreshold: true }, floor);
  }
  const changed = placed.with(first, { ...firstRule, threshold });
  if (second === undefined) return [...changed, floor];
  if (isFloor(ruleOf(placed[second] as PlacedRule, rules))) return changed;
  throw new InvalidPolicyError(
    `rules[${second}]`,
    `is a second threshold for ${target.category} in ${target.trust} text; leave one`,
  );
}

/** What is done at the first threshold that is reached; undefined where nothing is. */
function treatmentOf(rules: readonly PolicyRule[], target: Target): Treatment | undefined {
  const deciding = rules.filter((rule) => decides(rule, target));
  const floor = deciding.findIndex(isFloor);
  const reached = floor === -1 ? deciding : deciding.slice(0, floor);
  return reached.find(acts)?.treatment;
}

/** Whether a rule is for all findings of the category in such texts, not for single entities or rule ids. */
function decides(rule: PolicyRule, { category, trust }: Target): boolean {
  if (rule.category !== category && rule.category !== '*') return false;
  if (rule.entity !== undefined || rule.ruleId !== undefined || rule.direction === 'reply') return false;
  return rule.trust === undefined || rule.trust.includes(trust);
}

/** Whether a rule of the file is for the target and nothing else, so that its threshold may be changed. */
function isOwn(placed: PlacedRule, rules: readonly PolicyRule[], target: Target): placed is { readonly kept: number } {
  const rule = ruleOf(placed, rules);
  const isForTarget = rule.category === target.category && rule.trust?.length === 1 && rule.direction === 'request';
  return 'kept' in placed && isForTarget && acts(rule);
}

/** Whether nothing gets past a rule to one that might act. */
function isFloor(rule: PolicyRule): boolean {
  return rule.threshold === 0 && !acts(rule);
}

function acts({ treatment }: PolicyRule): boolean {
  return actionOf(treatment) !== 'allow';
}

function ruleOf(placed: PlacedRule, rules: readonly PolicyRule[]): PolicyRule {
  if ('added' in placed) return placed.added;
  const rule = rules[placed.kept] as PolicyRule;
  return placed.threshold === undefined ? rule : { ...rule, threshold: placed.threshold };
}
