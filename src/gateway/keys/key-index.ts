import { namesOf } from '../../core/names-of.ts';
import type { Records } from '../../core/store-ports.ts';
import { KEYS_OWNER } from './sealed-key-record.ts';

/** The ids of all keys, as of at most a second ago. */
export interface KeyIndex {
  /** Whether there is a key of this id. However many unknown ids are asked for, the store is read at most once a second. */
  has(id: string, nowMs: number): Promise<boolean>;
  /** All ids, read now. */
  all(): Promise<readonly string[]>;
  /** A key has been made here. */
  add(id: string): void;
}

/** How old what is known of a key may be, so that other processes' changes are seen. */
const KEY_FRESH_MS = 1_000;

/** Keys in one store, revoked ones that are still kept among them. */
export const KEYS_MAX = 10_000;

const PAGE_LENGTH = 1_000;

/** Makes an index that has read nothing yet. */
export function keyIndex(records: Records): KeyIndex {
  let ids = new Set<string>();
  let readAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  return {
    async has(id, nowMs) {
      if (ids.has(id)) return true;
      if (isFresh(readAtMs, nowMs)) return false;
      reading ??= refresh(nowMs).finally(() => {
        reading = undefined;
      });
      await reading;
      return ids.has(id);
    },
    async all() {
      return [...(await readIds(records))];
    },
    add(id) {
      ids.add(id);
    },
  };

  async function refresh(nowMs: number): Promise<void> {
    const read = await readIds(records);
    ids = read;
    readAtMs = nowMs;
  }
}

/** A clock that has gone back makes what is known old, not young. */
export function isFresh(atMs: number, nowMs: number): boolean {
  return nowMs >= atMs && nowMs - atMs < KEY_FRESH_MS;
}

async function readIds(records: Records): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const id of namesOf(records, KEYS_OWNER, { pageLength: PAGE_LENGTH })) {
    ids.add(id);
    if (ids.size >= KEYS_MAX) break;
  }
  return ids;
}
