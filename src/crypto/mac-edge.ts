import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Keys } from '../core/ports.ts';
import { type MacDriver, purposeKeys } from './purpose-keys.ts';

/**
 * Keyed hashes without Node: WebCrypto's own are asynchronous, and inspection is not. Equal in every hash to
 * `nodeKeys` with the same secret.
 *
 * @param secret - At least 32 random bytes; it is copied.
 * @throws {@link InvalidOptionsError} for a shorter secret.
 * @example
 * edgeKeys(crypto.getRandomValues(new Uint8Array(32))).mac('canary', new Uint8Array(0)).length;  // 32
 */
export function edgeKeys(secret: Uint8Array): Keys {
  return purposeKeys(secret, edgeMacDriver);
}

/** HMAC (RFC 2104) and HKDF (RFC 5869) over SHA-256 in plain JavaScript. */
export const edgeMacDriver: MacDriver = {
  hmac: (key, bytes) => hmac(sha256, key, bytes),
  hkdf: (secret, info) => hkdf(sha256, secret, new Uint8Array(0), info, 32),
};
