import type { Principal } from '../core/segment.ts';
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
  readonly kind: 'memory' | 'vault';
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

/** A value that was opened, and whether it was sealed under the ring's current key. */
export interface OpenedJson {
  readonly value: unknown;
  readonly isCurrent: boolean;
}

/** Opens what {@link sealJson} made. Undefined for what was not sealed for this, with a key that is still there; it does not say why. */
export async function openJson(
  stored: Uint8Array,
  { owners, principal, place, kind }: SealedFor,
): Promise<OpenedJson | undefined> {
  const length = stored[0] ?? 0;
  const kid = new TextDecoder().decode(stored.subarray(1, 1 + length));
  try {
    const key = await owners.find(kid, principal, kind);
    if (key === undefined) return undefined;
    const bytes = unseal(key, stored.subarray(1 + length), { ...place, kind });
    return { value: JSON.parse(new TextDecoder().decode(bytes)), isCurrent: kid === owners.currentKid };
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError) return undefined;
    throw error;
  }
}
