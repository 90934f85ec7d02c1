import { randomBytes } from 'node:crypto';
import { InvalidOptionsError } from '../core/errors.ts';
import { namesOf } from '../core/names-of.ts';
import type { Clock } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import type { BesideRecord, Records } from '../core/store-ports.ts';
import { sha256 } from './digest.ts';
import type { KeyRing } from './key-ring.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { sessionName, userName } from './principal-names.ts';
import { entryOrNone, type IndexedUntil, indexPlace, indexSession, type SessionIndexPorts } from './session-index.ts';
import { shortLived } from './short-lived.ts';

/** A key of one principal for one purpose, and the ring key that it was derived from. */
export interface OwnerKey {
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** The salt that it was derived with. What is sealed under the key is put only while that is there: give it as `ifBeside`. */
  readonly salt: BesideRecord;
}

/** How long the record stays that is to be sealed. */
export interface KeptFor {
  /** Milliseconds from now on; it stays for ever when this is missing. */
  readonly ttlMs?: number | undefined;
}

/** What a principal's salt opens. */
export interface ReadOwner {
  /** What is put because of what was read is put only while this is there: give it to a put as `ifBeside`. */
  readonly salt: BesideRecord;
  /** The key that something was sealed under. Throws {@link KeyRingError} for a `kid` that the ring does not have. */
  keyOf(kid: string, purpose: string): Uint8Array;
}

/** What keys of principals are made of. */
export interface OwnerKeyPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  /** The clock of the store: it says when salts leave. */
  readonly clock: Clock;
}

