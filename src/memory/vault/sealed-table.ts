import { hexOf } from '../../core/hex-of.ts';
import type { Keys } from '../../core/ports.ts';
import type { PseudonymEntry } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import { KeyRingError } from '../../crypto/key-ring-error.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import type { OwnerKeys } from '../../crypto/owner-key.ts';
import { seal, UnsealError, unseal } from '../../crypto/seal.ts';

/** What a session's record holds. */
interface VaultContent {
  readonly tag: string;
  readonly entries: readonly PseudonymEntry[];
}

/** Where a session's table is stored. */
export interface VaultPlace {
  readonly owner: string;
  readonly name: string;
}

/** Whose table it is. */
interface TableOwner {
  readonly owners: OwnerKeys;
  readonly principal: Principal;
  readonly place: VaultPlace;
}

const PURPOSE = 'vault';

/** A user is an owner of records and a session a name of one, both as keyed hashes. */
export function vaultPlace(keys: Keys, { tenant, user, session }: Principal): VaultPlace {
  const owner = hexOf(keys.mac('vault/user', lengthPrefixed([tenant, user])));
  const name = hexOf(keys.mac('vault/session', lengthPrefixed([tenant, user, session])));
  return { owner: `vault:${owner}`, name };
}

/** The id of the key, with its length before it, and the sealed JSON. */
export async function sealTable(content: VaultContent, { owners, principal, place }: TableOwner): Promise<Uint8Array> {
  const { kid, key } = await owners.current(principal, PURPOSE);
  const sealed = seal(key, new TextEncoder().encode(JSON.stringify(content)), { ...place, kind: PURPOSE });
  const id = new TextEncoder().encode(kid);
  return Uint8Array.from([id.length, ...id, ...sealed]);
}

/** Undefined for what was not sealed for this session, with a key that is still there. */
export async function openTable(
  stored: Uint8Array,
  { owners, principal, place }: TableOwner,
): Promise<VaultContent | undefined> {
  const length = stored[0] ?? 0;
  const kid = new TextDecoder().decode(stored.subarray(1, 1 + length));
  try {
    const key = await owners.find(kid, principal, PURPOSE);
    if (key === undefined) return undefined;
    const bytes = unseal(key, stored.subarray(1 + length), { ...place, kind: PURPOSE });
    return JSON.parse(new TextDecoder().decode(bytes)) as VaultContent;
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError) return undefined;
    throw error;
  }
}
