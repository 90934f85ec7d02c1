import type { Keys } from '../../core/ports.ts';
import type { PseudonymEntry } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import { sessionName, userName } from '../../crypto/principal-names.ts';
import type { SealedPlace } from '../sealed-json.ts';

/** What a session's record holds. */
export interface VaultContent {
  readonly tag: string;
  readonly entries: readonly PseudonymEntry[];
}

/** Where the tables of a user's sessions are stored. */
export function vaultOwner(keys: Keys, user: Omit<Principal, 'session'>): string {
  return `vault:${userName(keys, user)}`;
}

/** A user is an owner of records and a session a name of one, both as keyed hashes. */
export function vaultPlace(keys: Keys, principal: Principal): SealedPlace {
  return { owner: vaultOwner(keys, principal), name: sessionName(keys, 'vault', principal) };
}
