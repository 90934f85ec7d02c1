import { hexOf } from '../../core/hex-of.ts';
import type { Keys } from '../../core/ports.ts';
import type { PseudonymEntry } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import type { SealedPlace } from '../sealed-json.ts';

/** What a session's record holds. */
export interface VaultContent {
  readonly tag: string;
  readonly entries: readonly PseudonymEntry[];
}

/** Where the tables of a user's sessions are stored. */
export function vaultOwner(keys: Keys, { tenant, user }: Omit<Principal, 'session'>): string {
  return `vault:${hexOf(keys.mac('vault/user', lengthPrefixed([tenant, user])))}`;
}

/** A user is an owner of records and a session a name of one, both as keyed hashes. */
export function vaultPlace(keys: Keys, principal: Principal): SealedPlace {
  const { tenant, user, session } = principal;
  const name = hexOf(keys.mac('vault/session', lengthPrefixed([tenant, user, session])));
  return { owner: vaultOwner(keys, principal), name };
}
