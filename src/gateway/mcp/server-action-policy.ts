import type { ActionCondition, ActionPolicy, ActionRule } from '../../actions/policy/action-policy.ts';
import { DEFAULT_ACTION_POLICY } from '../../actions/policy/default-policy.ts';
import { TOOL_CLASSES } from '../../actions/sinks/sink-class.ts';

/**
 * A policy for a place that hears one server and nothing of what the user says: without the shipped rules that ask what the user wanted, which
 * would hold up everything there. Rules that somebody has written hold as they are.
 */
export function serverActionPolicy(policy: ActionPolicy): ActionPolicy {
  return { ...policy, rules: policy.rules.flatMap((rule) => (SHIPPED.has(rule) ? withoutUser(rule) : [rule])) };
}

/** Ids of rules that somebody has written and that ask what the user wanted, which is never known: they take it that nothing was asked for. */
export function rulesOnUser(policy: ActionPolicy): readonly string[] {
  return policy.rules.filter((rule) => !SHIPPED.has(rule) && asksOfUser(rule)).map(({ id }) => id);
}

const SHIPPED: ReadonlySet<ActionRule> = new Set(DEFAULT_ACTION_POLICY.rules);
const VALUE_RULE = 'actions/hijacked-value';

function withoutUser(rule: ActionRule): readonly ActionRule[] {
  if (asksOfUser(rule)) return [];
  if (rule.id !== VALUE_RULE) return [rule];
  // Servers tell the assistant how to read on, "call list_notes with cursor …": of what only reads, that is nothing to hold up.
  const { value } = rule.when;
  return [
    { ...rule, when: { ...rule.when, classes: TOOL_CLASSES.filter((each) => each !== 'read') } },
    { ...rule, when: { classes: ['read'], value: { ...value, parts: ['destination', 'credential', 'command'] } } },
  ];
}

function asksOfUser({ when, unless }: ActionRule): boolean {
  return [when, unless].some((condition) => condition !== undefined && speaksOfUser(condition));
}

function speaksOfUser({ asked, delegated, hasOwnDestination, value }: ActionCondition): boolean {
  const isOnIntent = [asked, delegated, hasOwnDestination].some((each) => each !== undefined);
  return isOnIntent || value?.standings?.every((each) => each === 'given' || each === 'related') === true;
}
