import type { JsonValue } from '../core/json-value.ts';
import type { Principal, Trust } from '../core/segment.ts';
import type { ActionConversation } from './action-conversation.ts';
import { actionFacts } from './policy/action-facts.ts';
import { ACTION_EFFECTS, type ActionEffect, type ActionPolicy } from './policy/action-policy.ts';
import { editArguments } from './policy/edit-arguments.ts';
import { matchRule } from './policy/match-rule.ts';
import type { ToolClass } from './sinks/sink-class.ts';
import type { ActionCall, ToolDefinition } from './tool-action.ts';

/** A call to be decided before it runs. */
export interface ActionRequest {
  readonly call: ActionCall;
  /** The tools that the model was shown. */
  readonly tools: readonly ToolDefinition[];
  /** What was said before the call. */
  readonly conversation: ActionConversation;
  readonly principal?: Principal;
  readonly permissions?: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly nowMs: number;
  /** Actions of the session that ran before, in any order. */
  readonly earlier?: readonly EarlierAction[];
}

/** An action that ran before. */
export interface EarlierAction {
  readonly name: string;
  readonly classes: readonly ToolClass[];
  readonly atMs: number;
}

/** Why a call was decided so. It holds no value of the call. */
export interface ActionReason {
  readonly ruleId: string;
  /** JSON pointer (RFC 6901) in the arguments; empty for the call as a whole. */
  readonly pointer: string;
  /** The least trusted author of the value. */
  readonly trust?: Trust;
}

/** What is done about a call. */
export interface ActionDecision {
  readonly action: ActionEffect;
  readonly reasons: readonly ActionReason[];
  /** For `rewrite`: what the call is to be made with. */
  readonly arguments?: JsonValue;
}

/**
 * Decides a call by a policy: every rule that matches counts, and the strictest effect among them is taken. The reasons are those of the
 * rules with that effect. Deterministic; nothing is asked of a model.
 */
export function decideAction(request: ActionRequest, policy: ActionPolicy): ActionDecision {
  const facts = actionFacts(request.call, request.tools, request.conversation);
  const matches = policy.rules.flatMap((rule) => {
    const values = matchRule(rule, request, facts);
    return values === undefined ? [] : [{ rule, values }];
  });
  if (matches.length === 0) {
    const isAllowed = policy.fallback === 'allow';
    return { action: policy.fallback, reasons: isAllowed ? [] : [{ ruleId: 'actions/fallback', pointer: '' }] };
  }
  const action = ACTION_EFFECTS.findLast((effect) => matches.some(({ rule }) => rule.effect === effect)) ?? 'block';
  const deciding = matches.filter(({ rule }) => rule.effect === action);
  const reasons = deciding.flatMap(({ rule: { id: ruleId }, values }): readonly ActionReason[] => {
    if (values.length === 0) return [{ ruleId, pointer: '' }];
    return values.map(({ pointer, trust }) => ({ ruleId, pointer, ...(trust !== undefined && { trust }) }));
  });
  if (action !== 'rewrite') return { action, reasons };
  const edits = deciding.flatMap(({ rule }) => rule.edits ?? []);
  return { action, reasons, arguments: editArguments(request.call.arguments, edits) };
}
