import { namesOf } from '../core/names-of.ts';
import type { Clock } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import { splitKid, withKid } from '../crypto/kid-prefix.ts';
import { ownerKeys } from '../crypto/owner-key.ts';
import { seal, UnsealError, unseal } from '../crypto/seal.ts';
import { entriesOfShard, entryOrNone, resealEntry } from '../crypto/session-index.ts';
import { memoryOwner, sessionPrefix } from './memory-place.ts';
import { sessionPlace } from './session/session-place.ts';
import { vaultPlace } from './vault/vault-place.ts';

/** A sealed record, and how it is sealed anew. */
export interface SealedEntry {
  readonly owner: string;
  readonly name: string;
  /** The value under the ring's current key; undefined for one that does not open. */
  reseal(value: Uint8Array): Uint8Array | undefined;
}

/** What sealed records are found with. */
export interface SealedEntryPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
}

/**
 * Everything that is sealed for the sessions of a shard of the index: their entries in it, records of memory, tables of pseudonyms, what a
 * session is judged by. Whatever else is sealed under a key of a session belongs here, too, or it is lost when the key is retired.
 */
export async function* sealedEntriesOf(ports: SealedEntryPorts, shard: string): AsyncGenerator<SealedEntry> {
  const { records, ring } = ports;
  const owners = ownerKeys(ports);
  for await (const place of entriesOfShard(ports, shard)) {
    const row = await records.get(place.owner, place.name);
    if (row === undefined) continue;
    const principal = entryOrNone(ring, place, row.value);
    yield { ...place, reseal: (value) => opened(() => resealEntry(ring, place, value)) };
    if (principal === undefined) continue;
    const read = await owners.read(principal);
    if (read === undefined) continue;
    const entry = (owner: string, name: string, kind: 'memory' | 'vault' | 'session'): SealedEntry => ({
      owner,
      name,
      reseal: (value) =>
        opened(() => {
          const { kid, sealed } = splitKid(value);
          const context = { owner, name, kind };
          const plaintext = unseal(read.keyOf(kid, kind), sealed, context);
          const current = ring.currentKid;
          return withKid(current, seal(read.keyOf(current, kind), plaintext, context));
        }),
    });
    const owner = memoryOwner(ring.keys, principal);
    for await (const name of namesOf(records, owner, { prefix: sessionPrefix(ring.keys, principal) })) {
      yield entry(owner, name, 'memory');
    }
    const table = vaultPlace(ring.keys, principal);
    yield entry(table.owner, table.name, 'vault');
    const state = sessionPlace(ring.keys, principal);
    yield entry(state.owner, state.name, 'session');
  }
}

function opened<Result>(open: () => Result): Result | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
