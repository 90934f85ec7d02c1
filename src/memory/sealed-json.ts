import type { Principal } from '../core/segment.ts';
import type { Records, StoredRecord } from '../core/store-ports.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import type { OwnerKeys } from '../crypto/owner-key.ts';
import { seal, UnsealError, unseal } from '../crypto/seal.ts';

/** Where a sealed value is stored: opaque names that tell nobody whose it is. */
export interface SealedPlace {
  readonly owner: string;
  readonly name: string;
}

/** Whose value it is, where it stands, and what sort it is. It opens for exactly these. */
export interface SealedFor {
  readonly owners: OwnerKeys;
  readonly principal: Principal;
  readonly place: SealedPlace;
  readonly kind: 'memory' | 'vault' | 'session';
}

/** Seals a JSON value: the id of the ring's key with its length before it, and the sealed text. */
export async function sealJson(value: unknown, { owners, principal, place, kind }: SealedFor): Promise<Uint8Array> {
  const { kid, key } = await owners.current(principal, kind);
  const sealed = seal(key, new TextEncoder().encode(JSON.stringify(value)), { ...place, kind });
  const id = new TextEncoder().encode(kid);
  const bytes = new Uint8Array(1 + id.length + sealed.length);
  bytes[0] = id.length;
  bytes.set(id, 1);
  bytes.set(sealed, 1 + id.length);
  return bytes;
}

/** What was stored, and its value: undefined where it does not open. */
export interface ReadJson {
  readonly stored: StoredRecord;
  readonly value: unknown;
}

/**
 * Reads what {@link sealJson} made; undefined where there is nothing. The value is undefined for what was not sealed for this, with a
 * key that is still there; it does not say why. Salt and record are asked for at once.
 */
export async function readJson(records: Records, sealedFor: SealedFor): Promise<ReadJson | undefined> {
  const { owners, principal, place } = sealedFor;
  const [stored, keyOf] = await Promise.all([records.get(place.owner, place.name), owners.read(principal)]);
  if (stored === undefined) return undefined;
  return { stored, value: keyOf === undefined ? undefined : openJson(stored.value, keyOf, sealedFor) };
}

function openJson(
  sealed: Uint8Array,
  keyOf: (kid: string, purpose: string) => Uint8Array,
  { place, kind }: SealedFor,
): unknown {
  const length = sealed[0] ?? 0;
  const kid = new TextDecoder().decode(sealed.subarray(1, 1 + length));
  try {
    const bytes = unseal(keyOf(kid, kind), sealed.subarray(1 + length), { ...place, kind });
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError) return undefined;
    throw error;
  }
}
