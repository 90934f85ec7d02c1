import { InvalidOptionsError } from '../../core/errors.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { ringSeal } from '../../crypto/ring-seal.ts';
import type { KeyRecord } from './key-record.ts';
import { readKeyRecord } from './key-record-shape.ts';

/** The owner of all records of keys in the store. */
export const KEYS_OWNER = 'keys';

/** Turns records of keys into rows of a database and back. */
export interface KeyRecordSealer {
  /** A row: length and id of the ring's key, then the sealed record. */
  close(record: KeyRecord): Uint8Array;
  /** The record of a row; undefined for a row that this ring did not seal for this id, or that holds no record. */
  open(id: string, row: Uint8Array): KeyRecord | undefined;
}

/**
 * Seals records of keys under a key of the ring, bound to the id: whoever can write to the database, but does not have the ring,
 * can neither add a key nor give one more rights. An older row of the same key can be put back; it makes no revoked key good
 * again, see `revocation-list.ts`.
 */
export function keyRecordSealer(ring: KeyRing): KeyRecordSealer {
  const seal = ringSeal(ring, 'sallyport/virtual-keys/1');
  return {
    close: (record) => seal.close(new TextEncoder().encode(JSON.stringify(record)), contextOf(record.id)),
    open(id, row) {
      const opened = seal.open(row, contextOf(id));
      if (opened.state !== 'open') return undefined;
      try {
        const record = readKeyRecord(JSON.parse(new TextDecoder().decode(opened.bytes)));
        return record.id === id ? record : undefined;
      } catch (error) {
        if (error instanceof InvalidOptionsError || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
  };
}

function contextOf(id: string): { readonly owner: string; readonly name: string; readonly kind: string } {
  return { owner: KEYS_OWNER, name: id, kind: 'virtual-key' };
}
