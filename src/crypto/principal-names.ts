import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { type ShortLived, shortLived } from './short-lived.ts';

/** What is stored under the name of a principal: a name of one says nothing of a name of another. */
type StoredKind = 'memory' | 'vault' | 'session-state' | 'owner-salt' | 'limits';

/**
 * The opaque name of a user: 64 hexadecimal digits, which tell nobody who it is. It is one for all that is stored of a user, so that
 * what depends on each other stands together (see `BesideRecord`).
 */
export function userName(keys: Keys, { tenant, user }: Omit<Principal, 'session'>): string {
  return storedName(keys, 'store/user', [tenant, user]);
}

/** The opaque name of a session, as {@link userName} is that of a user. */
export function sessionName(keys: Keys, kind: StoredKind, { tenant, user, session }: Principal): string {
  return storedName(keys, `${kind}/session`, [tenant, user, session]);
}

/** Names that were used a short while ago: a call needs each several times, and the next one most of them again. */
const RECENT = { entriesMax: 2_000, turnMs: 30_000 };
/** Names of longer ids are not kept: they would take too much room. UTF-16 units of all ids together. */
const KEPT_LENGTH_MAX = 512;
const recentOf = new WeakMap<Keys, ShortLived<string>>();

/**
 * The opaque name of what has these ids: 64 hexadecimal digits, the keyed hash of the ids, each with its length. Names that are in use are
 * kept for half a minute, or a whole one at the most.
 */
export function storedName(keys: Keys, purpose: string, ids: readonly string[]): string {
  const length = ids.reduce((sum, id) => sum + id.length, 0);
  if (length > KEPT_LENGTH_MAX) return hashOf(keys, purpose, ids);
  let recent = recentOf.get(keys);
  if (recent === undefined) {
    recent = shortLived(RECENT);
    recentOf.set(keys, recent);
  }
  const key = unambiguous([purpose, ...ids]);
  const known = recent.get(key);
  if (known !== undefined) return known;
  const name = hashOf(keys, purpose, ids);
  recent.set(key, name);
  return name;
}

function hashOf(keys: Keys, purpose: string, ids: readonly string[]): string {
  return Buffer.from(keys.mac(purpose, lengthPrefixed(ids))).toString('hex');
}

/** One string for a list of strings; no two lists have the same. */
function unambiguous(parts: readonly string[]): string {
  let lengths = '';
  let joined = '';
  for (const part of parts) {
    lengths += `${part.length},`;
    joined += part;
  }
  return `${lengths}:${joined}`;
}
