import type { KeyRing } from '../../crypto/key-ring.ts';
import { ringSeal } from '../../crypto/ring-seal.ts';

/** The owner of all approvals in the store. */
export const APPROVALS_OWNER = 'approvals';

/** Turns approvals into rows of a store and back. */
export interface ApprovalSealer<Entry> {
  close(id: string, entry: Entry): Uint8Array;
  /** The entry of a row; undefined for one that this ring did not seal for this id. */
  open(id: string, row: Uint8Array): Entry | undefined;
}

/**
 * Seals approvals with a key of the ring, bound to the id: who can read the store learns nothing of a call, and who can write it can
 * approve none.
 */
export function approvalSealer<Entry>(ring: KeyRing): ApprovalSealer<Entry> {
  const seal = ringSeal(ring, 'sallyport/approvals/1');
  return {
    close: (id, entry) => seal.close(new TextEncoder().encode(JSON.stringify(entry)), contextOf(id)),
    open(id, row) {
      const opened = seal.open(row, contextOf(id));
      // What opens was sealed here, and is what was sealed.
      return opened.state === 'open' ? (JSON.parse(new TextDecoder().decode(opened.bytes)) as Entry) : undefined;
    },
  };
}

function contextOf(id: string): { readonly owner: string; readonly name: string; readonly kind: string } {
  return { owner: APPROVALS_OWNER, name: id, kind: 'approval' };
}
