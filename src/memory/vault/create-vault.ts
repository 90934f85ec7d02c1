import type { Keys, Random } from '../../core/ports.ts';
import { type Pseudonyms, type PseudonymTable, pseudonymTable, TAG_LENGTH, tagOf } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import type { BesideRecord, Records } from '../../core/store-ports.ts';
import type { Vault, VaultSession } from '../../core/vault.ts';
import type { OwnerKeys } from '../../crypto/owner-key.ts';
import { putJson, readJson, type SealedPlace } from '../sealed-json.ts';
import { type VaultContent, vaultPlace } from './vault-place.ts';

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
  return { session: (principal) => new SealedSession(options, principal) };
}

/** A table as it was read. */
interface Opened {
  readonly tag: string;
  readonly table: PseudonymTable;
  readonly version: number;
  readonly count: number;
  readonly place: SealedPlace;
  /** The salt that it was read with; undefined for a table that is new. */
  readonly salt: BesideRecord | undefined;
}

/** Its getter stands on a prototype, for the reason that `LiveMeterRun` gives. Where its table is stored is worked out when it is read. */
class SealedSession implements VaultSession {
  private readonly vault: VaultOptions;
  private readonly principal: Principal;
  private table: Opened | undefined;

  constructor(vault: VaultOptions, principal: Principal) {
    this.vault = vault;
    this.principal = principal;
  }

  async open(): Promise<Pseudonyms> {
    this.table ??= await readTable(this.vault, this.principal);
    return this.table.table;
  }

  get opened(): Pseudonyms | undefined {
    return this.table?.table;
  }

  async save(): Promise<boolean> {
    if (this.table === undefined) return true;
    const { tag, table, version, count, place, salt } = this.table;
    const entries = table.entries();
    if (entries.length === count) return true;
    const { records, owners, ttlMs = TTL_MS } = this.vault;
    const content: VaultContent = { tag, entries };
    const sealedFor = { owners, principal: this.principal, place, kind: 'vault' } as const;
    const stored = await putJson(records, content, { sealedFor, how: { ttlMs, ifVersion: version, readUnder: salt } });
    this.table = stored === undefined ? undefined : { ...this.table, version: stored, count: entries.length };
    return stored !== undefined;
  }
}

async function readTable(vault: VaultOptions, principal: Principal): Promise<Opened> {
  const { records, owners, keys, random } = vault;
  const place = vaultPlace(keys, principal);
  const read = await readJson(records, { owners, principal, place, kind: 'vault' });
  if (read !== undefined && read.value === undefined) vault.onUnreadable?.(principal);
  // A new tag, so that no placeholder of a table that is lost gets another meaning.
  const content = read?.value as VaultContent | undefined;
  const { tag, entries } = content ?? { tag: tagOf(random.bytes(TAG_LENGTH)), entries: [] };
  const version = read?.stored.version ?? 0;
  return { tag, table: pseudonymTable(tag, entries), version, count: entries.length, place, salt: read?.salt };
}
