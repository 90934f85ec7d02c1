import type { KeyRing } from './key-ring.ts';
import { KeyRingError } from './key-ring-error.ts';
import { splitKid, withKid } from './kid-prefix.ts';
import { type SealContext, seal, UnsealError, unseal } from './seal.ts';

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
  /** A row, as {@link withKid} makes it. */
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
      // Asked once: between two questions the ring may have been rotated.
      const kid = ring.currentKid;
      return withKid(kid, seal(keyOf(kid), bytes, context));
    },
    open(row, context) {
      const { kid, sealed } = splitKid(row);
      try {
        const bytes = unseal(keyOf(kid), sealed, context);
        return { state: 'open', bytes, isCurrent: kid === ring.currentKid };
      } catch (error) {
        if (error instanceof UnsealError) return { state: 'foreign' };
        if (error instanceof KeyRingError && error.reason === 'unknown-key') return { state: 'unknown-key' };
        throw error;
      }
    },
  };
}
