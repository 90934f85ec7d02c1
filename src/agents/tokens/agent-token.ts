import { InvalidOptionsError } from '../../core/errors.ts';
import type { Random } from '../../core/ports.ts';
import { randomId } from '../../core/random-id.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { AgentSigner } from '../keys/agent-signer.ts';
import type { AgentRevocations, RevocationTarget } from '../keys/revocations.ts';
import { type RawClaims, TOKEN_LENGTH_MAX, verifySharedToken, verifyToken } from './compact-jws.ts';
import { isPermission, isPermissionList, isSubset, PERMISSIONS_MAX } from './permission.ts';
import { type PossessionProof, verifyProof } from './possession-proof.ts';
import { type CommonClaims, claimOf, isDigest, isSeconds, readCommonClaims } from './read-claims.ts';
import { type AgentTokenPolicy, checkSeconds, checkTimes, resolveTokenPolicy } from './token-policy.ts';

/** What a token is to say. */
export interface AgentTokenFacts {
  /** Whom it is about and who may use it. */
  readonly agent: string;
  /** Who may accept it: one name, so that nobody who received it can use it elsewhere. */
  readonly audience: string;
  /** 1 to 64 permissions. */
  readonly permissions: readonly string[];
  /** Seconds until it ends; 300, or the most that the policy allows if that is less, when missing. */
  readonly lifetimeS?: number;
  /** Binds the token to a key of the agent by its id: it is accepted with a {@link PossessionProof} only (RFC 7800, section 3). */
  readonly boundKeyId?: string;
}

/** By what a token is issued. */
export interface AgentTokenIssuer {
  /** Whose name the token bears as its issuer. */
  readonly issuer: string;
  readonly signer: Pick<AgentSigner, 'sign'>;
  readonly policy?: AgentTokenPolicy;
  readonly nowMs: number;
  readonly random: Random;
}

/** What a verifier expects of a token. */
export interface AgentTokenExpectation {
  /** The verifier's own name. */
  readonly audience: string;
  /** Who may issue tokens. An agent that signs its own grants itself nothing unless it stands here. */
  readonly issuers: readonly string[];
  /** Public keys, or the secret that issuer and verifier share. */
  readonly trust: { readonly keys: AgentKeys } | { readonly sharedSecret: Uint8Array };
  readonly policy?: AgentTokenPolicy;
  readonly nowMs: number;
  readonly revocations?: AgentRevocations;
  /** What the token must grant. */
  readonly permission?: string;
  readonly proof?: PossessionProof;
}

/** Who shows a token, as it has been verified. */
export interface AgentIdentity {
  readonly agent: string;
  readonly issuer: string;
  readonly audience: string;
  readonly tokenId: string;
  /** The key that signed; not there under a shared secret. */
  readonly keyId?: string;
  readonly permissions: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** The key that the bearer has proved to have. */
  readonly boundKeyId?: string;
  /** Whoever can verify the token could have made it: there is one secret for all (HS256). */
  readonly singleTrust: boolean;
}

const LIFETIME_S = 300;

/**
 * Issues a token: a JSON Web Token (RFC 7519) in compact form.
 *
 * @throws `InvalidOptionsError` for facts that no token may have, and a lifetime past the policy.
 */
export async function createAgentToken(facts: AgentTokenFacts, by: AgentTokenIssuer): Promise<string> {
  const { lifetimeMaxS } = resolveTokenPolicy(by.policy);
  const { agent, audience, permissions, boundKeyId, lifetimeS = Math.min(LIFETIME_S, lifetimeMaxS) } = facts;
  checkNames({ agent, audience, issuer: by.issuer });
  checkPermissions(permissions);
  checkSeconds('lifetimeS', lifetimeS, { min: 1, max: lifetimeMaxS });
  if (boundKeyId !== undefined && !isDigest(boundKeyId)) {
    throw new InvalidOptionsError('boundKeyId', 'must be the thumbprint of a key');
  }
  const iat = Math.floor(by.nowMs / 1_000);
  const token = await by.signer.sign('agent+jwt', {
    iss: by.issuer,
    sub: agent,
    aud: audience,
    jti: randomId('tok_', by.random),
    iat,
    nbf: iat,
    exp: iat + lifetimeS,
    permissions,
    ...(boundKeyId !== undefined && { cnf: { jkt: boundKeyId } }),
  });
  // 64 permissions can be longer than what a verifier reads.
  if (token.length > TOKEN_LENGTH_MAX) throw new InvalidOptionsError('permissions', 'are too long for one token');
  return token;
}

/**
 * Verifies a token: form → type → algorithm → key → signature → claims → issuer → audience → times → revocation → permission → proof.
 *
 * @throws {@link AgentAuthError} with the code of the first step that fails; `InvalidOptionsError` for an expectation that is none.
 */
