import type { Keys, Random } from '../../core/ports.ts';
import { type Pseudonyms, type PseudonymTable, pseudonymTable, TAG_LENGTH, tagOf } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import type { Records } from '../../core/store-ports.ts';
import type { Vault, VaultSession } from '../../core/vault.ts';
import type { OwnerKeys } from '../../crypto/owner-key.ts';
import { openTable, sealTable, type VaultPlace, vaultPlace } from './sealed-table.ts';

/** What a vault is made of. */
export interface VaultOptions {
  readonly records: Records;
  readonly owners: OwnerKeys;
  /** Hash the names under which tables are stored. */
  readonly keys: Keys;
  readonly random: Random;
  /** How long a table stays after it was last added to, in milliseconds; 24 hours when missing. */
  readonly ttlMs?: number;
  /** Called for a table that does not open: its placeholders stay, and the session goes on with a new one. */
  readonly onUnreadable?: (principal: Principal) => void;
}

/** 24 hours. */
const TTL_MS = 86_400_000;

/**
 * A vault over a store. The table of each session is sealed with a key of its principal: who loses the key ring, or the salt of the
 * session, loses what the placeholders stand for, and nobody else can read it.
 */
export function createVault(options: VaultOptions): Vault {
  return { session: (principal) => vaultSession(options, principal) };
}

/** A table as it was read. */
interface Opened {
  readonly tag: string;
  readonly table: PseudonymTable;
  readonly version: number;
  readonly count: number;
}

function vaultSession(options: VaultOptions, principal: Principal): VaultSession {
  const { records, owners, random, ttlMs = TTL_MS } = options;
  const place = vaultPlace(options.keys, principal);
  let opened: Opened | undefined;

  return {
    async open(): Promise<Pseudonyms> {
      opened ??= await read(options, principal, place);
      return opened.table;
    },
    get opened() {
      return opened?.table;
    },
    async save() {
      if (opened === undefined) return true;
      const { tag, table, version, count } = opened;
      const entries = table.entries();
      if (entries.length === count) return true;
      const sealed = await sealTable({ tag, entries }, { owners, principal, place });
      const stored = await records.put(place.owner, place.name, sealed, { ttlMs, ifVersion: version });
      opened = stored === undefined ? undefined : { tag, table, version: stored, count: entries.length };
      return stored !== undefined;
    },
  };

  async function read(from: VaultOptions, of: Principal, at: VaultPlace): Promise<Opened> {
    const stored = await from.records.get(at.owner, at.name);
    const found = stored && (await openTable(stored.value, { owners: from.owners, principal: of, place: at }));
    if (stored !== undefined && found === undefined) from.onUnreadable?.(of);
    // A new tag, so that no placeholder of a table that is lost gets another meaning.
    const { tag, entries } = found ?? { tag: tagOf(random.bytes(TAG_LENGTH)), entries: [] };
    return { tag, table: pseudonymTable(tag, entries), version: stored?.version ?? 0, count: entries.length };
  }
}
