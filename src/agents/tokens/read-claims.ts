import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { RawClaims } from './compact-jws.ts';
import { isPermissionList } from './permission.ts';
import type { TokenTimes } from './token-policy.ts';

/** Ids of tokens: 8 to 128 of the characters that need no escape anywhere (RFC 3986, section 2.3). */
const TOKEN_ID = /^[A-Za-z0-9._~-]{8,128}$/u;

/** Characters of SHA-256 in base64url. */
const DIGEST_LENGTH = 43;

/** A claim that has to be of a form. @throws {@link AgentAuthError} `CLAIMS_INVALID` where it is not, or is missing. */
export function claimOf<T>(claims: RawClaims, name: string, isRight: (value: unknown) => value is T): T {
  // Own members only: `constructor` of an object is no claim.
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (!isRight(value)) throw new AgentAuthError('CLAIMS_INVALID');
  return value;
}

/** Who is spoken of, and until when: what tokens and links have in common. */
export interface CommonClaims extends Omit<TokenTimes, 'nbf'> {
  readonly iss: string;
  readonly sub: string;
  readonly jti: string;
  readonly permissions: readonly string[];
}

/** Reads what tokens and links have in common. @throws {@link AgentAuthError} `CLAIMS_INVALID`. */
export function readCommonClaims(claims: RawClaims): CommonClaims {
  const iat = claimOf(claims, 'iat', isSeconds);
  const exp = claimOf(claims, 'exp', isSeconds);
  if (exp <= iat) throw new AgentAuthError('CLAIMS_INVALID');
  return {
    iss: claimOf(claims, 'iss', isAgentName),
    sub: claimOf(claims, 'sub', isAgentName),
    jti: claimOf(claims, 'jti', isTokenId),
    permissions: claimOf(claims, 'permissions', isPermissionList),
    iat,
    exp,
  };
}

/** Whether a value is seconds since 1970. Parts of a second are refused: of two readers one might cut, the other round. */
export function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether a value is SHA-256 in base64url. */
export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && value.length === DIGEST_LENGTH && isCanonicalBase64url(value);
}

/** Whether a value is the id of a token or a link: 8 to 128 of `A-Z a-z 0-9 . _ ~ -`. */
export function isTokenId(value: unknown): value is string {
  return typeof value === 'string' && TOKEN_ID.test(value);
}
