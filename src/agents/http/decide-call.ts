import type { AgentCall, AgentCallDecision } from './agent-call.ts';
import { AgentRequestError } from './agent-request-error.ts';
import type { AgentGateOptions } from './gate-options.ts';

/** Asks the policy. Rejects for every answer but `allow`. */
export type DecidesCall = (call: AgentCall) => Promise<void>;

const PENDING_ID = /^[A-Za-z0-9._-]{1,128}$/u;

/** The action policy as a step that throws: {@link AgentRequestError} `ACTION_BLOCKED`, `ACTION_NEEDS_APPROVAL`, `ACTION_POLICY_FAILED`. */
export function decidesCall({ decideAction }: Pick<AgentGateOptions, 'decideAction'>): DecidesCall {
  return async (call) => {
    const { action, pendingId } = await decisionOn(call, decideAction);
    if (action === 'allow') return;
    if (action === 'block' || action === 'rewrite') throw new AgentRequestError('ACTION_BLOCKED', 'action-policy');
    if (action !== 'ask') throw new AgentRequestError('ACTION_POLICY_FAILED', 'action-policy');
    // It stands in an answer, so that it must be nothing but an id.
    const isId = typeof pendingId === 'string' && PENDING_ID.test(pendingId);
    throw new AgentRequestError('ACTION_NEEDS_APPROVAL', 'action-policy', isId ? { pendingId } : {});
  };
}

async function decisionOn(
  call: AgentCall,
  decideAction: AgentGateOptions['decideAction'],
): Promise<Partial<AgentCallDecision>> {
  try {
    return (await decideAction(call)) ?? {};
  } catch (cause) {
    throw new AgentRequestError('ACTION_POLICY_FAILED', 'action-policy', { cause });
  }
}
