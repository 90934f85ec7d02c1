import { boundedMap } from '../core/bounded-map.ts';
import { namesOf } from '../core/names-of.ts';
import type { Principal } from '../core/segment.ts';
import type { BesideRecord, StoredRecord } from '../core/store-ports.ts';
import type { MemoryContent, MemoryPorts, MemoryQuotas, MemoryRecord } from './memory.ts';
import { MemoryError } from './memory-error.ts';
import { memoryOwner, memoryPlace } from './memory-place.ts';
import { putJson, readJson, type SealedPlace } from './sealed-json.ts';

/** A record that was read and opened. */
export interface ReadRecord {
  readonly content: MemoryContent;
  readonly stored: StoredRecord;
  /** The salt that it was read with. */
  readonly salt: BesideRecord | undefined;
}

/** How a record is put. */
export interface PutHow {
  readonly ttlMs: number;
  readonly ifVersion?: number;
  /** The salt of what was read, where the content was made from that. */
  readonly readUnder?: BesideRecord | undefined;
}

/** Sealed records of principals, within a quota. */
export interface RecordStore {
  /** Undefined where there is none. Throws {@link MemoryError} `unreadable`. */
  read(principal: Principal, key: string): Promise<ReadRecord | undefined>;
  /** As {@link read}, by the name of a record that was listed. */
  readNamed(principal: Principal, name: string): Promise<ReadRecord | undefined>;
  /** Resolves with the new version. Throws {@link MemoryError} `conflict` or `quota`. */
  put(principal: Principal, content: MemoryContent, how: PutHow): Promise<number>;
  /**
   * Lets a record stay for another while, as it is, and its salt as long. Resolves with whether there is one. Throws {@link MemoryError}
   * `conflict`, or `unreadable` where its salt is gone.
   */
  touch(principal: Principal, key: string, ttlMs: number): Promise<boolean>;
}

/** Makes the store of a memory's records. */
export function recordStore(ports: MemoryPorts, quotas: MemoryQuotas): RecordStore {
  const { records, owners, keys } = ports;
  const room = roomKeeper(ports, quotas.recordsMax);

  async function readAt(principal: Principal, place: SealedPlace): Promise<ReadRecord | undefined> {
    const read = await readJson(records, { owners, principal, place, kind: 'memory' });
    if (read === undefined) return undefined;
    if (read.value === undefined) throw new MemoryError('unreadable');
    return { content: read.value as MemoryContent, stored: read.stored, salt: read.salt };
  }

  return {
    read: (principal, key) => readAt(principal, memoryPlace(keys, principal, key)),
    readNamed: (principal, name) => readAt(principal, { owner: memoryOwner(keys, principal), name }),
    async put(principal, content, how) {
      const place = memoryPlace(keys, principal, content.key);
      await room.admit(place);
      const sealedFor = { owners, principal, place, kind: 'memory' } as const;
      const version = await putJson(records, content, { sealedFor, how });
      if (version === undefined) throw new MemoryError('conflict');
      if (version === 1) room.took(place.owner);
      return version;
    },
    async touch(principal, key, ttlMs) {
      const { owner, name } = memoryPlace(keys, principal, key);
      let salt: BesideRecord | undefined;
      for (let attempt = 0; attempt < TOUCH_ATTEMPTS_MAX; attempt += 1) {
        // What is remembered of the salt did not do.
        if (attempt > 0) await owners.read(principal);
        // The salt is known before the record is read: while it is there, the record is none that came after somebody was forgotten.
        salt = await owners.extended(principal, { ttlMs });
        const stored = await records.get(owner, name);
        if (stored === undefined) return false;
        if (salt === undefined) continue;
        const how = { ttlMs, ifVersion: stored.version, ifBeside: salt };
        if ((await records.put(owner, name, stored.value, how)) !== undefined) return true;
      }
      throw new MemoryError(salt === undefined ? 'unreadable' : 'conflict');
    },
  };
}

const TOUCH_ATTEMPTS_MAX = 4;

/** The record as callers see it. */
export function publicRecord({ content, stored }: ReadRecord): MemoryRecord {
  const { value, trust, storedAtMs } = content;
  const { version, expiresAtMs = Number.POSITIVE_INFINITY } = stored;
  return { value, version, expiresAtMs, provenance: { trust, storedAtMs } };
}

/** Owners whose count is remembered. */
const OWNERS_KEPT_MAX = 10_000;
/** Of the room that was left, the share that is given out before records are counted again. */
const ROOM_SHARE = 8;
const PAGE_LENGTH = 1_000;

interface RoomKeeper {
  /** Throws {@link MemoryError} `quota` where the record would be a new one and there is no room for it. */
  admit(place: SealedPlace): Promise<void>;
  /** A new record was put. */
  took(owner: string): void;
}

/**
 * Keeps owners to a number of records. Counting costs a listing: after one, an eighth of the room that was left is given out without
 * another. Records expire unseen, so that the count is an upper bound.
 */
function roomKeeper({ records }: MemoryPorts, recordsMax: number): RoomKeeper {
  const left = boundedMap<string, number>(OWNERS_KEPT_MAX);

  async function count(owner: string): Promise<number> {
    let total = 0;
    for await (const _name of namesOf(records, owner, { pageLength: PAGE_LENGTH })) {
      total += 1;
      if (total >= recordsMax) break;
    }
    return total;
  }

  return {
    async admit({ owner, name }) {
      if ((left.get(owner) ?? 0) > 0 || (await records.get(owner, name)) !== undefined) return;
      const total = await count(owner);
      if (total >= recordsMax) throw new MemoryError('quota');
      left.set(owner, Math.floor((recordsMax - total) / ROOM_SHARE));
    },
    took(owner) {
      const free = left.get(owner) ?? 0;
      if (free > 0) left.set(owner, free - 1);
    },
  };
}
