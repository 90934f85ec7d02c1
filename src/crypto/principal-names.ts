import { hexOf } from '../core/hex-of.ts';
import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** What is stored under the name of a principal: a name of one says nothing of a name of another. */
type StoredKind = 'memory' | 'vault' | 'session-state' | 'owner-salt';

/** The opaque name of a user: 64 hexadecimal digits, which tell nobody who it is. */
export function userName(keys: Keys, kind: StoredKind, { tenant, user }: Omit<Principal, 'session'>): string {
  return hexOf(keys.mac(`${kind}/user`, lengthPrefixed([tenant, user])));
}

/** The opaque name of a session, as {@link userName} is that of a user. */
export function sessionName(keys: Keys, kind: StoredKind, { tenant, user, session }: Principal): string {
  return hexOf(keys.mac(`${kind}/session`, lengthPrefixed([tenant, user, session])));
}
