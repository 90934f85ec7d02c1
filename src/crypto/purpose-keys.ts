import { InvalidOptionsError } from '../core/errors.ts';
import type { Keys } from '../core/ports.ts';

/** What a platform has to bring: two synchronous functions over SHA-256. */
export interface MacDriver {
  /** HMAC-SHA-256 (RFC 2104) of `bytes`: 32 bytes. */
  readonly hmac: (key: Uint8Array, bytes: Uint8Array) => Uint8Array;
  /** HKDF-SHA-256 (RFC 5869) with an empty salt: 32 bytes. */
  readonly hkdf: (secret: Uint8Array, info: Uint8Array) => Uint8Array;
}

/** The shortest secret that keys are derived from, in bytes: the length of a SHA-256 hash (RFC 2104, section 3). */
const SECRET_BYTES_MIN = 32;

/**
 * Keys with one derived key a purpose, so that a hash made for one purpose says nothing about another. Every driver
 * gives the same hashes for the same secret. The secret is copied: changing the caller's array later has no effect.
 *
 * @throws {@link InvalidOptionsError} for a secret of fewer than 32 bytes; `mac` throws it for a
 * purpose that is empty or longer than 256 UTF-16 code units.
 */
export function purposeKeys(secret: Uint8Array, driver: MacDriver): Keys {
  if (!(secret instanceof Uint8Array) || secret.length < SECRET_BYTES_MIN) {
    throw new InvalidOptionsError('secret', `must be a Uint8Array of at least ${SECRET_BYTES_MIN} random bytes`);
  }
  const root = Uint8Array.from(secret);
  const derived = new Map<string, Uint8Array>();
  return {
    mac(purpose, bytes) {
      let key = derived.get(purpose);
      if (key === undefined) {
        key = driver.hkdf(root, infoOf(purpose));
        if (derived.size < CACHED_PURPOSES_MAX) derived.set(purpose, key);
      }
      return driver.hmac(key, bytes);
    },
  };
}

const CACHED_PURPOSES_MAX = 256;
const PURPOSE_LENGTH_MAX = 256;

/** The version is part of the derivation: a later scheme can live beside this one. */
function infoOf(purpose: string): Uint8Array {
  if (typeof purpose !== 'string' || purpose.length === 0 || purpose.length > PURPOSE_LENGTH_MAX) {
    throw new InvalidOptionsError('purpose', `must be a string of 1 to ${PURPOSE_LENGTH_MAX} characters`);
  }
  return new TextEncoder().encode(`sallyport/mac/1:${purpose}`);
}
