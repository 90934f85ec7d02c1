import type { Principal } from '../core/segment.ts';
import type { BesideRecord, PutOptions, Records, StoredRecord } from '../core/store-ports.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import { splitKid, withKid } from '../crypto/kid-prefix.ts';
import type { OwnerKey, OwnerKeys } from '../crypto/owner-key.ts';
import { type SealContext, seal, UnsealError, unseal } from '../crypto/seal.ts';

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

/** How a sealed value is put. */
export interface PutJsonHow extends Pick<PutOptions, 'ttlMs' | 'ifVersion'> {
  /**
   * The salt of what was read, where the value was made from that (see {@link ReadJson}): it is put under this salt or not at all. Versions
   * begin anew when somebody is forgotten, so that a version alone would let through what was read before.
   */
  readonly readUnder?: BesideRecord | undefined;
}

/**
 * Seals a JSON value and puts it: the id of the ring's key with its length before it, and the sealed text. It is put only while the salt
 * of its key is there, and stays as long; where that is gone, because somebody was forgotten in between, it is sealed once more under a new one.
 *
 * @returns The new version; undefined where `ifVersion` is not the version that is there, or `readUnder` is gone.
 */
export async function putJson(
  records: Records,
  value: unknown,
  { sealedFor, how }: { readonly sealedFor: SealedFor; readonly how: PutJsonHow },
): Promise<number | undefined> {
  const { owners, principal, place, kind } = sealedFor;
  const { readUnder, ...put } = how;
  const plaintext = Buffer.from(JSON.stringify(value));
  let key = await owners.current(principal, kind, how);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    if (readUnder !== undefined && !isSame(readUnder, key.salt)) return undefined;
    const sealed = sealUnder(key, plaintext, { ...place, kind });
    const version = await records.put(place.owner, place.name, sealed, { ...put, ifBeside: key.salt });
    if (version !== undefined) return version;
    const before = key.salt;
    key = await owners.renewed(principal, kind, how);
    if (isSame(before, key.salt)) return undefined;
  }
  return undefined;
}

function isSame(one: BesideRecord, other: BesideRecord): boolean {
  return Buffer.compare(one.value, other.value) === 0;
}

/** Times that a session may be forgotten while one value is put. */
const ATTEMPTS_MAX = 5;

function sealUnder({ kid, key }: OwnerKey, plaintext: Uint8Array, context: SealContext): Uint8Array {
  return withKid(kid, seal(key, plaintext, context));
}

/** What was stored, and its value: undefined where it does not open. */
export interface ReadJson {
  readonly stored: StoredRecord;
  readonly value: unknown;
  /** The salt that it was read with; undefined where there is none. */
  readonly salt: BesideRecord | undefined;
}

/**
 * Reads what {@link putJson} put; undefined where there is nothing. The value is undefined for what was not sealed for this, with a
 * key that is still there; it does not say why. Salt and record are asked for at once.
 */
export async function readJson(records: Records, sealedFor: SealedFor): Promise<ReadJson | undefined> {
  const { owners, principal, place } = sealedFor;
  const [stored, owner] = await Promise.all([records.get(place.owner, place.name), owners.read(principal)]);
  if (stored === undefined) return undefined;
  const value = owner && openJson(stored.value, (kid, purpose) => owner.keyOf(kid, purpose), sealedFor);
  return { stored, value, salt: owner?.salt };
}

const decoder = new TextDecoder();

function openJson(
  value: Uint8Array,
  keyOf: (kid: string, purpose: string) => Uint8Array,
  { place, kind }: SealedFor,
): unknown {
  try {
    const { kid, sealed } = splitKid(value);
    const bytes = unseal(keyOf(kid, kind), sealed, { ...place, kind });
    return JSON.parse(decoder.decode(bytes));
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError) return undefined;
    throw error;
  }
}
