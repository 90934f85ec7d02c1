import { hkdfSync } from 'node:crypto';
import type { Keys } from '../core/ports.ts';
import type { KeyRingContent } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { createKeyRingFile, readKeyRingFile } from './key-ring-file.ts';
import { nodeKeys } from './mac.ts';

/** Where a key ring is. Its folder is made with mode 0700 when it is missing. */
export interface KeyRingOptions {
  readonly path: string;
}

/** Keys that stay inside: whoever holds the ring derives from them, and nobody prints them. */
export interface KeyRing {
  /** The key that new values are sealed under. */
  readonly currentKid: string;
  /** All keys, the current one first. */
  readonly kids: readonly string[];
  /** Keyed hashes under a secret that stays when keys are rotated, so that names and ids stay the same. */
  readonly keys: Keys;
  /**
   * HKDF-SHA-256 (RFC 5869): 32 bytes from the key `kid`, a salt and an info of at most 1,024 bytes.
   *
   * @throws {@link KeyRingError} for a key that the ring does not have.
   */
  derive(kid: string, parts: { readonly salt: Uint8Array; readonly info: Uint8Array }): Uint8Array;
}

/**
 * Makes a key ring file with new random keys: mode 0600, on the disk when this resolves, never over another file.
 *
 * @throws {@link KeyRingError} `exists` or `unwritable`.
 */
export async function createKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  return ringOf(await createKeyRingFile(options.path));
}

/**
 * Opens a key ring file that belongs to this user alone.
 *
 * @throws {@link KeyRingError} `missing`, `unsafe`, `malformed` or `unwritable`.
 */
export async function openKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  return ringOf(await readKeyRingFile(options.path));
}

/** Opens the ring, or makes it where there is none. Of two processes that start at once both get the same ring. */
export async function openOrCreateKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  try {
    return await openKeyRing(options);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'missing')) throw error;
  }
  try {
    return await createKeyRing(options);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'exists')) throw error;
  }
  return openKeyRing(options);
}

/** The secrets live in this closure only: neither `JSON.stringify` nor `util.inspect` finds them in the ring. */
function ringOf(content: KeyRingContent): KeyRing {
  const secrets = new Map(content.keys.map(({ kid, secret }) => [kid, secret]));
  const kids = [...secrets.keys()];
  return {
    currentKid: kids[0] as string,
    kids,
    keys: nodeKeys(content.lookupSecret),
    derive(kid, { salt, info }) {
      const secret = secrets.get(kid);
      if (secret === undefined) throw new KeyRingError('unknown-key');
      return new Uint8Array(hkdfSync('sha256', secret, salt, info, DERIVED_BYTES));
    },
  };
}

const DERIVED_BYTES = 32;
