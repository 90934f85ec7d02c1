import { type CryptoKey, importJWK } from 'jose';
import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { SealingKey } from './message-envelope.ts';

/** The public key that messages to an agent are sealed for (RFC 8037): X25519 and nothing else. It is no key for signatures. */
export interface SealingPublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'X25519';
  /** 32 bytes in base64url. */
  readonly x: string;
  /** 1 to 128 letters, digits and `._:/@-`. */
  readonly kid: string;
}

/** The key that an agent opens messages with. */
export interface SealingPrivateJwk extends SealingPublicJwk {
  /** 32 bytes in base64url. */
  readonly d: string;
}

/**
 * Reads a key to seal for, without whatever stands in it beside, or to open with.
 *
 * @throws `InvalidOptionsError`, which repeats nothing of it.
 */
export async function readSealingKey(
  option: string,
  value: SealingPublicJwk,
  use: 'seal' | 'open',
): Promise<SealingKey> {
  const { kty, crv, x, kid, d } = (value ?? {}) as Partial<SealingPrivateJwk>;
  const isPrivate = use === 'open';
  if (kty !== 'OKP' || crv !== 'X25519' || !isKeyText(x) || (isPrivate ? !isKeyText(d) : d !== undefined)) {
    throw new InvalidOptionsError(
      option,
      `must be the ${isPrivate ? 'private' : 'public'} JSON Web Key of an X25519 key`,
    );
  }
  if (typeof kid !== 'string' || !/^[\w.:/@-]{1,128}$/u.test(kid)) {
    throw new InvalidOptionsError(`${option}.kid`, 'must be 1 to 128 letters, digits and ._:/@-');
  }
  try {
    const key = await importJWK({ kty, crv, x, ...(isPrivate && d !== undefined && { d }) }, 'ECDH-ES');
    return { kid, key: key as CryptoKey };
  } catch {
    // Without a cause: it may quote the key.
    throw new InvalidOptionsError(option, 'is no X25519 key');
  }
}

const KEY_LENGTH = 43;

function isKeyText(value: unknown): value is string {
  return typeof value === 'string' && value.length === KEY_LENGTH && isCanonicalBase64url(value);
}
