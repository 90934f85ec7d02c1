import { InvalidOptionsError } from '../../core/errors.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { KeyRingError } from '../../crypto/key-ring-error.ts';
import { seal, UnsealError, unseal } from '../../crypto/seal.ts';
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
  const derived = new Map<string, Uint8Array>();
  const keyOf = (kid: string): Uint8Array => {
    const known = derived.get(kid);
    if (known !== undefined) return known;
    const key = ring.derive(kid, { salt: new Uint8Array(0), info: INFO });
    derived.set(kid, key);
    return key;
  };
  return {
    close(record) {
      const sealed = seal(
        keyOf(ring.currentKid),
        new TextEncoder().encode(JSON.stringify(record)),
        contextOf(record.id),
      );
      const kid = new TextEncoder().encode(ring.currentKid);
      return Uint8Array.from([kid.length, ...kid, ...sealed]);
    },
    open(id, row) {
      const kidEnd = 1 + (row[0] ?? 0);
      const kid = new TextDecoder().decode(row.subarray(1, kidEnd));
      try {
        const json = unseal(keyOf(kid), row.subarray(kidEnd), contextOf(id));
        const record = readKeyRecord(JSON.parse(new TextDecoder().decode(json)));
        return record.id === id ? record : undefined;
      } catch (error) {
        if (isForeignRow(error)) return undefined;
        throw error;
      }
    },
  };
}

const INFO = new TextEncoder().encode('sallyport/virtual-keys/1');

function contextOf(id: string): { readonly owner: string; readonly name: string; readonly kind: string } {
  return { owner: KEYS_OWNER, name: id, kind: 'virtual-key' };
}

function isForeignRow(error: unknown): boolean {
  return (
    error instanceof UnsealError ||
    error instanceof InvalidOptionsError ||
    error instanceof SyntaxError ||
    (error instanceof KeyRingError && error.reason === 'unknown-key')
  );
}
