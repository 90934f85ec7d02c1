import { boundedMap } from '../../core/bounded-map.ts';
import type { Records } from '../../core/store-ports.ts';
import { isFresh, KEYS_MAX } from './key-index.ts';
import type { KeyRecord } from './key-record.ts';
import { KEYS_OWNER, type KeyRecordSealer } from './sealed-key-record.ts';

/** A key that is there. */
export interface KnownKey {
  readonly record: KeyRecord;
  /** SHA-256 of its secret, 32 bytes. */
  readonly hash: Uint8Array;
}

/** Keys that were looked up lately, by id. Only keys that are there get in. */
export interface KeyCache {
  has(id: string): boolean;
  /** The key, at most a second old. Calls at the same time read the store once. */
  get(id: string, nowMs: number): Promise<KnownKey | undefined>;
  /** What is known of a key is not true any more. */
  forget(id: string): void;
}

interface Entry {
  readonly key: KnownKey;
  readonly row: Uint8Array;
  readonly readAtMs: number;
}

/** Makes a cache that knows nothing yet. It holds at most {@link KEYS_MAX} keys; the one that was read longest ago leaves first. */
export function keyCache(options: {
  readonly records: Records;
  readonly sealer: KeyRecordSealer;
  readonly onUnreadable?: ((id: string) => void) | undefined;
}): KeyCache {
  const { records, sealer, onUnreadable } = options;
  const entries = boundedMap<string, Entry>(KEYS_MAX);
  const underWay = new Map<string, Promise<KnownKey | undefined>>();
  return {
    has: (id) => entries.get(id) !== undefined,
    async get(id, nowMs) {
      const entry = entries.get(id);
      if (entry !== undefined && isFresh(entry.readAtMs, nowMs)) return entry.key;
      const other = underWay.get(id);
      if (other !== undefined) return other;
      const reading: Promise<KnownKey | undefined> = read(id, nowMs, () => underWay.get(id) === reading).finally(() => {
        if (underWay.get(id) === reading) underWay.delete(id);
      });
      underWay.set(id, reading);
      return reading;
    },
    forget(id) {
      entries.delete(id);
      // What is being read now may be what was there before.
      underWay.delete(id);
    },
  };

  async function read(id: string, nowMs: number, isWanted: () => boolean): Promise<KnownKey | undefined> {
    const row = await records.get(KEYS_OWNER, id);
    const before = entries.get(id);
    const key = row === undefined ? undefined : knownKey(id, row.value, before);
    if (row !== undefined && key === undefined) onUnreadable?.(id);
    if (!isWanted()) return key;
    if (row !== undefined && key !== undefined) entries.set(id, { key, row: row.value, readAtMs: nowMs });
    else entries.delete(id);
    return key;
  }

  /** An equal row gives the same value as before, so that what others keep for it (imported public keys) stays good. */
  function knownKey(id: string, row: Uint8Array, before: Entry | undefined): KnownKey | undefined {
    if (before !== undefined && Buffer.compare(before.row, row) === 0) return before.key;
    const record = sealer.open(id, row);
    return record === undefined ? undefined : { record, hash: Buffer.from(record.hash, 'base64url') };
  }
}
