import { InvalidOptionsError } from '../../core/errors.ts';
import type { Principal } from '../../core/segment.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { AgentRevocations, RevocationTarget } from '../keys/revocations.ts';
import { checkNames } from '../tokens/agent-token.ts';
import { verifyToken } from '../tokens/compact-jws.ts';
import { isPermission, isSubset } from '../tokens/permission.ts';
import { isDigest } from '../tokens/read-claims.ts';
import { type AgentTokenPolicy, checkTimes, resolveTokenPolicy } from '../tokens/token-policy.ts';
import type { Caveat } from './caveat.ts';
import {
  CHAIN_DEPTH,
  CHAIN_DEPTH_MAX,
  checkNarrowing,
  isDepth,
  type LinkClaims,
  type RootClaims,
  readHopClaims,
  readRootClaims,
} from './link-claims.ts';
import { linkHash } from './sign-link.ts';

/** What a verifier expects of a chain. */
export interface ChainExpectation {
  readonly keys: AgentKeys;
  /** The verifier's own name. */
  readonly audience: string;
  /** The applications whose roots are believed, by the names that their keys bear. */
  readonly issuers: readonly string[];
  /**
   * Thumbprint of the key by which whoever shows the chain has been recognized: it signed the message, or a proof of possession. Without
   * it everybody who has seen a chain could use it, and each agent in it the wider one of the agent before it.
   */
  readonly holderKeyId: string;
  readonly nowMs: number;
  /** How long a root may live; a link never lives longer than it. */
  readonly policy?: AgentTokenPolicy;
  /** Links after the root that are accepted, 0 to 16; 5 when missing. */
  readonly depthMax?: number;
  readonly revocations?: AgentRevocations;
  /** What the chain must grant. */
  readonly permission?: string;
}

/** What a chain lets its last agent do. */
export interface Delegation {
  /** On whose behalf. */
  readonly principal: Principal;
  /** The application that vouches for the user's request. */
  readonly issuer: string;
  /** SHA-256 of the user's request, in base64url. */
  readonly request: string;
  /** Who may act. */
  readonly agent: string;
  readonly keyId: string;
  readonly permissions: readonly string[];
  /** Of all links: each of them holds. */
  readonly caveats: readonly Caveat[];
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** Links after the root. */
  readonly depth: number;
}

/**
 * Verifies a chain of delegation, link by link from its root, with public keys alone: each link is signed by the key that the one before it
 * names, holds its hash, and narrows what it grants.
 *
 * @throws {@link AgentAuthError} with the code of the first step that fails; `InvalidOptionsError` for an expectation that is none.
 */
export async function verifyChain(chain: unknown, expected: ChainExpectation): Promise<Delegation> {
  const { depthMax, policy } = checkedExpectation(expected);
  const links = linksOf(chain, depthMax);
  const targets: RevocationTarget[] = [];
  const root = await verifyRoot(links[0] as string, { expected, policy, targets });
  const caveats = [...root.caveats];
  let last: LinkClaims = root;
  for (let i = 1; i < links.length; i++) {
    last = await verifyHop(links[i] as string, { before: last, hash: linkHash(links[i - 1] as string), expected, policy, targets });
    caveats.push(...last.caveats);
  }
  if (last.next !== expected.holderKeyId) throw new AgentAuthError('CHAIN_HOLDER_MISMATCH');
  // The last key has signed no link: that it is still a key of this agent is asked here.
  const holder = await expected.keys.find(last.next, expected.nowMs);
  if (holder.agent !== last.sub) throw new AgentAuthError('CHAIN_HOLDER_MISMATCH');
  targets.push({ kind: 'key', id: last.next }, { kind: 'agent', id: last.sub });
  if (!last.aud.includes(expected.audience)) throw new AgentAuthError('AUDIENCE_MISMATCH');
  if (await expected.revocations?.isAnyRevoked(targets)) throw new AgentAuthError('REVOKED');
  const { permission } = expected;
  if (permission !== undefined && !isSubset([permission], last.permissions)) {
    throw new AgentAuthError('PERMISSION_MISSING');
  }
  return {
    principal: root.principal,
    issuer: root.iss,
    request: root.request,
    agent: last.sub,
    keyId: last.next,
    permissions: last.permissions,
    caveats,
    expiresAtMs: last.exp * 1_000,
    depth: links.length - 1,
  };
}

