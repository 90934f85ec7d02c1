import { checkPrincipal } from '../../core/check-principal.ts';
import type { Principal } from '../../core/segment.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { RawClaims } from '../tokens/compact-jws.ts';
import { isSubset } from '../tokens/permission.ts';
import { type CommonClaims, claimOf, isDigest, readCommonClaims } from '../tokens/read-claims.ts';
import { type Caveat, isCaveatList } from './caveat.ts';

/** Links that may follow a root, at most. */
export const CHAIN_DEPTH_MAX = 16;
/** Links that may follow a root where nothing else is said. */
export const CHAIN_DEPTH = 5;
/** Verifiers that a link may be meant for. */
const AUDIENCES_MAX = 16;
const ID_LENGTH_MAX = 256;

/** What a root and the links after it say alike. `sub` may use it, by the key `next`. */
export interface LinkClaims extends CommonClaims {
  readonly next: string;
  readonly aud: readonly string[];
  /** Links that may follow. */
  readonly depth: number;
  readonly caveats: readonly Caveat[];
}

/** The beginning of a chain: what the application lets its first agent do for one request of a user. */
export interface RootClaims extends LinkClaims {
  readonly principal: Principal;
  /** SHA-256 of the user's request, in base64url. */
  readonly request: string;
}

/** Every link after the root. */
export interface HopClaims extends LinkClaims {
  /** SHA-256 of the link before it, as its characters stand, in base64url. */
  readonly prev: string;
}

/** Reads what a root says. @throws {@link AgentAuthError} `CLAIMS_INVALID`. */
export function readRootClaims(claims: RawClaims): RootClaims {
  return {
    ...readLinkClaims(claims),
    principal: principalOf(claims['principal']),
    request: claimOf(claims, 'request', isDigest),
  };
}

/** Reads what a later link says. @throws {@link AgentAuthError} `CLAIMS_INVALID`. */
export function readHopClaims(claims: RawClaims): HopClaims {
  return { ...readLinkClaims(claims), prev: claimOf(claims, 'prev', isDigest) };
}

function readLinkClaims(claims: RawClaims): LinkClaims {
  return {
    ...readCommonClaims(claims),
    next: claimOf(claims, 'next', isDigest),
    aud: claimOf(claims, 'aud', isAudienceList),
    depth: claimOf(claims, 'depth', isDepth),
    caveats: claimOf(claims, 'caveats', isCaveatList),
  };
}

/** Holds a link against the one before it. @throws {@link AgentAuthError} `…_WIDENED`, or `CHAIN_TOO_DEEP` after a last link. */
export function checkNarrowing(before: LinkClaims, link: LinkClaims): void {
  if (before.depth === 0) throw new AgentAuthError('CHAIN_TOO_DEEP');
  if (link.depth >= before.depth) throw new AgentAuthError('DEPTH_WIDENED');
  if (link.exp > before.exp) throw new AgentAuthError('EXPIRY_WIDENED');
  if (!isSubset(link.permissions, before.permissions)) throw new AgentAuthError('PERMISSIONS_WIDENED');
  if (!link.aud.every((name) => before.aud.includes(name))) throw new AgentAuthError('AUDIENCE_WIDENED');
}

/** Whether a value is a list of 1 to 16 names of verifiers. */
export function isAudienceList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length >= 1 && value.length <= AUDIENCES_MAX && value.every(isAgentName);
}

/** Whether a value is a number of links that a chain may have. */
export function isDepth(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= CHAIN_DEPTH_MAX;
}

function principalOf(value: unknown): Principal {
  try {
    return checkPrincipal(value as Principal, ID_LENGTH_MAX);
  } catch (cause) {
    throw new AgentAuthError('CLAIMS_INVALID', { cause });
  }
}
