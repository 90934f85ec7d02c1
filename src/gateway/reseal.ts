import type { Clock } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { splitKid } from '../crypto/kid-prefix.ts';
import { SESSION_SHARDS } from '../crypto/session-index.ts';
import { type SealedEntry, sealedEntriesOf } from '../memory/sealed-entries.ts';
import { sealedApprovals } from './approvals/sealed-approvals.ts';
import { sealedKeys } from './keys/sealed-keys.ts';

/** What resealing works on. */
export interface ResealPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
}

/** What has been done so far. */
export interface ResealCounts {
  /** Sealed anew under the current key. */
  readonly resealed: number;
  /** Under it already. */
  readonly current: number;
  /** Changed by others each time that they were to be put; another run looks at them again. */
  readonly busy: number;
  /** Does not open with this ring: damaged, or sealed under a key that is gone. */
  readonly unreadable: number;
}

/** How far it has come. */
export interface ResealProgress extends ResealCounts {
  /** Of 257: the virtual keys with those that are revoked and the approvals, and 256 parts of the sessions. */
  readonly partsDone: number;
}

/** How it runs. */
export interface ResealHow {
  /** Stops it between two records. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ResealProgress) => void;
}

/** How many parts there are. */
export const RESEAL_PARTS: number = 1 + SESSION_SHARDS.length;

/**
 * Seals everything in a store under the current key that is sealed under another one. Each record is put only while it is the one that was
 * read, so that gateways may go on writing: what they write meanwhile is under the current key anyway. It goes on where one that was
 * stopped for the same key has been.
 *
 * @returns What was done, and whether it came to the end.
 * @throws StoreError
 */
export async function resealStore(
  ports: ResealPorts,
  { signal, onProgress }: ResealHow = {},
): Promise<ResealCounts & { readonly isDone: boolean }> {
  const counts = { resealed: 0, current: 0, busy: 0, unreadable: 0 };
  const { currentKid } = ports.ring;
  const from = await readCursor(ports.records, currentKid);
  for (const [part, entries] of partsOf(ports).entries()) {
    // Keys and approvals are few, and are looked at each time.
    if (part > 0 && part < from) continue;
    for await (const chunk of chunksOf(entries())) {
      if (signal?.aborted) return { ...counts, isDone: false };
      const outcomes = await Promise.all(chunk.map((entry) => resealEntry(ports, currentKid, entry)));
      for (const outcome of outcomes) if (outcome !== 'gone') counts[outcome] += 1;
      onProgress?.({ ...counts, partsDone: part });
    }
    if (signal?.aborted) return { ...counts, isDone: false };
    if (part >= from) await writeCursor(ports.records, currentKid, part + 1);
    onProgress?.({ ...counts, partsDone: part + 1 });
  }
  await ports.records.delete(CURSOR_OWNER, CURSOR_NAME);
  return { ...counts, isDone: true };
}

/**
 * Counts what is sealed under each key, by a walk over everything.
 *
 * @returns By id of a key. What names no key of the ring is counted under `unreadable`.
 */
export async function countByKid(
  ports: ResealPorts,
  { signal, onProgress }: Pick<ResealHow, 'signal'> & { readonly onProgress?: (partsDone: number) => void } = {},
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const known = new Set(ports.ring.kids);
  for (const [part, entries] of partsOf(ports).entries()) {
    for await (const chunk of chunksOf(entries())) {
      signal?.throwIfAborted();
      const rows = await Promise.all(chunk.map(({ owner, name }) => ports.records.get(owner, name)));
      for (const row of rows) {
        if (row === undefined) continue;
        const { kid } = splitKid(row.value);
        const counted = known.has(kid) ? kid : 'unreadable';
        counts.set(counted, (counts.get(counted) ?? 0) + 1);
      }
    }
    onProgress?.(part + 1);
  }
  return counts;
}

const CURSOR_OWNER = 'key-ring-reseal';
const CURSOR_NAME = 'cursor';
const CURSOR_TTL_MS = 7 * 86_400_000;
const CHUNK = 16;
const ATTEMPTS_MAX = 5;

function partsOf(ports: ResealPorts): readonly (() => AsyncGenerator<SealedEntry>)[] {
  return [() => sealedGatewayEntries(ports), ...SESSION_SHARDS.map((shard) => () => sealedEntriesOf(ports, shard))];
}

async function* sealedGatewayEntries(ports: ResealPorts): AsyncGenerator<SealedEntry> {
  yield* sealedKeys(ports);
  yield* sealedApprovals(ports);
}

async function* chunksOf(entries: AsyncGenerator<SealedEntry>): AsyncGenerator<readonly SealedEntry[]> {
  let chunk: SealedEntry[] = [];
  for await (const entry of entries) {
    chunk.push(entry);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * The record keeps the time that it ends at. It is put over exactly what was read: once somebody was forgotten, another record may have
 * the version that this one had.
 */
async function resealEntry(
  { records, clock }: ResealPorts,
  currentKid: string,
  { owner, name, reseal }: SealedEntry,
): Promise<keyof ResealCounts | 'gone'> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const row = await records.get(owner, name);
    if (row === undefined) return 'gone';
    if (splitKid(row.value).kid === currentKid) return 'current';
    const value = reseal(row.value);
    if (value === undefined) return 'unreadable';
    const { version: ifVersion, expiresAtMs } = row;
    const ttl = expiresAtMs === undefined ? {} : { ttlMs: Math.max(1, expiresAtMs - clock.now()) };
    const how = { ifVersion, ifBeside: { owner, name, value: row.value }, ...ttl };
    if ((await records.put(owner, name, value, how)) !== undefined) return 'resealed';
  }
  return 'busy';
}

/** A cursor only ever saves time: what a wrong one leaves out is found when a key is to be retired. */
async function readCursor(records: Records, kid: string): Promise<number> {
  const row = await records.get(CURSOR_OWNER, CURSOR_NAME);
  const [at, part] = row === undefined ? [] : new TextDecoder().decode(row.value).split(' ');
  const parsed = Number(part);
  return at === kid && Number.isInteger(parsed) && parsed >= 0 && parsed < RESEAL_PARTS ? parsed : 0;
}

async function writeCursor(records: Records, kid: string, part: number): Promise<void> {
  const value = new TextEncoder().encode(`${kid} ${part}`);
  await records.put(CURSOR_OWNER, CURSOR_NAME, value, { ttlMs: CURSOR_TTL_MS });
}
