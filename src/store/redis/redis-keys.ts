import { boundedMap } from '../../core/bounded-map.ts';
import { keyBytes } from '../key-bytes.ts';
import { ownerParts } from '../record-arguments.ts';

/** The keys of one owner. All hold the same hash tag, and those of its neighbours do, so that a cluster keeps them in one slot. */
export interface OwnerKeys {
  /** A sorted set of names, all with the score 0: in it they stand in the order of their bytes, which is that of code units. */
  readonly names: string;
  /** A sorted set of the names that expire, each with its time. */
  readonly expiries: string;
  /** What a record's key begins with; the bytes of its name follow. */
  readonly recordPrefix: Buffer;
}

/** Makes the keys of owners under a prefix. Those of owners that were asked for lately are remembered. */
export function keysOfOwners(prefix: string): (owner: string) => OwnerKeys {
  const recent = boundedMap<string, OwnerKeys>(RECENT_MAX);
  return (owner) => {
    let keys = recent.get(owner);
    if (keys === undefined) {
      keys = ownerKeys(prefix, owner);
      recent.set(owner, keys);
    }
    return keys;
  };
}

const RECENT_MAX = 1_000;

/** The keys of an owner. The prefix holds no brace, so that the hash tag is the owner's group and nothing else. */
function ownerKeys(prefix: string, owner: string): OwnerKeys {
  const { kind, group } = ownerParts(owner);
  const tag = `${encoded(kind)}{${encoded(group)}}`;
  return {
    names: `${prefix}names:${tag}`,
    expiries: `${prefix}expiries:${tag}`,
    recordPrefix: Buffer.from(`${prefix}record:${tag}:`, 'latin1'),
  };
}

/** The key of one record. */
export function recordKey(keys: OwnerKeys, nameBytes: Buffer): Buffer {
  return Buffer.concat([keys.recordPrefix, nameBytes]);
}

/** The key of one counter. */
export function counterKey(prefix: string, key: string): string {
  return `${prefix}counter:{${encoded(key)}}`;
}

/** A name as it stands in keys and in the set of names. */
export function nameBuffer(name: string): Buffer {
  return Buffer.from(keyBytes(name));
}

/** Any string in letters, digits, `-` and `_`, no two alike. */
function encoded(text: string): string {
  return Buffer.from(keyBytes(text)).toString('base64url');
}
