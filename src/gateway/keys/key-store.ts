import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { Records, StoredRecord } from '../../core/store-ports.ts';
import { isEqualInConstantTime, sha256 } from '../../crypto/digest.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { RequestTrusts } from '../../dialects/dialect.ts';
import { StoreError } from '../../store/store-error.ts';
import { type KnownKey, keyCache } from './key-cache.ts';
import { KEYS_MAX, keyIndex } from './key-index.ts';
import type { KeyIdentity, KeyRecord } from './key-record.ts';
import { readKeyRecord } from './key-record-shape.ts';
import type { RevocationList } from './revocation-list.ts';
import { KEYS_OWNER, keyRecordSealer } from './sealed-key-record.ts';
import { keyText, makeVirtualKey, parseKey } from './virtual-key.ts';

/** What a key is to be. */
export interface KeyFacts
  extends Pick<KeyRecord, 'name' | 'scopes' | 'identity' | 'expiresAtMs' | 'policy' | 'models' | 'limits' | 'budgets'> {
  /** What is left out is as {@link trustsOf} says for the kind of identity. */
  readonly trusts?: Partial<RequestTrusts>;
  readonly isDebug?: boolean;
}

/** What became of a key that was shown. Only who has the secret learns that a key is expired or revoked. */
export type FoundKey =
  | { readonly state: 'valid'; readonly record: KeyRecord }
  | { readonly state: 'malformed' | 'unknown' | 'expired' | 'revoked' };

/** All keys of a store. */
export interface KeyList {
  readonly keys: readonly KeyRecord[];
  /** Rows that this gateway's key ring did not seal: put there by hand, or from before the ring was replaced. */
  readonly unreadable: number;
}

/** Virtual keys. Everything rejects with a StoreError while the store is away. */
export interface KeyStore {
  /**
   * Makes a key. `text` is shown once and kept nowhere.
   *
   * @throws {@link InvalidOptionsError} for facts that make no key, and when there are 10,000 keys.
   */
  createKey(facts: KeyFacts): Promise<{ readonly record: KeyRecord; readonly text: string }>;
  listKeys(): Promise<KeyList>;
  /** The key of an id, as it is now, revoked and expired ones among them. Undefined where there is none, or none that this ring sealed. */
  readKey(id: string): Promise<KeyRecord | undefined>;
  /** Revokes a key for ever, at once in this process and within a second in all others on the store. Undefined where there is none of this id. */
  revokeKey(id: string): Promise<KeyRecord | undefined>;
  /** Looks a key up, from memory where what is known of it is less than a second old. */
  findKey(text: string, nowMs: number): Promise<FoundKey>;
}

/** What a key store works with. */
export interface KeyStoreOptions {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
  /** Is told, when a key is looked up, that its row was not sealed by this ring. It must not throw. */
  readonly onUnreadable?: (id: string) => void;
  /** Wins over rows: an older one, put back, makes no revoked key good again. Without it rows alone count. */
  readonly revocations?: RevocationList;
}

interface KeyRow {
  readonly row: StoredRecord | undefined;
  /** Undefined where there is no row, or one that this ring did not seal. */
  readonly record: KeyRecord | undefined;
}

/** How long revoked and expired keys are listed. */
const KEPT_AFTERWARDS_MS = 90 * 86_400_000;
const TTL_MS_MAX = 3_155_760_000_000;
const REVOKE_ATTEMPTS_MAX = 5;

