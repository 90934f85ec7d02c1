import { namesOf } from '../core/names-of.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import { entriesOfShard, entryOrNone, SESSION_SHARDS, type SessionIndexPorts } from '../crypto/session-index.ts';
import { memoryOwner, sessionPrefix } from './memory-place.ts';

/** How much memory there is. Numbers only: nothing is opened but the index of sessions. */
export interface MemoryStats {
  /** Sessions that have records. */
  readonly sessions: number;
  readonly records: number;
  /** As they are stored, sealed. */
  readonly bytes: number;
  /** When the first and the last of them end, in milliseconds since 1970; missing where none does. */
  readonly soonestExpiryMs?: number;
  readonly latestExpiryMs?: number;
}

/** The memory of one user, or of these sessions of it. Rejects with a StoreError. */
export async function memoryStatsOf(
  { records, ring }: SessionIndexPorts,
  user: Omit<Principal, 'session'>,
  sessions?: readonly string[],
): Promise<MemoryStats> {
  const tally = newTally();
  const owner = memoryOwner(ring.keys, user);
  if (sessions === undefined) await count(records, { owner }, tally);
  for (const session of sessions ?? []) {
    await count(records, { owner, prefix: sessionPrefix(ring.keys, { ...user, session }) }, tally);
  }
  return tally.stats();
}

/** All memory, by the index of sessions. */
export interface AllMemoryStats extends MemoryStats {
  /** Entries of the index that this ring did not seal: what they stand for is not counted. */
  readonly unreadable: number;
}

/**
 * All memory of a store, or of one tenant, session by session; it keeps sums only, however many there are.
 *
 * @param how.onProgress - Is told after each of the 256 parts of the index.
 * @throws (as a rejection) StoreError
 */
export async function allMemoryStats(
  { records, ring }: SessionIndexPorts,
  how: { readonly tenant?: string | undefined; readonly onProgress?: (share: number) => void } = {},
): Promise<AllMemoryStats> {
  const tally = newTally();
  let unreadable = 0;
  for (const [done, shard] of SESSION_SHARDS.entries()) {
    for await (const place of entriesOfShard({ records, ring }, shard)) {
      const row = await records.get(place.owner, place.name);
      if (row === undefined) continue;
      const principal = entryOrNone(ring, place, row.value);
      if (principal === undefined) unreadable += 1;
      if (principal === undefined || (how.tenant ?? principal.tenant) !== principal.tenant) continue;
      const owner = memoryOwner(ring.keys, principal);
      await count(records, { owner, prefix: sessionPrefix(ring.keys, principal) }, tally);
    }
    how.onProgress?.((done + 1) / SESSION_SHARDS.length);
  }
  return { ...tally.stats(), unreadable };
}

/** Records that are read at a time. */
const CHUNK = 16;

interface Tally {
  add(name: string, bytes: number, expiresAtMs: number | undefined): void;
  stats(): MemoryStats;
}

/** Names of a session stand behind each other, so that it is enough to remember the last one. */
function newTally(): Tally {
  let [sessions, records, bytes] = [0, 0, 0];
  let [soonest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let last = '';
  return {
    add(name, size, expiresAtMs) {
      const session = name.slice(0, name.indexOf(':'));
      if (session !== last) sessions += 1;
      last = session;
      records += 1;
      bytes += size;
      soonest = Math.min(soonest, expiresAtMs ?? soonest);
      latest = Math.max(latest, expiresAtMs ?? latest);
    },
    stats: () => ({
      sessions,
      records,
      bytes,
      ...(Number.isFinite(soonest) && { soonestExpiryMs: soonest, latestExpiryMs: latest }),
    }),
  };
}

async function count(
  records: Records,
  { owner, prefix = '' }: { readonly owner: string; readonly prefix?: string },
  tally: Tally,
): Promise<void> {
  let chunk: string[] = [];
  const flush = async (): Promise<void> => {
    const rows = await Promise.all(chunk.map((name) => records.get(owner, name)));
    for (const [i, row] of rows.entries()) {
      if (row !== undefined) tally.add(chunk[i] as string, row.value.length, row.expiresAtMs);
    }
    chunk = [];
  };
  for await (const name of namesOf(records, owner, { prefix })) {
    chunk.push(name);
    if (chunk.length === CHUNK) await flush();
  }
  await flush();
}
