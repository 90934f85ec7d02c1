import type { Principal } from '../core/segment.ts';
import { namesOf } from './forget.ts';
import { memoryOwner, sessionPrefix } from './memory-place.ts';
import type { MemoryStatsPorts } from './memory-stats.ts';

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
  { records, ring }: MemoryStatsPorts,
  user: Omit<Principal, 'session'>,
  sessions?: readonly string[],
): Promise<ClearedMemory> {
  const owner = memoryOwner(ring.keys, user);
  let deleted = 0;
  if (sessions === undefined) deleted = await records.deleteOwner(owner);
  for (const session of sessions ?? []) {
    for await (const name of namesOf(records, owner, sessionPrefix(ring.keys, { ...user, session }))) {
      if (await records.delete(owner, name)) deleted += 1;
    }
  }
  return { records: deleted, isScrubbed: await records.scrub() };
}