/** Opens the virtual keys of a store. */
export function createKeyStore(options: KeyStoreOptions): KeyStore {
  const { records, clock, random, revocations } = options;
  const sealer = keyRecordSealer(options.ring);
  const index = keyIndex(records);
  const cache = keyCache({ records, sealer, onUnreadable: options.onUnreadable });

  return { createKey, listKeys, readKey, revokeKey, findKey };

  async function createKey(facts: KeyFacts): Promise<{ readonly record: KeyRecord; readonly text: string }> {
    // Facts also come from bodies of requests.
    if (typeof facts !== 'object' || facts === null) throw new InvalidOptionsError('key', 'must be an object');
    for (const name of MADE_HERE) {
      if (Object.hasOwn(facts, name)) throw new InvalidOptionsError(name, 'is made by the gateway; leave it out');
    }
    const nowMs = clock.now();
    if (facts.expiresAtMs !== undefined && facts.expiresAtMs <= nowMs) {
      throw new InvalidOptionsError('expiresAtMs', 'must be in the future');
    }
    if ((await index.all()).length >= KEYS_MAX) {
      throw new InvalidOptionsError('keys', `are ${KEYS_MAX} already; revoked ones leave after 90 days`);
    }
    for (;;) {
      const key = makeVirtualKey(random);
      const { trusts, isDebug = false, ...others } = facts;
      const hash = Buffer.from(sha256(key.secret)).toString('base64url');
      const ownTrusts = { ...trustsOf(facts.identity?.kind), ...trusts };
      const record = readKeyRecord({ ...others, id: key.id, hash, trusts: ownTrusts, createdAtMs: nowMs, isDebug });
      const version = await records.put(KEYS_OWNER, key.id, sealer.close(record), {
        ifVersion: 0,
        ...ttl(record, nowMs),
      });
      if (version === undefined) continue;
      index.add(key.id);
      return { record, text: keyText(key) };
    }
  }

  async function listKeys(): Promise<KeyList> {
    const keys: KeyRecord[] = [];
    let unreadable = 0;
    await revocations?.refresh(clock.now());
    for (const id of await index.all()) {
      const { row, record } = await rowOf(id);
      if (record !== undefined) keys.push(withRevocation(record));
      else if (row !== undefined) unreadable += 1;
    }
    return { keys, unreadable };
  }

  async function readKey(id: string): Promise<KeyRecord | undefined> {
    await revocations?.refresh(clock.now());
    const { record } = await rowOf(id);
    return record && withRevocation(record);
  }

  async function rowOf(id: string): Promise<KeyRow> {
    const row = await records.get(KEYS_OWNER, id);
    return { row, record: row && sealer.open(id, row.value) };
  }

  async function revokeKey(id: string): Promise<KeyRecord | undefined> {
    for (let attempt = 1; attempt <= REVOKE_ATTEMPTS_MAX; attempt++) {
      const { row, record } = await rowOf(id);
      if (row === undefined || record === undefined) return undefined;
      if (record.revokedAtMs !== undefined) {
        await revocations?.add(id, record.revokedAtMs);
        return record;
      }
      const revoked = { ...record, revokedAtMs: clock.now() };
      const options = { ifVersion: row.version, ttlMs: KEPT_AFTERWARDS_MS };
      const version = await records.put(KEYS_OWNER, id, sealer.close(revoked), options);
      cache.forget(id);
      if (version === undefined) continue;
      await revocations?.add(id, revoked.revokedAtMs);
      return revoked;
    }
    throw new InvalidOptionsError('id', 'is a key that others keep changing; try again');
  }

  async function findKey(text: string, nowMs: number): Promise<FoundKey> {
    const key = parseKey(text);
    if (key === undefined) return { state: 'malformed' };
    const [known] = await Promise.all([knownKey(key.id, nowMs), revocations?.refresh(nowMs)]);
    // An id that is not known costs the same hashing and comparing as one that is.
    const isRight = isEqualInConstantTime(sha256(key.secret), (known ?? NOBODY).hash);
    if (known === undefined || !isRight) return { state: 'unknown' };
    const record = withRevocation(known.record);
    if (record.revokedAtMs !== undefined) {
      await noteRevocation(record.id, record.revokedAtMs);
      return { state: 'revoked' };
    }
    if (record.expiresAtMs !== undefined && record.expiresAtMs <= nowMs) return { state: 'expired' };
    return { state: 'valid', record };
  }

  async function knownKey(id: string, nowMs: number): Promise<KnownKey | undefined> {
    return cache.has(id) || (await index.has(id, nowMs)) ? cache.get(id, nowMs) : undefined;
  }

  /** A row that says so may be gone in a moment, so the list is told, too. Where it cannot be, the key is revoked all the same. */
  async function noteRevocation(id: string, revokedAtMs: number): Promise<void> {
    if (revocations === undefined || revocations.revokedAtMs(id) !== undefined) return;
    await revocations.add(id, revokedAtMs).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
    });
  }

  function withRevocation(record: KeyRecord): KeyRecord {
    const revokedAtMs = revocations?.revokedAtMs(record.id);
    return record.revokedAtMs !== undefined || revokedAtMs === undefined ? record : { ...record, revokedAtMs };
  }
}

/**
 * Who is taken to have written what in requests under a key that does not say otherwise. A backend that is trusted to name users
 * writes its own system prompts. The other keys may lie in a browser, where the user writes everything.
 */
function trustsOf(kind: KeyIdentity['kind']): RequestTrusts {
  return { system: kind === 'asserted' ? 'operator' : 'user', assistant: 'user', tools: 'external' };
}

/** Of a record; who asks for a key does not choose them. */
const MADE_HERE: readonly string[] = ['id', 'hash', 'createdAtMs', 'revokedAtMs'];

/** No secret has this hash that anybody could find. */
const NOBODY: Pick<KnownKey, 'hash'> = { hash: new Uint8Array(32) };

function ttl({ expiresAtMs }: KeyRecord, nowMs: number): { readonly ttlMs?: number } {
  if (expiresAtMs === undefined) return {};
  const ttlMs = expiresAtMs - nowMs + KEPT_AFTERWARDS_MS;
  return ttlMs > TTL_MS_MAX ? {} : { ttlMs };
}