export async function verifyAgentToken(token: unknown, expected: AgentTokenExpectation): Promise<AgentIdentity> {
  checkExpectation(expected);
  const policy = resolveTokenPolicy(expected.policy);
  const { agent: signedBy, keyId, claims } = await verifiedClaims(token, expected);
  const common = readCommonClaims(claims);
  const aud = claimOf(claims, 'aud', isAgentName);
  const nbf = claimOf(claims, 'nbf', isSeconds);
  const boundKeyId = confirmationOf(claims);
  const isOwn = signedBy === undefined || signedBy === common.iss;
  if (!isOwn || !expected.issuers.includes(common.iss)) throw new AgentAuthError('ISSUER_MISMATCH');
  if (aud !== expected.audience) throw new AgentAuthError('AUDIENCE_MISMATCH');
  checkTimes({ ...common, nbf }, policy, expected.nowMs);
  await checkRevocation(common, keyId, expected.revocations);
  const { permission } = expected;
  if (permission !== undefined && !isSubset([permission], common.permissions)) {
    throw new AgentAuthError('PERMISSION_MISSING');
  }
  if (boundKeyId !== undefined) {
    await verifyProof(token as string, { ...expected, agent: common.sub, keyId: boundKeyId, policy });
  }
  return {
    agent: common.sub,
    issuer: common.iss,
    audience: aud,
    tokenId: common.jti,
    permissions: common.permissions,
    expiresAtMs: common.exp * 1_000,
    singleTrust: keyId === undefined,
    ...(keyId !== undefined && { keyId }),
    ...(boundKeyId !== undefined && { boundKeyId }),
  };
}

interface SignedClaims {
  readonly claims: RawClaims;
  /** Whose key signed; nobody's under a shared secret. */
  readonly agent?: string;
  readonly keyId?: string;
}

async function verifiedClaims(token: unknown, { trust, nowMs }: AgentTokenExpectation): Promise<SignedClaims> {
  if ('sharedSecret' in trust) return { claims: await verifySharedToken(token, 'agent+jwt', trust.sharedSecret) };
  const { key, claims } = await verifyToken(token, { type: 'agent+jwt', keys: trust.keys, nowMs });
  return { claims, agent: key.agent, keyId: key.keyId };
}

async function checkRevocation(
  { iss, sub, jti }: CommonClaims,
  keyId: string | undefined,
  revocations: AgentRevocations | undefined,
): Promise<void> {
  if (revocations === undefined) return;
  const targets: RevocationTarget[] = [
    { kind: 'token', id: jti },
    { kind: 'agent', id: iss },
    { kind: 'agent', id: sub },
  ];
  if (keyId !== undefined) targets.push({ kind: 'key', id: keyId });
  if (await revocations.isAnyRevoked(targets)) throw new AgentAuthError('REVOKED');
}

/** The thumbprint that the token is bound to (RFC 9449, section 6.1). A confirmation of another kind is refused, not passed over. */
function confirmationOf(claims: RawClaims): string | undefined {
  if (!Object.hasOwn(claims, 'cnf')) return undefined;
  const { jkt, ...others } = claimOf(claims, 'cnf', isMap);
  if (!isDigest(jkt) || Object.keys(others).length > 0) throw new AgentAuthError('CLAIMS_INVALID');
  return jkt;
}

function isMap(value: unknown): value is RawClaims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks permissions that are to be given. @throws `InvalidOptionsError` for what is no list of permissions. */
export function checkPermissions(permissions: readonly string[]): void {
  if (!isPermissionList(permissions)) {
    throw new InvalidOptionsError('permissions', `must be 1 to ${PERMISSIONS_MAX} of the form resource:action`);
  }
}

/** Checks names of agents, by the option that each stands in. @throws `InvalidOptionsError` for the first that is no name of an agent. */
export function checkNames(names: Readonly<Record<string, unknown>>): void {
  for (const [option, name] of Object.entries(names)) {
    if (!isAgentName(name)) {
      throw new InvalidOptionsError(option, 'must be 1 to 128 of a-z 0-9 . _ : / @ -, the first a letter or a digit');
    }
  }
}

/** A secret that is shared has at least as many bits as the hash (RFC 7518, section 3.2). */
const SHARED_SECRET_BYTES_MIN = 32;

/** What callers without types may leave out must not make a verifier accept more. */
function checkExpectation({ audience, issuers, trust, permission }: AgentTokenExpectation): void {
  checkNames({ audience });
  if (!Array.isArray(issuers) || issuers.length === 0 || !issuers.every(isAgentName)) {
    throw new InvalidOptionsError('issuers', 'must name those who may issue tokens');
  }
  if (permission !== undefined && !isPermission(permission)) {
    throw new InvalidOptionsError('permission', 'must be of the form resource:action');
  }
  if (typeof trust !== 'object' || trust === null) throw new AgentAuthError('KEYS_UNAVAILABLE');
  if ('sharedSecret' in trust) checkSharedSecret(trust.sharedSecret);
  else if (typeof trust.keys?.find !== 'function') throw new AgentAuthError('KEYS_UNAVAILABLE');
}

/** Checks a secret that is shared. @throws `InvalidOptionsError` for a secret of less than 256 bits. */
export function checkSharedSecret(secret: unknown): asserts secret is Uint8Array {
  if (!(secret instanceof Uint8Array) || secret.length < SHARED_SECRET_BYTES_MIN) {
    throw new InvalidOptionsError('sharedSecret', `must be at least ${SHARED_SECRET_BYTES_MIN} random bytes`);
  }
}
