import type { JsonValue } from '../../core/json-value.ts';
import type { Principal } from '../../core/segment.ts';
import type { Caveat } from '../delegation/caveat.ts';
import { checkCaveats } from '../delegation/check-caveats.ts';
import { type Delegation, verifyChain } from '../delegation/verify-chain.ts';
import type { AgentMessage, MessageAuthority } from '../messages/agent-message.ts';
import { AgentMessageError } from '../messages/agent-message-error.ts';
import type { AuthorityClaim } from '../messages/message-verifier.ts';
import { verifyMessage } from '../messages/verify-message.ts';
import { type AgentIdentity, verifyAgentToken } from '../tokens/agent-token.ts';
import { covers } from '../tokens/permission.ts';
import type { AgentCall } from './agent-call.ts';
import { AgentRequestError } from './agent-request-error.ts';
import type { DecidesCall } from './decide-call.ts';
import type { CheckedGateOptions } from './gate-options.ts';

/** What is judged: a body that has to be a message. */
export interface MessageRequest {
  readonly permission: string;
  readonly json: JsonValue | undefined;
}

/** On whose word a message says what it says, and by which key. */
type Authority = { readonly keyId: string } & (
  | { readonly identity: AgentIdentity }
  | { readonly delegation: Delegation; readonly principal: Principal }
);

/**
 * Judges a request whose body is `{"message": "…"}`: the eight steps of a message, of which the last but one asks for the token or the chain, and
 * the last for the policy.
 *
 * @throws {@link AgentRequestError}, and what verifying a message throws.
 */
export async function judgeMessage(
  { permission, json }: MessageRequest,
  options: CheckedGateOptions,
  decide: DecidesCall,
): Promise<AgentCall> {
  const { agent, keys, revocations, records, hashes, openWith, clock } = options;
  let authority: Authority | undefined;
  const { message } = await verifyMessage(textOf(json), {
    ...{ agent, keys, records, hashes, clock },
    ...(revocations !== undefined && { revocations }),
    ...(openWith !== undefined && { openWith }),
    ...(options.messageBounds !== undefined && { bounds: options.messageBounds }),
    verifyAuthority: async (shown, claim) => {
      if (!covers(permission, claim.action)) throw new AgentRequestError('ACTION_NOT_HERE', 'permission');
      authority = await verifyShown(shown, claim, options);
      return 'identity' in authority ? authority.identity : authority.delegation;
    },
    meetsCaveats: (caveats, payload) => checkCaveats(caveats as readonly Caveat[], payload).isKept,
    decideAction: async (message) => {
      await decide(callOf(message, authority as Authority));
      return { action: 'allow' };
    },
  });
  return callOf(message, authority as unknown as Authority);
}

/** Anything but the one form of a message is no message. */
function textOf(json: JsonValue | undefined): string {
  const isMap = typeof json === 'object' && json !== null && !Array.isArray(json);
  const text = isMap && Object.keys(json).join() === 'message' ? (json as { readonly message: unknown }).message : '';
  if (typeof text !== 'string' || text === '') throw new AgentRequestError('CREDENTIALS_MISSING');
  return text;
}

async function verifyShown(
  shown: MessageAuthority,
  { from, keyId, to }: AuthorityClaim,
  { keys, issuers, revocations, tokenPolicy, depthMax, clock, requires }: CheckedGateOptions,
): Promise<Authority> {
  const expected = {
    ...{ audience: to, keys, issuers, nowMs: clock.now() },
    ...(tokenPolicy !== undefined && { policy: tokenPolicy }),
    ...(revocations !== undefined && { revocations }),
  };
  if ('chain' in shown) {
    const depth = depthMax === undefined ? {} : { depthMax };
    const delegation = await verifyChain(shown.chain, { ...expected, ...depth, holderKeyId: keyId });
    return { keyId, delegation, principal: delegation.principal };
  }
  if (requires === 'delegation') throw new AgentRequestError('CHAIN_MISSING', 'permission');
  const identity = await verifyAgentToken(shown.token, { ...expected, trust: { keys } });
  // A token is its bearer's, and another agent's is no word for this one.
  if (identity.agent !== from) throw new AgentMessageError('AUTHORITY_INVALID');
  return { keyId, identity };
}

function callOf(message: AgentMessage, authority: Authority): AgentCall {
  const { from, action, payload, digest } = message;
  return { form: 'message', agent: from, action, arguments: payload, digest, message, ...authority };
}
