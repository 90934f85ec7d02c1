import { base64url } from 'jose';
import { InvalidOptionsError } from '../../core/errors.ts';
import { sha256 } from '../../crypto/digest.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { AgentSigner } from '../keys/agent-signer.ts';
import type { AgentRevocations } from '../keys/revocations.ts';
import { verifyToken } from './compact-jws.ts';
import { claimOf, isDigest, isSeconds } from './read-claims.ts';
import { type AgentTokenPolicy, checkTimes } from './token-policy.ts';

/** What shows that whoever brings a token has the key that it is bound to. */
export interface PossessionProof {
  /** What {@link createPossessionProof} made. */
  readonly jws: string;
  /** 16 to 256 characters that the verifier chose for this one call, or a digest of the request if the verifier keeps away replays. */
  readonly challenge: string;
}

/** For what a proof is made. */
export interface PossessionFacts {
  readonly token: string;
  readonly challenge: string;
  /** The verifier's name. */
  readonly audience: string;
  readonly nowMs: number;
}

/** Seconds in which a proof is shown. */
const PROOF_LIFETIME_S = 60;
const CHALLENGE = /^[!-~]{16,256}$/u;

/**
 * Proves possession of the key that a token is bound to (RFC 7800, section 3): a signature over the token's hash, the verifier's name and
 * its challenge. It is RFC 9449 (DPoP) with the challenge in place of method, address and a memory of what was shown.
 *
 * @throws `InvalidOptionsError` for a challenge that is none.
 */
export async function createPossessionProof(facts: PossessionFacts, signer: AgentSigner): Promise<string> {
  checkChallenge(facts.challenge);
  const iat = Math.floor(facts.nowMs / 1_000);
  return signer.sign('agent-proof+jwt', {
    aud: facts.audience,
    ath: tokenHash(facts.token),
    challenge: facts.challenge,
    iat,
    exp: iat + PROOF_LIFETIME_S,
  });
}

/** What a proof is verified against. */
export interface ProofExpectation {
  readonly trust: { readonly keys: AgentKeys } | { readonly sharedSecret: Uint8Array };
  readonly proof?: PossessionProof;
  readonly agent: string;
  readonly keyId: string;
  readonly audience: string;
  readonly policy: Required<AgentTokenPolicy>;
  readonly nowMs: number;
  readonly revocations?: AgentRevocations;
}

/** Verifies that the bearer of a token has its key. @throws {@link AgentAuthError} `PROOF_MISSING`, `REVOKED`, and `PROOF_INVALID` for whatever is wrong with a proof. */
export async function verifyProof(token: string, expected: ProofExpectation): Promise<void> {
  const { proof, trust, agent, keyId, audience, policy, nowMs, revocations } = expected;
  // Under a shared secret there is no key that one alone has.
  if (proof === undefined || 'sharedSecret' in trust) throw new AgentAuthError('PROOF_MISSING');
  checkChallenge(proof.challenge);
  try {
    const { key, claims } = await verifyToken(proof.jws, { type: 'agent-proof+jwt', keys: trust.keys, nowMs });
    const iat = claimOf(claims, 'iat', isSeconds);
    checkTimes(
      { iat, nbf: iat, exp: claimOf(claims, 'exp', isSeconds) },
      { ...policy, lifetimeMaxS: PROOF_LIFETIME_S },
      nowMs,
    );
    const isRight =
      key.keyId === keyId &&
      key.agent === agent &&
      claimOf(claims, 'aud', isAgentName) === audience &&
      claimOf(claims, 'ath', isDigest) === tokenHash(token) &&
      claims['challenge'] === proof.challenge;
    if (!isRight) throw new AgentAuthError('PROOF_INVALID');
  } catch (error) {
    if (error instanceof AgentAuthError && error.code !== 'KEYS_UNAVAILABLE') throw new AgentAuthError('PROOF_INVALID');
    throw error;
  }
  if (await revocations?.isAnyRevoked([{ kind: 'key', id: keyId }])) throw new AgentAuthError('REVOKED');
}

function tokenHash(token: string): string {
  return base64url.encode(sha256(token));
}

function checkChallenge(challenge: unknown): void {
  if (typeof challenge !== 'string' || !CHALLENGE.test(challenge)) {
    throw new InvalidOptionsError('challenge', 'must be 16 to 256 visible ASCII characters');
  }
}
