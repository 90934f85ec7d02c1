import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 (FIPS 180-4): 32 bytes. A string is hashed as UTF-8, so that lone surrogates count as U+FFFD. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest());
}

/**
 * Compares in a time that depends on the lengths alone. Values of different lengths are not equal; so compare hashes
 * where the length must not show.
 */
export function isEqualInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
