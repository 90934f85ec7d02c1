import type { ActionRequest } from '../decide-action.ts';
import { isCovered } from '../intent/asked-classes.ts';
import type { ToolClass } from '../sinks/sink-class.ts';
import type { ActionFacts, ValueFact } from './action-facts.ts';
import type { ActionCondition, ActionRule, ValueCondition } from './action-policy.ts';

/** Where a rule matches a call: the values that it speaks of. Undefined where it does not match. */
export function matchRule(
  rule: ActionRule,
  request: ActionRequest,
  facts: ActionFacts,
): readonly ValueFact[] | undefined {
  const values = matchCondition(rule.when, request, facts);
  if (values === undefined) return undefined;
  return rule.unless !== undefined && matchCondition(rule.unless, request, facts) !== undefined ? undefined : values;
}

function matchCondition(
  when: ActionCondition,
  request: ActionRequest,
  facts: ActionFacts,
): readonly ValueFact[] | undefined {
  if (!(fitsCall(when, request, facts) && fitsSession(when, request, facts) && fitsIntent(when, request, facts)))
    return undefined;
  if (when.value === undefined) return [];
  const { value } = when;
  const values = facts.values.filter((each) => fitsValue(value, each, facts));
  return values.length === 0 ? undefined : values;
}

function fitsCall(when: ActionCondition, { call }: ActionRequest, { classes, amounts }: ActionFacts): boolean {
  if (when.tools !== undefined && !when.tools.some((pattern) => fitsPattern(call.name, pattern))) return false;
  if (when.classes?.some((each) => classes.includes(each)) === false) return false;
  if (when.arguments !== undefined && when.arguments(call.arguments).length > 0) return false;
  const { amountAbove } = when;
  return amountAbove === undefined || amounts.some(({ amount }) => amount > amountAbove);
}

/** `*` stands for any run of characters; all else for itself. Linear in the name for each star. */
function fitsPattern(name: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === pattern;
  if (!name.startsWith(head)) return false;
  const tail = rest.pop() ?? '';
  let at = head.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
}

function fitsSession(when: ActionCondition, request: ActionRequest, { classes }: ActionFacts): boolean {
  const { principal, permissions = [], nowMs, earlier = [] } = request;
  if (when.tenants !== undefined && !when.tenants.includes(principal?.tenant ?? '')) return false;
  if (when.users !== undefined && !when.users.includes(principal?.user ?? '')) return false;
  if (when.lacks?.some((each) => !permissions.includes(each)) === false) return false;
  if (when.hours !== undefined && !isWithin(when.hours, nowMs)) return false;
  if (when.after?.some((tool) => earlier.some(({ name }) => fitsPattern(name, tool))) === false) return false;
  const { rate } = when;
  if (rate === undefined) return true;
  const recent = earlier.filter(
    (each) => nowMs - each.atMs < rate.windowMs && each.classes.some((one) => classes.includes(one)),
  );
  return recent.length >= rate.count;
}

const HOUR_MS = 3_600_000;

function isWithin({ from, to }: { readonly from: number; readonly to: number }, nowMs: number): boolean {
  const hour = Math.floor(nowMs / HOUR_MS) % 24;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function fitsIntent(when: ActionCondition, { conversation }: ActionRequest, facts: ActionFacts): boolean {
  if (when.asked !== undefined && when.asked !== facts.isAsked) return false;
  if (when.delegated !== undefined && when.delegated !== conversation.asked.isDelegated) return false;
  if (when.hasOwnDestination !== undefined && when.hasOwnDestination !== facts.hasOwnDestination) return false;
  if (when.partial !== undefined && when.partial !== facts.isPartial) return false;
  if (when.namedByHijack !== undefined && when.namedByHijack !== facts.isNamedByHijack) return false;
  if (when.urged === undefined) return true;
  const kinds = when.urged === 'hijacked' ? (['hijack'] as const) : (['hijack', 'order'] as const);
  return kinds.some((kind) => facts.classes.some((each) => isOrdered(each, conversation.urged.get(kind))));
}

function isOrdered(each: ToolClass, ordered: Parameters<typeof isCovered>[1] | undefined): boolean {
  return ordered !== undefined && ordered.size > 0 && isCovered(each, ordered);
}

function fitsValue(when: ValueCondition, value: ValueFact, { values }: ActionFacts): boolean {
  if (when.parts?.includes(value.part) === false) return false;
  if (when.standings?.includes(value.standing) === false) return false;
  if (when.inHijack !== undefined && when.inHijack !== value.isInHijack) return false;
  if (when.carriesOtherTools === undefined) return true;
  const carries = values.some(
    ({ part, tools }) => part === 'payload' && tools.size > 0 && [...tools].every((tool) => !value.tools.has(tool)),
  );
  return when.carriesOtherTools === (value.tools.size > 0 && carries);
}
