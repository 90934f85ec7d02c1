import { InvalidOptionsError } from '../../core/errors.ts';
import type { PublicJwk } from './key-record.ts';

/** Keys of one tenant at a time: the current one and those that are being replaced. */
const JWKS_MAX = 16;

/**
 * Reads public keys: a JWK set (RFC 7517, section 5) or its list of keys. Each key gets the one algorithm that fits it, whatever
 * tokens say later: EdDSA for Ed25519, ES256 for P-256, RS256 for RSA of 2,048 to 8,192 bits.
 *
 * @returns Only the members that make the public key.
 * @throws {@link InvalidOptionsError} for private or symmetric keys and everything else that does not fit.
 */
export function readPublicJwks(value: unknown): readonly PublicJwk[] {
  const list = isMap(value) && 'keys' in value ? value['keys'] : value;
  if (!Array.isArray(list) || list.length === 0 || list.length > JWKS_MAX) {
    throw new InvalidOptionsError('identity.keys', `must be a JWK set of 1 to ${JWKS_MAX} public keys`);
  }
  const keys = list.map((key, index) => publicJwk(key, `identity.keys[${index}]`));
  const kids = new Set(keys.map(({ kid }) => kid));
  if (kids.size < keys.length || (keys.length > 1 && kids.has(''))) {
    throw new InvalidOptionsError('identity.keys', 'must have a "kid" each, and each another one');
  }
  return keys;
}

const PRIVATE_MEMBERS: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function publicJwk(value: unknown, place: string): PublicJwk {
  if (!isMap(value)) throw new InvalidOptionsError(place, 'must be a JSON Web Key');
  if (PRIVATE_MEMBERS.some((member) => member in value)) {
    throw new InvalidOptionsError(place, 'is a private or a shared key; give the public key and keep that one secret');
  }
  const key = knownKey(value, place);
  const { alg, use, key_ops: operations } = value;
  if (alg !== undefined && alg !== key.alg)
    throw new InvalidOptionsError(`${place}.alg`, `must be ${key.alg} for this key`);
  if (use !== undefined && use !== 'sig') throw new InvalidOptionsError(`${place}.use`, 'must be sig');
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    throw new InvalidOptionsError(`${place}.key_ops`, 'must have verify');
  }
  return key;
}

function knownKey(value: Readonly<Record<string, unknown>>, place: string): PublicJwk {
  const { kty, crv } = value;
  const kid = kidOf(value['kid'], place);
  // 32 bytes are 43 characters.
  if (kty === 'OKP' && crv === 'Ed25519') return { kty, crv, x: member('x', 43, 43), alg: 'EdDSA', kid };
  if (kty === 'EC' && crv === 'P-256') {
    return { kty, crv, x: member('x', 43, 43), y: member('y', 43, 43), alg: 'ES256', kid };
  }
  // 2,048 bits are 342 characters, 8,192 bits 1,366.
  if (kty === 'RSA') return { kty, n: member('n', 342, 1_366), e: member('e', 2, 8), alg: 'RS256', kid };
  throw new InvalidOptionsError(place, 'must be an Ed25519, a P-256 or an RSA key');

  function member(name: string, lengthMin: number, lengthMax: number): string {
    const text = value[name];
    if (typeof text === 'string' && text.length >= lengthMin && text.length <= lengthMax && isBase64url(text))
      return text;
    throw new InvalidOptionsError(`${place}.${name}`, `must be ${lengthMin} to ${lengthMax} characters of base64url`);
  }
}

/** A key without one is called '', which is possible only for the only key. */
function kidOf(kid: unknown, place: string): string {
  if (kid === undefined || kid === '') return '';
  if (typeof kid === 'string' && kid.length <= 256 && /^[!-~]+$/u.test(kid)) return kid;
  throw new InvalidOptionsError(`${place}.kid`, 'must be 1 to 256 visible ASCII characters');
}

function isBase64url(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/u.test(text);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
