import { InvalidOptionsError } from '../core/errors.ts';
import { namesOf } from '../core/names-of.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import type { KeyRing } from './key-ring.ts';
import { KeyRingError } from './key-ring-error.ts';
import { splitKid, withKid } from './kid-prefix.ts';
import { seal, UnsealError, unseal } from './seal.ts';

/** What the index is kept in, and sealed with. */
export interface SessionIndexPorts {
  readonly records: Records;
  readonly ring: KeyRing;
}

/** An entry of the index: a record of its own. */
export interface IndexedSession {
  readonly owner: string;
  readonly name: string;
}

/**
 * Which sessions have a salt, and so may have records: without it nobody could go through everything that is sealed, since owners are
 * known to nobody who cannot name them. An entry is named as the session's salt is, and holds the three ids, sealed. Entries lie under 256
 * owners, so that no node of a cluster holds them all. It stays longer than the salt.
 */
export const SESSION_SHARDS: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Where the entry of the session with this salt's name is. */
export function indexPlace(saltName: string): IndexedSession {
  return { owner: ownerOf(saltName.slice(0, 2)), name: saltName };
}

/** How long an entry of the index has to stay. */
export interface IndexedUntil {
  readonly nowMs: number;
  /** From now on; for ever when it is undefined. */
  readonly keepMs: number | undefined;
}

/**
 * Puts a session into the index. An entry that is there and stays as long is left as it is; one that would leave earlier is put anew, and
 * never cut short: it is put over exactly the entry that was read.
 *
 * @throws {@link InvalidOptionsError} where others change the entry each time.
 */
export async function indexSession(
  { records, ring }: SessionIndexPorts,
  { saltName, principal }: { readonly saltName: string; readonly principal: Principal },
  { nowMs, keepMs }: IndexedUntil,
): Promise<void> {
  const { tenant, user, session } = principal;
  const text = new TextEncoder().encode(JSON.stringify([tenant, user, session]));
  const place = indexPlace(saltName);
  const untilMs = keepMs === undefined ? Number.POSITIVE_INFINITY : nowMs + keepMs;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const found = await records.get(place.owner, place.name);
    if (found !== undefined && (found.expiresAtMs ?? Number.POSITIVE_INFINITY) >= untilMs + MARGIN_MS) return;
    const how = {
      ...(keepMs !== undefined && { ttlMs: keepMs + 2 * MARGIN_MS }),
      ...(found === undefined ? { ifVersion: 0 } : { ifBeside: { ...place, value: found.value } }),
    };
    if ((await records.put(place.owner, place.name, sealedEntry(ring, place, text), how)) !== undefined) return;
  }
  throw new InvalidOptionsError('records', 'holds an entry of the index that is another one each time');
}

/** The entries of a shard, in order, page by page. */
export async function* entriesOfShard({ records }: SessionIndexPorts, shard: string): AsyncGenerator<IndexedSession> {
  const owner = ownerOf(shard);
  for await (const name of namesOf(records, owner)) yield { owner, name };
}

/**
 * Whose session an entry is of.
 *
 * @throws `UnsealError` or `KeyRingError` for one that this ring did not seal for this place.
 */
function openEntry(ring: KeyRing, place: IndexedSession, value: Uint8Array): Principal {
  const [tenant, user, session] = JSON.parse(new TextDecoder().decode(openedEntry(ring, place, value))) as [
    string,
    string,
    string,
  ];
  return { tenant, user, session };
}

/** As {@link openEntry}; undefined for an entry that this ring did not seal for this place. */
export function entryOrNone(ring: KeyRing, place: IndexedSession, value: Uint8Array): Principal | undefined {
  try {
    return openEntry(ring, place, value);
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The entry under the current key. Throws as {@link openEntry} does. */
export function resealEntry(ring: KeyRing, place: IndexedSession, value: Uint8Array): Uint8Array {
  return sealedEntry(ring, place, openedEntry(ring, place, value));
}

const ATTEMPTS_MAX = 16;
/** One hour: a salt that is put a while later, to stay as long, leaves before the entry does. */
const MARGIN_MS = 3_600_000;
const INFO = new TextEncoder().encode('sallyport/session-index/1');

function ownerOf(shard: string): string {
  return `sessions:${shard}`;
}

function keyOf(ring: KeyRing, kid: string): Uint8Array {
  return ring.derive(kid, { salt: new Uint8Array(0), info: INFO });
}

function sealedEntry(ring: KeyRing, place: IndexedSession, text: Uint8Array): Uint8Array {
  const kid = ring.currentKid;
  return withKid(kid, seal(keyOf(ring, kid), text, { ...place, kind: 'session' }));
}

function openedEntry(ring: KeyRing, place: IndexedSession, value: Uint8Array): Uint8Array {
  const { kid, sealed } = splitKid(value);
  return unseal(keyOf(ring, kid), sealed, { ...place, kind: 'session' });
}
