import { NAME_ENTITIES, NAME_RULES, type NameEntity } from '../core/name-entities.ts';
import type { Policy, PolicyRule } from './policy.ts';

/** Whether a policy does more about names than report them. Running the tagger only to report them would cost more than all the rest. */
export function actsOnNames({ rules }: Policy): boolean {
  return NAME_ENTITIES.some((entity) => {
    const first = rules.find((rule) => selects(rule, entity) && (acts(rule) || takesAll(rule)));
    return first !== undefined && acts(first);
  });
}

function acts({ treatment }: PolicyRule): boolean {
  return treatment !== 'ignore' && treatment !== 'report';
}

function selects({ category, entity, ruleId }: PolicyRule, name: NameEntity): boolean {
  if (category !== 'pii' && category !== '*') return false;
  if (entity !== undefined && entity !== name) return false;
  return ruleId === undefined || NAME_RULES.startsWith(ruleId) || ruleId.startsWith(NAME_RULES);
}

function takesAll({ threshold, trust, direction, ruleId }: PolicyRule): boolean {
  return threshold === 0 && trust === undefined && direction === undefined && ruleId === undefined;
}