interface LinkSurroundings {
  readonly expected: ChainExpectation;
  readonly policy: Required<AgentTokenPolicy>;
  /** What must not be revoked, of all links. */
  readonly targets: RevocationTarget[];
}

async function verifyRoot(link: string, { expected, policy, targets }: LinkSurroundings): Promise<RootClaims> {
  const { key, claims } = await verifyToken(link, { type: 'agent-root+jwt', ...expected });
  const root = readRootClaims(claims);
  if (root.iss !== key.agent || !expected.issuers.includes(root.iss)) throw new AgentAuthError('ISSUER_MISMATCH');
  checkTimes({ ...root, nbf: root.iat }, policy, expected.nowMs);
  noteTargets(root, key.keyId, targets);
  return root;
}

async function verifyHop(
  link: string,
  { before, hash, expected, policy, targets }: LinkSurroundings & { readonly before: LinkClaims; readonly hash: string },
): Promise<LinkClaims> {
  const { key, claims } = await verifyToken(link, { type: 'agent-hop+jwt', ...expected });
  const hop = readHopClaims(claims);
  const isNext = key.keyId === before.next && key.agent === before.sub && hop.iss === before.sub;
  if (!isNext || hop.prev !== hash) throw new AgentAuthError('CHAIN_BROKEN');
  checkNarrowing(before, hop);
  checkTimes({ ...hop, nbf: hop.iat }, policy, expected.nowMs);
  noteTargets(hop, key.keyId, targets);
  return hop;
}

function noteTargets({ jti, iss }: LinkClaims, keyId: string, targets: RevocationTarget[]): void {
  targets.push({ kind: 'token', id: jti }, { kind: 'agent', id: iss }, { kind: 'key', id: keyId });
}

function linksOf(chain: unknown, depthMax: number): readonly string[] {
  if (!Array.isArray(chain) || chain.length === 0) throw new AgentAuthError('CHAIN_MALFORMED');
  // Before anything is read: a chain of ten thousand links costs nothing.
  if (chain.length - 1 > depthMax) throw new AgentAuthError('CHAIN_TOO_DEEP');
  const links: readonly unknown[] = chain;
  if (!links.every((link) => typeof link === 'string')) throw new AgentAuthError('CHAIN_MALFORMED');
  return links as readonly string[];
}

function checkedExpectation(expected: ChainExpectation): {
  readonly depthMax: number;
  readonly policy: Required<AgentTokenPolicy>;
} {
  const { keys, audience, issuers, holderKeyId, depthMax = CHAIN_DEPTH, permission } = expected;
  if (typeof keys?.find !== 'function') throw new AgentAuthError('KEYS_UNAVAILABLE');
  checkNames({ audience });
  if (!Array.isArray(issuers) || issuers.length === 0 || !issuers.every(isAgentName)) {
    throw new InvalidOptionsError('issuers', 'must name the applications whose roots are believed');
  }
  if (!isDigest(holderKeyId)) throw new InvalidOptionsError('holderKeyId', 'must be the thumbprint of a key');
  if (!isDepth(depthMax)) {
    throw new InvalidOptionsError('depthMax', `must be a whole number from 0 to ${CHAIN_DEPTH_MAX}`);
  }
  if (permission !== undefined && !isPermission(permission)) {
    throw new InvalidOptionsError('permission', 'must be of the form resource:action');
  }
  return { depthMax, policy: resolveTokenPolicy(expected.policy) };
}