/** Keys of principals. Each principal has a random salt in the store; without it the keys cannot be made again. */
export interface OwnerKeys {
  /**
   * The key to seal under: from the current ring key, with a new salt where the principal has none. The salt may be one that was read a
   * short while ago and is gone since, so that a put must name it. It stays as long as what is to be put.
   */
  current(principal: Principal, purpose: string, kept: KeptFor): Promise<OwnerKey>;
  /** As {@link current}, with the salt that the store holds now: after a put was refused. */
  renewed(principal: Principal, purpose: string, kept: KeptFor): Promise<OwnerKey>;
  /** The salt that is there, or was a short while ago, staying as long as what is to be put; undefined where there is none: none is made. */
  extended(principal: Principal, kept: KeptFor): Promise<BesideRecord | undefined>;
  /** Reads the salt, and what was sealed under it; undefined when there is none (any more). */
  read(principal: Principal): Promise<ReadOwner | undefined>;
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
 * A salt stays longer than everything that is sealed under it, and then leaves: it is put anew, with the same bytes, before something is
 * put that would stay longer, and the store refuses a put that would outlive it, whatever is remembered here.
 *
 * @example
 * const owners = ownerKeys({ records, ring, clock });
 * const { kid, key } = await owners.current(principal, 'memory', { ttlMs: 3_600_000 });
 * await owners.shred(principal);
 * await owners.read(principal);  // undefined
 */
export function ownerKeys({ records, ring, clock }: OwnerKeyPorts): OwnerKeys {
  const recent = shortLived<KnownSalt>(RECENT);

  /** The salt that the store holds, and what was derived with it before. */
  async function readSalt(principal: Principal): Promise<KnownSalt | undefined> {
    const place = placeOf(ring, principal);
    const found = await records.get(place.owner, place.name);
    if (found?.value.length !== SALT_BYTES) {
      recent.delete(place.name);
      return undefined;
    }
    const { value, version, expiresAtMs = Number.POSITIVE_INFINITY } = found;
    const known = recent.get(place.name);
    const isKnown = known !== undefined && Buffer.compare(known.salt.value, value) === 0;
    if (isKnown && known.version === version && known.expiresAtMs === expiresAtMs) return known;
    const keys = isKnown ? known.keys : new Map<string, Uint8Array>();
    return keep({ salt: { ...place, value }, version, expiresAtMs, keys });
  }

  /** The name of a session's salt is hashed from all its ids, so that it stands for the place. */
  function keep(known: KnownSalt): KnownSalt {
    recent.set(known.salt.name, known);
    return known;
  }

  function outlives({ expiresAtMs }: KnownSalt, { ttlMs = Number.POSITIVE_INFINITY }: KeptFor): boolean {
    return expiresAtMs === Number.POSITIVE_INFINITY || expiresAtMs - clock.now() >= ttlMs + MARGIN_MS;
  }

  /** Of several that find no salt one stores its own, and all use that. */
  async function readOrMakeSalt(principal: Principal, kept: KeptFor): Promise<KnownSalt> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const found = await readSalt(principal);
      if (found !== undefined && outlives(found, kept)) return found;
      const put = await putSalt(principal, found, kept);
      if (put !== undefined) return put;
    }
    throw new InvalidOptionsError('records', 'holds a salt that is none, or loses it each time');
  }

  /**
   * Puts a new salt, or the one that was found for longer: only over the bytes and the version that were found. Bytes alone would cut
   * short what another has made longer, and a version alone may be that of a salt which was made after this one was deleted.
   */
  async function putSalt(
    principal: Principal,
    found: KnownSalt | undefined,
    kept: KeptFor,
  ): Promise<KnownSalt | undefined> {
    const salt = found?.salt ?? { ...placeOf(ring, principal), value: new Uint8Array(randomBytes(SALT_BYTES)) };
    const nowMs = clock.now();
    const keepMs = saltTtlMs(kept);
    const ttl = keepMs === undefined ? {} : { ttlMs: keepMs };
    const over = found === undefined ? { ifVersion: 0 } : { ifVersion: found.version, ifBeside: found.salt };
    const version = await indexed(principal, { nowMs, keepMs }, () =>
      records.put(salt.owner, salt.name, salt.value, { ...ttl, ...over }),
    );
    if (version === undefined) return undefined;
    const expiresAtMs = keepMs === undefined ? Number.POSITIVE_INFINITY : nowMs + keepMs;
    return keep({ salt, version, expiresAtMs, keys: found?.keys ?? new Map() });
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
  async function indexed<Result>(
    principal: Principal,
    until: IndexedUntil,
    makeSalt: () => Promise<Result | undefined>,
  ): Promise<Result | undefined> {
    const whose = { saltName: placeOf(ring, principal).name, principal };
    await indexSession({ records, ring }, whose, until);
    const made = await makeSalt();
    if (made !== undefined) await indexSession({ records, ring }, whose, until);
    return made;
  }

  /** Entries of the index go first: of a session that is made anew meanwhile the entry is put after its salt. */
  async function unindex(name: string): Promise<void> {
    const place = indexPlace(name);
    await records.delete(place.owner, place.name);
  }

  async function unindexUser(user: Omit<Principal, 'session'>): Promise<void> {
    for await (const name of namesOf(records, ownerOf(ring, user))) await unindex(name);
  }

  return {
    async current(principal, purpose, kept) {
      const known = recent.get(placeOf(ring, principal).name);
      const isEnough = known !== undefined && outlives(known, kept);
      return keyOf(isEnough ? known : await readOrMakeSalt(principal, kept), principal, purpose);
    },
    renewed: async (principal, purpose, kept) => keyOf(await readOrMakeSalt(principal, kept), principal, purpose),
    async extended(principal, kept) {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
        const recently = attempt === 0 ? recent.get(placeOf(ring, principal).name) : undefined;
        if (recently !== undefined && outlives(recently, kept)) return recently.salt;
        const found = await readSalt(principal);
        if (found === undefined || outlives(found, kept)) return found?.salt;
        const put = await putSalt(principal, found, kept);
        if (put !== undefined) return put.salt;
      }
      return undefined;
    },
    async read(principal) {
      const known = await readSalt(principal);
      return known && { salt: known.salt, keyOf: (kid, purpose) => derive(known, principal, kid, purpose) };
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
  { records, ring }: SessionIndexPorts,
  user: Omit<Principal, 'session'>,
): AsyncGenerator<Principal> {
  for await (const name of namesOf(records, ownerOf(ring, user))) {
    const place = indexPlace(name);
    const row = await records.get(place.owner, place.name);
    const principal = row && entryOrNone(ring, place, row.value);
    if (principal !== undefined) yield principal;
  }
}

/** A salt that was read, and the keys that were derived with it, by ring key and purpose. */
interface KnownSalt {
  readonly salt: BesideRecord;
  readonly version: number;
  /** Infinity for one that stays. */
  readonly expiresAtMs: number;
  readonly keys: Map<string, Uint8Array>;
}

const RECENT = { entriesMax: 1_000, turnMs: 30_000 };
/** Keys of one salt: a few purposes under the ring's current key, and under older ones. */
const KEYS_KEPT_MAX = 8;
const SALT_BYTES = 32;
/** A salt is put anew where it would not stay for one hour longer than what is put: a clock may be wrong by as much. */
const MARGIN_MS = 3_600_000;
/** A salt that is put stays for this many times as long as what is put, and a day, so that it is rarely put anew. */
const STAYS_TIMES = 2;
const DAY_MS = 86_400_000;
/** Ten years: a salt that would stay longer stays until it is deleted. */
const SALT_TTL_MS_MAX = 315_576_000_000;
const ATTEMPTS_MAX = 5;
const PURPOSE_LENGTH_MAX = 256;

/** Undefined for a salt that does not leave. */
function saltTtlMs({ ttlMs }: KeptFor): number | undefined {
  if (ttlMs === undefined) return undefined;
  const saltMs = STAYS_TIMES * ttlMs + DAY_MS;
  return saltMs > SALT_TTL_MS_MAX ? undefined : saltMs;
}

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
