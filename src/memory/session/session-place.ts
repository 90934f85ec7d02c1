import type { Keys } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import { sessionName, userName } from '../../crypto/principal-names.ts';
import type { SealedPlace } from '../sealed-json.ts';

/** Where what is known of a user's sessions is stored. */
export function sessionOwner(keys: Keys, user: Omit<Principal, 'session'>): string {
  return `session:${userName(keys, user)}`;
}

/** A user is an owner of records and a session a name of one, both as keyed hashes. */
export function sessionPlace(keys: Keys, principal: Principal): SealedPlace {
  return { owner: sessionOwner(keys, principal), name: sessionName(keys, 'session-state', principal) };
}

/** 128 bits: nobody finds a second text for one of them. */
const DIGEST_BYTES = 16;

/** A keyed hash of a text, for one session and one purpose. */
export function digestOf(keys: Keys, principal: Principal, kind: 'issued' | 'blocked', text: string): string {
  const { tenant, user, session } = principal;
  const plain = text.replaceAll('\r\n', '\n').trim();
  const digest = keys.mac(`session/${kind}`, lengthPrefixed([tenant, user, session, plain]));
  return Buffer.from(digest.subarray(0, DIGEST_BYTES)).toString('base64url');
}
