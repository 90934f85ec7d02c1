import { randomBytes } from 'node:crypto';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import { sha256 } from './digest.ts';
import type { KeyRing } from './key-ring.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { sessionName, userName } from './principal-names.ts';
import { indexPlace, indexSession } from './session-index.ts';

/** A key of one principal for one purpose, and the ring key that it was derived from. */
export interface OwnerKey {
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Keys of principals. Each principal has a random salt in the store; without it the keys cannot be made again. */
export interface OwnerKeys {
  /** The key to seal under: from the current ring key, with a new salt where the principal has none. */
  current(principal: Principal, purpose: string): Promise<OwnerKey>;
  /**
   * Reads the salt, and gives the key that something was sealed under for any purpose; undefined when there is none (any more). The function throws a
   * {@link KeyRingError} for an unknown `kid`.
   */
  read(principal: Principal): Promise<((kid: string, purpose: string) => Uint8Array) | undefined>;
  /** Deletes the salt of one session: what was sealed under its keys is lost for good. Resolves with whether there was one. */
  shred(principal: Principal): Promise<boolean>;
  /** Deletes the salts of all sessions of a user, and resolves with their number. */
  shredUser(user: Omit<Principal, 'session'>): Promise<number>;
}

/**
 * Owner keys: HKDF-SHA-256 (RFC 5869) over a ring key, with the principal's stored 256-bit salt, and an info that is
 * the hash of tenant, user, session and purpose, each with its length. Keys are not cached, since a cached key would
 * outlive its salt.
 *
 * @example
 * const owners = ownerKeys({ records, ring });
 * const { kid, key } = await owners.current(principal, 'memory');
 * await owners.shred(principal);
 * await owners.read(principal);  // undefined
 */
export function ownerKeys({ records, ring }: { readonly records: Records; readonly ring: KeyRing }): OwnerKeys {
  async function readSalt(principal: Principal): Promise<Uint8Array | undefined> {
    const found = await records.get(...placeOf(ring, principal));
    return found?.value.length === SALT_BYTES ? found.value : undefined;
  }

  /** Of several that find no salt one stores its own, and all use that. */
  async function readOrMakeSalt(principal: Principal): Promise<Uint8Array> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const found = await readSalt(principal);
      if (found !== undefined) return found;
      const salt = new Uint8Array(randomBytes(SALT_BYTES));
      const version = await indexed(principal, () => records.put(...placeOf(ring, principal), salt, { ifVersion: 0 }));
      if (version !== undefined) return salt;
    }
    throw new InvalidOptionsError('records', 'holds a salt that is none, or loses it each time');
  }

  /** The index knows a session before it has a salt; and after, where somebody who forgot it has removed the entry in between. */
  async function indexed<Result>(principal: Principal, makeSalt: () => Promise<Result>): Promise<Result> {
    const [, name] = placeOf(ring, principal);
    await indexSession({ records, ring }, name, principal);
    const made = await makeSalt();
    await indexSession({ records, ring }, name, principal);
    return made;
  }

  /** Entries of the index go first: of a session that is made anew meanwhile the entry is put after its salt. */
  async function unindex(name: string): Promise<void> {
    const place = indexPlace(name);
    await records.delete(place.owner, place.name);
  }

  async function unindexUser(user: Omit<Principal, 'session'>): Promise<void> {
    for (let after: string | undefined; ; ) {
      const names = await records.list(ownerOf(ring, user), { limit: PAGE, ...(after !== undefined && { after }) });
      for (const name of names) await unindex(name);
      if (names.length < PAGE) return;
      after = names.at(-1);
    }
  }

  return {
    async current(principal, purpose) {
      const info = infoOf(principal, purpose);
      const kid = ring.currentKid;
      return { kid, key: ring.derive(kid, { salt: await readOrMakeSalt(principal), info }) };
    },
    async read(principal) {
      const salt = await readSalt(principal);
      return salt && ((kid, purpose) => ring.derive(kid, { salt, info: infoOf(principal, purpose) }));
    },
    async shred(principal) {
      const [owner, name] = placeOf(ring, principal);
      await unindex(name);
      return records.delete(owner, name);
    },
    async shredUser(user) {
      await unindexUser(user);
      return records.deleteOwner(ownerOf(ring, user));
    },
  };
}

const SALT_BYTES = 32;
const ATTEMPTS_MAX = 5;
const PAGE = 200;
const PURPOSE_LENGTH_MAX = 256;

/** HKDF of Node takes at most 1,024 bytes of info, and ids may be longer; so they are hashed. */
function infoOf({ tenant, user, session }: Principal, purpose: string): Uint8Array {
  if (typeof purpose !== 'string' || purpose.length === 0 || purpose.length > PURPOSE_LENGTH_MAX) {
    throw new InvalidOptionsError('purpose', `must be a string of 1 to ${PURPOSE_LENGTH_MAX} characters`);
  }
  return sha256(lengthPrefixed(['sallyport/owner-key/1', tenant, user, session, purpose]));
}

/** A user is an owner of records and a session a name of one, both as keyed hashes: a store tells nobody who its users are. */
function placeOf(ring: KeyRing, principal: Principal): [owner: string, name: string] {
  return [ownerOf(ring, principal), sessionName(ring.keys, 'owner-salt', principal)];
}

function ownerOf(ring: KeyRing, user: Omit<Principal, 'session'>): string {
  return `salts:${userName(ring.keys, 'owner-salt', user)}`;
}
