import { base64url } from 'jose';
import { checkPrincipal } from '../../core/check-principal.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Random } from '../../core/ports.ts';
import { randomId } from '../../core/random-id.ts';
import type { Principal } from '../../core/segment.ts';
import { sha256 } from '../../crypto/digest.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentSigner } from '../keys/agent-signer.ts';
import { checkNames, checkPermissions } from '../tokens/agent-token.ts';
import { readToken, TOKEN_LENGTH_MAX } from '../tokens/compact-jws.ts';
import { isDigest } from '../tokens/read-claims.ts';
import { AGENT_TOKEN_BOUNDS, checkSeconds } from '../tokens/token-policy.ts';
import { type Caveat, CAVEATS_MAX, isCaveatList } from './caveat.ts';
import {
  CHAIN_DEPTH,
  CHAIN_DEPTH_MAX,
  checkNarrowing,
  isAudienceList,
  isDepth,
  type LinkClaims,
  readHopClaims,
  readRootClaims,
} from './link-claims.ts';

/** Who may go on with a chain: an agent, by one key of its. */
export interface NextAgent {
  readonly agent: string;
  /** Thumbprint of the key. */
  readonly keyId: string;
}

/** What a root grants. */
export interface RootFacts {
  readonly next: NextAgent;
  /** For whom the request is made. */
  readonly principal: Principal;
  /** {@link requestDigest} of what the user asked for. */
  readonly request: string;
  /** 1 to 16 names of those who may accept the chain. */
  readonly audiences: readonly string[];
  readonly permissions: readonly string[];
  readonly caveats?: readonly Caveat[];
  /** Seconds until it ends, 1 to 3,600; 300 when missing. */
  readonly lifetimeS?: number;
  /** Links that may follow, 0 to 16; 5 when missing. */
  readonly depth?: number;
}

/** What a link passes on. What is missing stays as it was in the link before it. */
export interface HopFacts {
  readonly next: NextAgent;
  readonly permissions?: readonly string[];
  readonly audiences?: readonly string[];
  /** Further conditions; those of the links before it hold anyway. */
  readonly caveats?: readonly Caveat[];
  /** Seconds until it ends, at most what is left. */
  readonly lifetimeS?: number;
  /** Links that may follow; one less than before when missing. */
  readonly depth?: number;
}

/** By whom and when a link is signed. */
export interface LinkSigner {
  readonly signer: AgentSigner;
  readonly nowMs: number;
  readonly random: Random;
}

/** SHA-256 of what a user asked for, in base64url. A text counts as UTF-8. */
export function requestDigest(request: string | Uint8Array): string {
  return base64url.encode(sha256(request));
}

/** SHA-256 of a link's characters, in base64url. */
export function linkHash(link: string): string {
  return base64url.encode(sha256(link));
}

const LIFETIME_S = 300;

/**
 * Begins a chain for one request of a user. The application signs it, in whose name the user is.
 *
 * @throws `InvalidOptionsError` for facts that no root may have.
 */
export async function signRoot(facts: RootFacts, by: LinkSigner): Promise<readonly string[]> {
  const { next, audiences, permissions, caveats = [], lifetimeS = LIFETIME_S, depth = CHAIN_DEPTH } = facts;
  checkNext(next);
  checkSeconds('lifetimeS', lifetimeS, { min: 1, max: AGENT_TOKEN_BOUNDS.lifetimeMaxS });
  checkLists({ audiences, permissions, caveats, depth });
  if (!isDigest(facts.request)) throw new InvalidOptionsError('request', 'must be a digest, as requestDigest makes it');
  const iat = Math.floor(by.nowMs / 1_000);
  const root = await signed('agent-root+jwt', by, {
    ...{ sub: next.agent, next: next.keyId, aud: audiences, iat, exp: iat + lifetimeS },
    ...{ depth, permissions, caveats },
    principal: checkPrincipal(facts.principal, PRINCIPAL_LENGTH_MAX),
    request: facts.request,
  });
  return [root];
}

/**
 * Passes a chain on to the next agent. Whoever signs is the one whom the last link names, and can only narrow what it has. The chain is
 * not verified here: whoever receives one does that first, with `verifyChain`.
 *
 * @returns The chain with one more link.
 * @throws {@link AgentAuthError} `…_WIDENED`, `CHAIN_TOO_DEEP`, `CHAIN_HOLDER_MISMATCH` for another signer, and what a chain is refused
 * for that is none; `InvalidOptionsError` for facts that no link may have.
 */
export async function signHop(chain: readonly string[], facts: HopFacts, by: LinkSigner): Promise<readonly string[]> {
  const last = Array.isArray(chain) ? chain.at(-1) : undefined;
  if (last === undefined || chain.length > CHAIN_DEPTH_MAX) throw new AgentAuthError('CHAIN_MALFORMED');
  const { claims } = readToken(last);
  const before: LinkClaims = chain.length === 1 ? readRootClaims(claims) : readHopClaims(claims);
  if (before.next !== by.signer.keyId || before.sub !== by.signer.agent) {
    throw new AgentAuthError('CHAIN_HOLDER_MISMATCH');
  }
  const { next, audiences = before.aud, permissions = before.permissions, caveats = [] } = facts;
  const { depth = Math.max(0, before.depth - 1) } = facts;
  checkNext(next);
  checkLists({ audiences, permissions, caveats, depth });
  const iat = Math.floor(by.nowMs / 1_000);
  if (facts.lifetimeS !== undefined) {
    checkSeconds('lifetimeS', facts.lifetimeS, { min: 1, max: AGENT_TOKEN_BOUNDS.lifetimeMaxS });
  }
  const exp = facts.lifetimeS === undefined ? before.exp : iat + facts.lifetimeS;
  if (before.exp <= iat) throw new AgentAuthError('EXPIRED');
  const link = { sub: next.agent, next: next.keyId, aud: audiences, iat, exp, depth, permissions, caveats };
  checkNarrowing(before, { ...link, iss: by.signer.agent, jti: '' });
  return [...chain, await signed('agent-hop+jwt', by, { ...link, prev: linkHash(last) })];
}

const PRINCIPAL_LENGTH_MAX = 256;

async function signed(
  type: 'agent-root+jwt' | 'agent-hop+jwt',
  { signer, random }: LinkSigner,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const link = await signer.sign(type, { iss: signer.agent, jti: randomId('tok_', random), ...claims });
  if (link.length > TOKEN_LENGTH_MAX) {
    throw new InvalidOptionsError('caveats', `and permissions are too long: a link has at most ${TOKEN_LENGTH_MAX} characters`);
  }
  return link;
}

function checkNext(next: NextAgent): void {
  checkNames({ 'next.agent': next?.agent });
  if (!isDigest(next.keyId)) throw new InvalidOptionsError('next.keyId', 'must be the thumbprint of a key');
}

interface Lists {
  readonly audiences: unknown;
  readonly permissions: readonly string[];
  readonly caveats: unknown;
  readonly depth: unknown;
}

function checkLists({ audiences, permissions, caveats, depth }: Lists): void {
  checkPermissions(permissions);
  if (!isAudienceList(audiences)) throw new InvalidOptionsError('audiences', 'must be 1 to 16 names');
  if (!isCaveatList(caveats)) throw new InvalidOptionsError('caveats', `must be at most ${CAVEATS_MAX} caveats`);
  if (!isDepth(depth)) throw new InvalidOptionsError('depth', `must be a whole number from 0 to ${CHAIN_DEPTH_MAX}`);
}
