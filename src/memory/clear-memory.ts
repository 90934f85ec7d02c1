import { namesOf } from '../core/names-of.ts';
import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import type { SessionIndexPorts } from '../crypto/session-index.ts';
import { memoryOwner, sessionPrefix } from './memory-place.ts';

/** What was deleted of somebody's memory. */
export interface ClearedMemory {
  readonly records: number;
  /** Whether all of it is out of the store's own files, too. */
  readonly isScrubbed: boolean;
}

/**
 * Deletes the memory of a user, or of these sessions of it, and nothing else: pseudonyms stay, and so do the salts that they need, so that a
 * copy of the records from before still opens. Rejects with a StoreError.
 */
export async function clearMemory(
  { records, ring }: SessionIndexPorts,
  user: Omit<Principal, 'session'>,
  sessions?: readonly string[],
): Promise<ClearedMemory> {
  const { keys } = ring;
  let deleted = 0;
  if (sessions === undefined) deleted = await records.deleteOwner(memoryOwner(keys, user));
  for (const session of sessions ?? []) deleted += await deleteMemoryOf({ records, keys }, { ...user, session });
  return { records: deleted, isScrubbed: await records.scrub() };
}

/** Deletes the memory of one session, and resolves with the number of its records. Rejects with a StoreError. */
export async function deleteMemoryOf(
  { records, keys }: { readonly records: Records; readonly keys: Keys },
  session: Principal,
): Promise<number> {
  const owner = memoryOwner(keys, session);
  let deleted = 0;
  for await (const name of namesOf(records, owner, { prefix: sessionPrefix(keys, session) })) {
    if (await records.delete(owner, name)) deleted += 1;
  }
  return deleted;
}
