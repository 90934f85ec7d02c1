import { type CryptoKey, decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { isIdentityId } from './identity-id.ts';
import type { KeyIdentity, PublicJwk } from './key-record.ts';

/** On whose behalf a token speaks, or why it does not. */
export type IdentityToken =
  | { readonly state: 'valid'; readonly user: string; readonly session?: string }
  /** It was valid once. Everything else that may be wrong with a token is `invalid`: it does not say what. */
  | { readonly state: 'expired' }
  | { readonly state: 'invalid' };

/** The longest time between now, or `iat`, and `exp`. */
const TOKEN_LIFETIME_MAX_S = 3_600;

/** How far the clocks of a tenant and of the gateway may be apart. */
const CLOCK_TOLERANCE_S = 30;

/** Characters of a token. */
const TOKEN_LENGTH_MAX = 8_192;

/**
 * Verifies an identity token: a JSON Web Token (RFC 7519) in compact form, signed by a key of the tenant with the algorithm
 * that belongs to that key (RFC 8725, section 3.1). `sub` is the user, `sid` the session; `iss`, `aud` and `exp` must be
 * there, `nbf` and `iat` may. Headers that name keys or extensions (`jku`, `x5u`, `jwk`, `crit`, …) are refused.
 *
 * @returns Never rejects.
 */
export async function readIdentityToken(
  token: string,
  identity: Extract<KeyIdentity, { kind: 'signed' }>,
  nowMs: number,
): Promise<IdentityToken> {
  const key = keyOf(token, identity.keys);
  if (key === undefined) return { state: 'invalid' };
  try {
    const { payload } = await jwtVerify(token, await imported(key), {
      algorithms: [key.alg],
      issuer: identity.issuer,
      audience: identity.audience,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(nowMs),
      requiredClaims: ['sub', 'exp'],
    });
    return claimsOf(payload, nowMs);
  } catch (error) {
    return { state: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
  }
}

const HEADER_NAMES: readonly string[] = ['alg', 'kid', 'typ'];

/** The key that must have signed. Nothing in the token has been verified yet. */
function keyOf(token: string, keys: readonly PublicJwk[]): PublicJwk | undefined {
  const parts = token.length <= TOKEN_LENGTH_MAX ? token.split('.') : [];
  if (parts.length !== 3 || !parts.every(isCanonicalBase64url)) return undefined;
  let header: Readonly<Record<string, unknown>>;
  try {
    header = decodeProtectedHeader(token) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
  if (!Object.keys(header).every((name) => HEADER_NAMES.includes(name))) return undefined;
  const { alg, kid, typ } = header;
  if (typ !== undefined && !(typeof typ === 'string' && typ.toUpperCase() === 'JWT')) return undefined;
  const [only] = keys;
  const isNamed = kid !== undefined && !(keys.length === 1 && only?.kid === '');
  const key = isNamed ? keys.find((candidate) => candidate.kid === kid) : keys.length === 1 ? only : undefined;
  return key !== undefined && key.alg === alg ? key : undefined;
}

function claimsOf(payload: JWTPayload, nowMs: number): IdentityToken {
  const { sub, exp = Number.POSITIVE_INFINITY, iat, sid } = payload;
  const nowS = Math.floor(nowMs / 1_000);
  const latestStartS = nowS + CLOCK_TOLERANCE_S;
  const startS = iat ?? nowS;
  if (startS > latestStartS) return { state: 'invalid' };
  // Without this a token could claim to be issued late, and live for ever.
  if (exp - startS > TOKEN_LIFETIME_MAX_S || exp - latestStartS > TOKEN_LIFETIME_MAX_S) return { state: 'invalid' };
  if (typeof sub !== 'string' || !isIdentityId(sub)) return { state: 'invalid' };
  if (sid === undefined) return { state: 'valid', user: sub };
  return typeof sid === 'string' && isIdentityId(sid)
    ? { state: 'valid', user: sub, session: sid }
    : { state: 'invalid' };
}

/** Keys that have been imported, for as long as the record is kept that they stand in. */
const importedKeys = new WeakMap<PublicJwk, Promise<CryptoKey>>();

function imported(key: PublicJwk): Promise<CryptoKey> {
  const known = importedKeys.get(key);
  if (known !== undefined) return known;
  const { kid: _, ...jwk } = key;
  const made = importJWK(jwk, key.alg) as Promise<CryptoKey>;
  importedKeys.set(key, made);
  return made;
}
