import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import type { OwnerKeys } from '../crypto/owner-key.ts';
import { deleteMemoryOf } from './clear-memory.ts';
import { memoryOwner } from './memory-place.ts';
import { sessionOwner, sessionPlace } from './session/session-place.ts';
import { vaultOwner, vaultPlace } from './vault/vault-place.ts';

/** What is needed to forget somebody. */
export interface ForgetPorts {
  readonly records: Records;
  readonly owners: OwnerKeys;
  readonly keys: Keys;
}

/** What was deleted. */
export interface Forgotten {
  /** Memory records, tables of pseudonyms, and what was known of sessions. */
  readonly records: number;
  /** Salts of sessions: what was sealed under their keys opens no more, wherever a copy of it is. */
  readonly salts: number;
  /** Whether all of it is out of the store's own files, too; a copy of them from before still has salts and records. */
  readonly isScrubbed: boolean;
}

/**
 * Forgets a session: its salt first, so that what a failure leaves behind is unreadable, then its memory, its pseudonyms and its state.
 */
export async function forgetSession({ records, owners, keys }: ForgetPorts, principal: Principal): Promise<Forgotten> {
  const hadSalt = await owners.shred(principal);
  let deleted = await deleteMemoryOf({ records, keys }, principal);
  for (const { owner, name } of [vaultPlace(keys, principal), sessionPlace(keys, principal)]) {
    if (await records.delete(owner, name)) deleted++;
  }
  return { records: deleted, salts: hadSalt ? 1 : 0, isScrubbed: await records.scrub() };
}

/** Forgets all sessions of a user, as {@link forgetSession} does one. */
export async function forgetUser(
  { records, owners, keys }: ForgetPorts,
  user: Omit<Principal, 'session'>,
): Promise<Forgotten> {
  const salts = await owners.shredUser(user);
  const memory = await records.deleteOwner(memoryOwner(keys, user));
  const vault = await records.deleteOwner(vaultOwner(keys, user));
  const sessions = await records.deleteOwner(sessionOwner(keys, user));
  return { records: memory + vault + sessions, salts, isScrubbed: await records.scrub() };
}
