import type { JsonValue } from '../../core/json-value.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import { checkCaveats } from '../delegation/check-caveats.ts';
import { type Delegation, verifyChain } from '../delegation/verify-chain.ts';
import { isFirstTime } from '../messages/message-replay.ts';
import { type AgentIdentity, verifyAgentToken } from '../tokens/agent-token.ts';
import { AGENT_TOKEN_BOUNDS } from '../tokens/token-policy.ts';
import type { AgentCall } from './agent-call.ts';
import type { AgentRequestHead } from './agent-http-request.ts';
import { AgentRequestError } from './agent-request-error.ts';
import { type PlainJson, plainJson } from './body-json.ts';
import type { CheckedGateOptions } from './gate-options.ts';
import type { RequestHeaders } from './request-headers.ts';
import { requestChallenge } from './request-proof.ts';

/** What is judged: a request whose head shows a token. */
export interface TokenRequest {
  readonly head: AgentRequestHead;
  readonly headers: RequestHeaders;
  readonly permission: string;
  readonly bytes: Uint8Array;
  readonly json: JsonValue | undefined;
}

/** No proof is accepted for longer: it lives for a minute, and clocks may be apart. */
const PROOF_TTL_MS = 60_000 + 3_000 * AGENT_TOKEN_BOUNDS.clockSkewS;

/**
 * Judges a request that shows a token: token and proof → that the proof is new → chain → arguments → caveats. What is shown has to hold, also where
 * less would do.
 *
 * @throws {@link AgentRequestError}, and what verifying a token throws.
 */
export async function judgeToken(request: TokenRequest, options: CheckedGateOptions): Promise<AgentCall> {
  const { head, headers, permission, json } = request;
  const identity = await verifyIdentity(request, options);
  const { requires, bodyBytesMax, argumentsOf } = options;
  if (requires !== 'identity' && identity.boundKeyId === undefined) throw new AgentAuthError('PROOF_MISSING');
  const delegation = await verifyDelegation(headers.chain, { identity, permission }, options);
  if (requires === 'delegation' && delegation === undefined) throw new AgentRequestError('CHAIN_MISSING', 'chain');
  const args = plainJson(argumentsOf === undefined ? (json ?? {}) : argumentsOf(head, json), bodyBytesMax);
  checkArguments(delegation, args);
  return {
    form: 'token',
    agent: identity.agent,
    action: permission,
    arguments: args.value,
    digest: args.digest,
    identity,
    ...(identity.boundKeyId !== undefined && { keyId: identity.boundKeyId }),
    ...(delegation !== undefined && { delegation, principal: delegation.principal }),
  };
}

async function verifyIdentity(
  { head, headers, permission, bytes }: TokenRequest,
  { agent: audience, keys, issuers, records, hashes, revocations, tokenPolicy, clock }: CheckedGateOptions,
): Promise<AgentIdentity> {
  const { token, proof, chain = [] } = headers;
  const shown = proof && {
    jws: proof.jws,
    challenge: requestChallenge({ ...head, nonce: proof.nonce, body: bytes, chain }),
  };
  const identity = await verifyAgentToken(token, {
    ...{ audience, issuers, permission, trust: { keys }, nowMs: clock.now() },
    ...(tokenPolicy !== undefined && { policy: tokenPolicy }),
    ...(revocations !== undefined && { revocations }),
    ...(shown !== undefined && { proof: shown }),
  });
  if (proof === undefined) return identity;
  // A proof for a token that is bound to no key proves nothing, and was looked at by nobody.
  if (identity.boundKeyId === undefined) throw new AgentAuthError('PROOF_INVALID');
  const once = { purpose: 'agent-proof-nonce', agent: identity.agent, nonce: proof.nonce, ttlMs: PROOF_TTL_MS };
  if (!(await isFirstTime(once, { records, hashes }))) throw new AgentRequestError('PROOF_REPLAYED', 'replay');
  return identity;
}

async function verifyDelegation(
  chain: readonly string[] | undefined,
  { identity, permission }: { readonly identity: AgentIdentity; readonly permission: string },
  { agent: audience, keys, issuers, revocations, tokenPolicy, depthMax, clock }: CheckedGateOptions,
): Promise<Delegation | undefined> {
  if (chain === undefined) return undefined;
  // A chain is for whoever has its last key: without a proof everybody who has seen it could show it.
  if (identity.boundKeyId === undefined) throw new AgentAuthError('PROOF_MISSING');
  try {
    return await verifyChain(chain, {
      ...{ audience, keys, issuers, permission, holderKeyId: identity.boundKeyId, nowMs: clock.now() },
      ...(tokenPolicy !== undefined && { policy: tokenPolicy }),
      ...(revocations !== undefined && { revocations }),
      ...(depthMax !== undefined && { depthMax }),
    });
  } catch (cause) {
    if (cause instanceof AgentAuthError) throw new AgentRequestError(cause.code, 'chain', { cause });
    throw cause;
  }
}

function checkArguments(delegation: Delegation | undefined, args: PlainJson): void {
  if (delegation === undefined || checkCaveats(delegation.caveats, args.value).isKept) return;
  throw new AgentRequestError('CAVEATS_UNMET', 'caveats');
}
