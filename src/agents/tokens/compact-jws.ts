import { type CryptoKey, compactVerify } from 'jose';
import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentKey, AgentKeys } from '../keys/agent-keys.ts';

/** Characters of one token, link or proof. */
export const TOKEN_LENGTH_MAX = 8_192;

/** What a token is for, in its header (RFC 8725, section 3.11): one is never taken for another. */
export type AgentTokenType = 'agent+jwt' | 'agent-root+jwt' | 'agent-hop+jwt' | 'agent-proof+jwt';

/** The claims of a token, as its JSON says them. */
export type RawClaims = Readonly<Record<string, unknown>>;

/** A token whose form is right. Nothing in it is verified. */
export interface ReadToken {
  readonly algorithm: unknown;
  readonly type: unknown;
  readonly keyId: unknown;
  readonly claims: RawClaims;
}

/** A token that the key has signed. */
export interface VerifiedToken {
  readonly key: AgentKey;
  readonly claims: RawClaims;
}

/**
 * Reads a JSON Web Signature in compact form (RFC 7515, section 7.1) and verifies nothing.
 *
 * Refused are what decoders pass over: other spellings of the same bytes in base64url, keys that are there twice, bytes that are no UTF-8;
 * and every header but `alg`, `typ` and `kid`: `jku`, `x5u` and `jwk` would let the token choose its key, `crit` its rules.
 *
 * @throws {@link AgentAuthError} `TOKEN_TOO_LARGE`, `TOKEN_MALFORMED` or `HEADER_REFUSED`.
 */
export function readToken(token: unknown): ReadToken {
  if (typeof token !== 'string') throw new AgentAuthError('TOKEN_MALFORMED');
  if (token.length > TOKEN_LENGTH_MAX) throw new AgentAuthError('TOKEN_TOO_LARGE');
  const parts = token.split('.', PARTS + 1);
  const [head, body] = parts;
  if (head === undefined || body === undefined || parts.length !== PARTS || !parts.every(isCanonicalBase64url)) {
    throw new AgentAuthError('TOKEN_MALFORMED');
  }
  const header = jsonObject(head);
  for (const name of Object.keys(header)) if (!HEADER_NAMES.has(name)) throw new AgentAuthError('HEADER_REFUSED');
  const { alg, typ, kid } = header;
  return { algorithm: alg, type: typ, keyId: kid, claims: jsonObject(body) };
}

/**
 * Verifies a token with the key that it names, by the one algorithm that the key has (RFC 8725, section 3.1): Ed25519 (RFC 8037).
 *
 * @throws {@link AgentAuthError}; see {@link readToken}, and `TYPE_MISMATCH`, `ALGORITHM_MISMATCH`, `KEY_UNKNOWN`, `KEY_EXPIRED`,
 * `KEYS_UNAVAILABLE`, `SIGNATURE_INVALID`.
 */
export async function verifyToken(
  token: unknown,
  { type, keys, nowMs }: { readonly type: AgentTokenType; readonly keys: AgentKeys; readonly nowMs: number },
): Promise<VerifiedToken> {
  const read = readToken(token);
  checkHead(read, type, 'EdDSA');
  if (typeof read.keyId !== 'string') throw new AgentAuthError('KEY_UNKNOWN');
  const key = await keys.find(read.keyId, nowMs);
  if (!(await isSignedWith(token as string, key.publicKey))) throw new AgentAuthError('SIGNATURE_INVALID');
  return { key, claims: read.claims };
}

/** Verifies a token with a shared secret (HMAC with SHA-256, RFC 7518, section 3.2). Throws as {@link verifyToken} does. */
export async function verifySharedToken(token: unknown, type: AgentTokenType, secret: Uint8Array): Promise<RawClaims> {
  const read = readToken(token);
  checkHead(read, type, 'HS256');
  try {
    await compactVerify(token as string, secret, { algorithms: ['HS256'] });
  } catch {
    // Without a cause: what a library says of a signature is nobody's business.
    throw new AgentAuthError('SIGNATURE_INVALID');
  }
  return read.claims;
}

function checkHead(read: ReadToken, type: AgentTokenType, algorithm: 'EdDSA' | 'HS256'): void {
  if (read.type !== type) throw new AgentAuthError('TYPE_MISMATCH');
  if (read.algorithm !== algorithm) throw new AgentAuthError('ALGORITHM_MISMATCH');
}

/** Verifies the signature of a token whose form has been read, by the primitive that jose calls, which would read all of it once more. */
async function isSignedWith(token: string, key: CryptoKey): Promise<boolean> {
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  if (signature.length !== SIGNATURE_BYTES) return false;
  try {
    return await crypto.subtle.verify('Ed25519', key, signature, Buffer.from(token.slice(0, end)));
  } catch {
    return false;
  }
}

/** Bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
const SIGNATURE_BYTES = 64;

const PARTS = 3;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const HEADER_NAMES: ReadonlySet<string> = new Set(['alg', 'typ', 'kid']);

function jsonObject(encoded: string): RawClaims {
  try {
    const text = UTF_8.decode(Buffer.from(encoded, 'base64url'));
    // The first reader refuses what is there twice, the second gives the values.
    if (parseJson(text).kind === 'object') return JSON.parse(text) as RawClaims;
  } catch {
    // Without a cause: it may quote the token.
  }
  throw new AgentAuthError('TOKEN_MALFORMED');
}
