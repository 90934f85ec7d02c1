import { createHmac, hkdfSync } from 'node:crypto';
import type { Keys } from '../core/ports.ts';
import { type MacDriver, purposeKeys } from './purpose-keys.ts';

/**
 * Keyed hashes on node:crypto. Equal in every hash to `edgeKeys` with the same secret, and about ten times as fast.
 *
 * @param secret - At least 32 random bytes; it is copied.
 * @throws `InvalidOptionsError` for a shorter secret.
 * @example
 * nodeKeys(randomBytes(32)).mac('canary', new TextEncoder().encode('session-1')).length;  // 32
 */
export function nodeKeys(secret: Uint8Array): Keys {
  return purposeKeys(secret, nodeMacDriver);
}

/** HMAC (RFC 2104) and HKDF (RFC 5869) over SHA-256 on node:crypto. */
export const nodeMacDriver: MacDriver = {
  hmac: (key, bytes) => Uint8Array.from(createHmac('sha256', key).update(bytes).digest()),
  hkdf: (secret, info) => new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32)),
};
