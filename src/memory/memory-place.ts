import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import { sessionName, storedName, userName } from '../crypto/principal-names.ts';
import type { SealedPlace } from './sealed-json.ts';

/** Where the records of a user's sessions are stored. */
export function memoryOwner(keys: Keys, user: Omit<Principal, 'session'>): string {
  return `memory:${userName(keys, user)}`;
}

/** What the names of a session's records begin with. */
export function sessionPrefix(keys: Keys, principal: Principal): string {
  return `${sessionName(keys, 'memory', principal)}:`;
}

/** A user is an owner of records, and session and key a name of one, all as keyed hashes. */
export function memoryPlace(keys: Keys, principal: Principal, key: string): SealedPlace {
  const { tenant, user, session } = principal;
  const hash = storedName(keys, 'memory/key', [tenant, user, session, key]);
  return { owner: memoryOwner(keys, principal), name: sessionPrefix(keys, principal) + hash };
}
