import type { Records } from '../core/store-ports.ts';
import { isEqualInConstantTime } from './digest.ts';
import type { KeyRing } from './key-ring.ts';
import { RING_KEYS_MAX } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';

/**
 * Makes sure that a ring is the one that a store was used with, and has every key that was ever sealed under and not retired: each has a
 * mark in the store which only a ring with that key can make. An empty store takes any ring, whose current key is marked.
 *
 * Without this, a gateway that starts with another ring, or with an older one from a backup, would find nothing that it can read and
 * begin anew over it.
 *
 * @throws {@link KeyRingError} `mismatch`, which does not say what differs; StoreError.
 */
export async function checkRingOfStore(records: Records, ring: KeyRing): Promise<void> {
  const names = await records.list(OWNER, { limit: RING_KEYS_MAX + 1 });
  for (const kid of names) {
    const stored = await records.get(OWNER, kid);
    if (stored === undefined) continue;
    if (!ring.kids.includes(kid) || !isEqualInConstantTime(stored.value, markOf(ring, kid))) {
      throw new KeyRingError('mismatch');
    }
  }
  if (!names.includes(ring.currentKid)) await markKey(records, ring, ring.currentKid);
}

/** Marks a key before anything is sealed under it. */
export async function markKey(records: Records, ring: KeyRing, kid: string): Promise<void> {
  await records.put(OWNER, kid, markOf(ring, kid), { ifVersion: 0 });
}

/** Takes the mark of a key away that is retired. */
export async function unmarkKey(records: Records, kid: string): Promise<void> {
  await records.delete(OWNER, kid);
}

const OWNER = 'key-ring';
const INFO = new TextEncoder().encode('sallyport/used-key/1');

/** Of the key and of the secret that names are hashed with: the rings of two stores may share neither. */
function markOf(ring: KeyRing, kid: string): Uint8Array {
  return ring.keys.mac('key-ring/used-key', ring.derive(kid, { salt: new Uint8Array(0), info: INFO }));
}
