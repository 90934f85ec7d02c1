import { base64url } from 'jose';
import type { Clock, Random } from '../../core/ports.ts';
import { sha256 } from '../../crypto/digest.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import { pooledRandom } from '../../crypto/pooled-random.ts';
import type { AgentSigner } from '../keys/agent-signer.ts';
import { createPossessionProof } from '../tokens/possession-proof.ts';
import type { AgentRequestHead } from './agent-http-request.ts';
import { CHAIN_HEADER, PROOF_HEADER } from './request-headers.ts';

/** What a proof of possession is made for. */
export interface ProvenRequest extends AgentRequestHead {
  readonly nonce: string;
  readonly body: Uint8Array;
  readonly chain: readonly string[];
}

/**
 * The challenge that a proof answers where nobody is there to choose one: a digest of the whole request. The chain is in it, too, since
 * without it somebody on the way could take off the chain, and with it what it limits.
 */
export function requestChallenge({ nonce, method, target, body, chain }: ProvenRequest): string {
  return base64url.encode(sha256(lengthPrefixed([nonce, method, target, base64url.encode(sha256(body)), ...chain])));
}

/** A request that an agent is about to make. */
export interface AgentRequestFacts {
  readonly token: string;
  /** Without it the token is shown as it is; with it the proof of possession that a bound token needs is made. */
  readonly signer?: AgentSigner;
  /** What the user's request allows: root first, made for the signer's key. */
  readonly chain?: readonly string[];
  /** The name of the agent that is asked. */
  readonly audience: string;
  readonly method: string;
  /** The address as it is given to `fetch`. */
  readonly url: string;
  /** The very bytes of the body. A text counts as UTF-8. */
  readonly body?: string | Uint8Array;
  readonly clock?: Clock;
  readonly random?: Random;
}

const NONCE_BYTES = 16;
const systemRandom = pooledRandom();

/**
 * The headers by which an agent shows its token, the proof that it has the key, and the chain. A proof is good for this request, once: method,
 * path, query, body and chain are in it.
 *
 * @throws `InvalidOptionsError` for a signer that cannot sign.
 * @example
 * const body = JSON.stringify({ path: '/reports/march' });
 * const headers = await agentRequestHeaders({ token, signer, chain, audience: 'files', method: 'POST', url, body });
 * await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
 */
export async function agentRequestHeaders(facts: AgentRequestFacts): Promise<Readonly<Record<string, string>>> {
  const { token, signer, chain = [], audience, method, url, body = '', clock, random = systemRandom } = facts;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(chain.length > 0 && { [CHAIN_HEADER]: chain.join(' ') }),
  };
  if (signer === undefined) return headers;
  const { pathname, search } = new URL(url);
  const nonce = base64url.encode(random.bytes(NONCE_BYTES));
  const challenge = requestChallenge({
    nonce,
    method: method.toUpperCase(),
    target: `${pathname}${search}`,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    chain,
  });
  const nowMs = clock?.now() ?? Date.now();
  const jws = await createPossessionProof({ token, challenge, audience, nowMs }, signer);
  return { ...headers, [PROOF_HEADER]: `${nonce} ${jws}` };
}
