import { randomBytes } from 'node:crypto';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Principal } from '../core/segment.ts';
import type { BesideRecord, Records } from '../core/store-ports.ts';
import { sha256 } from './digest.ts';
import type { KeyRing } from './key-ring.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { sessionName, userName } from './principal-names.ts';
import { entryOrNone, indexPlace, indexSession } from './session-index.ts';
import { shortLived } from './short-lived.ts';

/** A key of one principal for one purpose, and the ring key that it was derived from. */
export interface OwnerKey {
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** The salt that it was derived with. What is sealed under the key is put only while that is there: give it as `ifBeside`. */
  readonly salt: BesideRecord;
}

/** Keys of principals. Each principal has a random salt in the store; without it the keys cannot be made again. */
export interface OwnerKeys {
  /**
   * The key to seal under: from the current ring key, with a new salt where the principal has none. The salt may be one that was read a
   * short while ago and is gone since, so that a put must name it.
   */
  current(principal: Principal, purpose: string): Promise<OwnerKey>;
  /** As {@link current}, with the salt that the store holds now: after a put was refused. */
  renewed(principal: Principal, purpose: string): Promise<OwnerKey>;
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
 * the hash of tenant, user, session and purpose, each with its length.
 *
 * Salts and keys that were used are kept for half a minute, or a whole one at the most, and are trusted in nothing: what is opened is
 * opened with the salt that the store holds at that moment, and a put of what was sealed names the salt, so that the store refuses it
 * once the salt is gone. Whichever process deletes a salt, nobody reads or writes with it from then on.
 *
 * @example
 * const owners = ownerKeys({ records, ring });
 * const { kid, key } = await owners.current(principal, 'memory');
 * await owners.shred(principal);
 * await owners.read(principal);  // undefined
 */
export function ownerKeys({ records, ring }: { readonly records: Records; readonly ring: KeyRing }): OwnerKeys {
  const recent = shortLived<KnownSalt>(RECENT);

  /** The salt that the store holds, and what was derived with it before. */
  async function readSalt(principal: Principal): Promise<KnownSalt | undefined> {
    const place = placeOf(ring, principal);
    const found = await records.get(place.owner, place.name);
    if (found?.value.length !== SALT_BYTES) {
      recent.delete(place.name);
      return undefined;
    }
    const known = recent.get(place.name);
    if (known !== undefined && Buffer.compare(known.salt.value, found.value) === 0) return known;
    return keep({ ...place, value: found.value });
  }

  /** The name of a session's salt is hashed from all its ids, so that it stands for the place. */
  function keep(salt: BesideRecord): KnownSalt {
    const known = { salt, keys: new Map<string, Uint8Array>() };
    recent.set(salt.name, known);
    return known;
  }

  /** Of several that find no salt one stores its own, and all use that. */
  async function readOrMakeSalt(principal: Principal): Promise<KnownSalt> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const found = await readSalt(principal);
      if (found !== undefined) return found;
      const place = placeOf(ring, principal);
      const salt = new Uint8Array(randomBytes(SALT_BYTES));
      const version = await indexed(principal, () => records.put(place.owner, place.name, salt, { ifVersion: 0 }));
      if (version !== undefined) return keep({ ...place, value: salt });
    }
    throw new InvalidOptionsError('records', 'holds a salt that is none, or loses it each time');
  }

  function derive({ salt, keys }: KnownSalt, principal: Principal, kid: string, purpose: string): Uint8Array {
    const id = `${kid} ${purpose}`;
    let key = keys.get(id);
    if (key === undefined) {
      key = ring.derive(kid, { salt: salt.value, info: infoOf(principal, purpose) });
      if (keys.size < KEYS_KEPT_MAX) keys.set(id, key);
    }
    return key;
  }

  function keyOf(known: KnownSalt, principal: Principal, purpose: string): OwnerKey {
    const kid = ring.currentKid;
    return { kid, key: derive(known, principal, kid, purpose), salt: known.salt };
  }

  /** The index knows a session before it has a salt; and after, where somebody who forgot it has removed the entry in between. */
  async function indexed<Result>(principal: Principal, makeSalt: () => Promise<Result>): Promise<Result> {
    const { name } = placeOf(ring, principal);
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
      const known = recent.get(placeOf(ring, principal).name);
      return keyOf(known ?? (await readOrMakeSalt(principal)), principal, purpose);
    },
    renewed: async (principal, purpose) => keyOf(await readOrMakeSalt(principal), principal, purpose),
    async read(principal) {
      const known = await readSalt(principal);
      return known && ((kid, purpose) => derive(known, principal, kid, purpose));
    },
    async shred(principal) {
      const place = placeOf(ring, principal);
      recent.delete(place.name);
      await unindex(place.name);
      return records.delete(place.owner, place.name);
    },
    async shredUser(user) {
      recent.clear();
      await unindexUser(user);
      return records.deleteOwner(ownerOf(ring, user));
    },
  };
}

/** The sessions of a user that have a salt, page by page. What this ring did not seal is passed over. */
export async function* sessionsOf(
  { records, ring }: { readonly records: Records; readonly ring: KeyRing },
  user: Omit<Principal, 'session'>,
): AsyncGenerator<Principal> {
  for (let after: string | undefined; ; ) {
    const names = await records.list(ownerOf(ring, user), { limit: PAGE, ...(after !== undefined && { after }) });
    for (const name of names) {
      const place = indexPlace(name);
      const row = await records.get(place.owner, place.name);
      const principal = row && entryOrNone(ring, place, row.value);
      if (principal !== undefined) yield principal;
    }
    if (names.length < PAGE) return;
    after = names.at(-1);
  }
}

/** A salt that was read, and the keys that were derived with it, by ring key and purpose. */
interface KnownSalt {
  readonly salt: BesideRecord;
  readonly keys: Map<string, Uint8Array>;
}

const RECENT = { entriesMax: 1_000, turnMs: 30_000 };
/** Keys of one salt: a few purposes under the ring's current key, and under older ones. */
const KEYS_KEPT_MAX = 8;
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
function placeOf(ring: KeyRing, principal: Principal): { readonly owner: string; readonly name: string } {
  return { owner: ownerOf(ring, principal), name: sessionName(ring.keys, 'owner-salt', principal) };
}

function ownerOf(ring: KeyRing, user: Omit<Principal, 'session'>): string {
  return `salts:${userName(ring.keys, user)}`;
}
