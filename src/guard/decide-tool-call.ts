import { type ActionConversation, actionConversation } from '../actions/action-conversation.ts';
import { type ActionDecision, type ActionReason, decideAction } from '../actions/decide-action.ts';
import { ACTION_EFFECTS, type ActionEffect, type ActionPolicy } from '../actions/policy/action-policy.ts';
import { provenanceIndex } from '../actions/provenance/provenance.ts';
import type { ActionCall } from '../actions/tool-action.ts';
import type { Mode } from '../core/decision.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { JsonValue } from '../core/json-value.ts';
import { checkPort } from './check-options.ts';
import type { ToolCallDecision, ToolCallOptions } from './guard.ts';
import type { JudgedCall, ToolCallGate } from './tool-call-gate.ts';

/** What a tool call is decided with. */
export interface ToolCallContext {
  /** Inspects what stands in the arguments. */
  readonly judge: ToolCallGate;
  readonly policy: ActionPolicy;
  readonly mode: Mode;
  readonly nowMs: number;
}

/**
 * Decides a tool call: what stands in its arguments by the rules of replies, and then, as they are after that, what it does by the action policy. A
 * check that throws blocks the call, but for options that are none.
 */
export function decideToolCall(call: ActionCall, options: ToolCallOptions, context: ToolCallContext): ToolCallDecision {
  const { mode } = context;
  const conversation = conversationOf(options.conversation);
  if (options.tools !== undefined && !Array.isArray(options.tools))
    throw new InvalidOptionsError('tools', 'must be a list');
  const judged = context.judge({ name: call.name, arguments: JSON.stringify(call.arguments) });
  const { findings } = judged;
  if (judged.verdict.action === 'block') return { action: 'block', mode, reasons: reasonsOf(judged), findings };
  const inspected =
    judged.verdict.action === 'rewrite' ? (JSON.parse(judged.verdict.arguments) as JsonValue) : undefined;
  const asked = decideSafely(
    { ...call, arguments: inspected ?? call.arguments },
    { ...options, conversation },
    context,
  );
  const shadowed = strongest(asked.action, judged.shadowed);
  if (mode === 'shadow') {
    return { action: 'allow', mode, reasons: asked.reasons, findings, ...(shadowed !== 'allow' && { shadowed }) };
  }
  if (asked.action === 'ask' || asked.action === 'block') return { ...asked, mode, findings };
  const written = asked.arguments ?? inspected;
  if (written === undefined) return { action: 'allow', mode, reasons: asked.reasons, findings };
  const reasons = [...(inspected === undefined ? [] : reasonsOf(judged)), ...asked.reasons];
  return { action: 'rewrite', mode, reasons, findings, arguments: written };
}

function conversationOf(given: ToolCallOptions['conversation']): ActionConversation {
  if (!Array.isArray(given)) {
    checkPort('conversation', given ?? '', 'trace');
    return given as ActionConversation;
  }
  const conversation = actionConversation(provenanceIndex());
  for (const segment of given) conversation.add(segment);
  return conversation;
}

type DecidedOptions = ToolCallOptions & { readonly conversation: ActionConversation };

function decideSafely(call: ActionCall, options: DecidedOptions, { policy, nowMs }: ToolCallContext): ActionDecision {
  const { tools = [], conversation, principal, permissions, earlier } = options;
  try {
    return decideAction(
      {
        ...{ call, tools, conversation, principal, nowMs },
        ...(permissions !== undefined && { permissions }),
        ...(earlier !== undefined && { earlier }),
      },
      policy,
    );
  } catch {
    return { action: 'block', reasons: [{ ruleId: 'error/tool-call', pointer: '' }] };
  }
}

function reasonsOf({ findings }: JudgedCall): readonly ActionReason[] {
  return [...new Set(findings.map(({ ruleId }: Finding) => ruleId))].map((ruleId) => ({ ruleId, pointer: '' }));
}

function strongest(one: ActionEffect, other: ActionEffect = 'allow'): ActionEffect {
  return ACTION_EFFECTS.indexOf(one) < ACTION_EFFECTS.indexOf(other) ? other : one;
}
