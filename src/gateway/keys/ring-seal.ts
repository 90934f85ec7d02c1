import type { KeyRing } from '../../crypto/key-ring.ts';
import { KeyRingError } from '../../crypto/key-ring-error.ts';
import { type SealContext, seal, UnsealError, unseal } from '../../crypto/seal.ts';

/** What became of a row: opened, sealed under a key that this ring does not have, or not sealed by it at all. */
export type OpenedRow =
  | {
      readonly state: 'open';
      readonly bytes: Uint8Array;
      /** Whether it is sealed under the ring's current key. */
      readonly isCurrent: boolean;
    }
  | { readonly state: 'unknown-key' | 'foreign' };

/** Seals rows of a store with a ring. */
export interface RingSeal {
  /** A row: length and id of the ring's key, then the sealed bytes. */
  close(bytes: Uint8Array, context: SealContext): Uint8Array;
  /** The bytes of a row that was sealed for this context. */
  open(row: Uint8Array, context: SealContext): OpenedRow;
}

/** Makes a seal for one purpose: rows of another purpose do not open under it. */
export function ringSeal(ring: KeyRing, purpose: string): RingSeal {
  const info = new TextEncoder().encode(purpose);
  const derived = new Map<string, Uint8Array>();
  const keyOf = (kid: string): Uint8Array => {
    const known = derived.get(kid);
    if (known !== undefined) return known;
    const key = ring.derive(kid, { salt: new Uint8Array(0), info });
    derived.set(kid, key);
    return key;
  };
  return {
    close(bytes, context) {
      const sealed = seal(keyOf(ring.currentKid), bytes, context);
      const kid = new TextEncoder().encode(ring.currentKid);
      return Uint8Array.from([kid.length, ...kid, ...sealed]);
    },
    open(row, context) {
      const kidEnd = 1 + (row[0] ?? 0);
      const kid = new TextDecoder().decode(row.subarray(1, kidEnd));
      try {
        const bytes = unseal(keyOf(kid), row.subarray(kidEnd), context);
        return { state: 'open', bytes, isCurrent: kid === ring.currentKid };
      } catch (error) {
        if (error instanceof UnsealError) return { state: 'foreign' };
        if (error instanceof KeyRingError && error.reason === 'unknown-key') return { state: 'unknown-key' };
        throw error;
      }
    },
  };
}
