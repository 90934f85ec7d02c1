import { boundedMap } from '../../core/bounded-map.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { type Pseudonyms, type PseudonymTable, pseudonymTable, TAG_LENGTH, tagOf } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import type { Vault, VaultSession } from '../../core/vault.ts';

/** Options of a vault in memory. */
export interface InProcessVaultOptions {
  /** The platform's clock when missing. */
  readonly clock?: Clock;
  /** The platform's random numbers when missing. */
  readonly random?: Random;
  /** How long a session's table stays after it was last used, in milliseconds; one hour when missing. */
  readonly ttlMs?: number;
}

/** One hour. */
const TTL_MS = 3_600_000;
/** Sessions that are kept; the one that was not used for longest is forgotten. */
const SESSIONS_MAX = 10_000;

interface Kept {
  readonly table: PseudonymTable;
  readonly usedMs: number;
}

/** Makes a table of pseudonyms for the texts of one session or one job. It lives in this process; vaults keep tables. */
export function createPseudonyms(random: Random = platformRandom): PseudonymTable {
  return pseudonymTable(tagOf(random.bytes(TAG_LENGTH)));
}

/** A vault in this process, on every runtime: what it knows ends with the process. */
export function inProcessVault({
  clock = { now: () => Date.now() },
  random = platformRandom,
  ttlMs = TTL_MS,
}: InProcessVaultOptions = {}): Vault {
  const sessions = boundedMap<string, Kept>(SESSIONS_MAX);

  function tableOf(principal: Principal): PseudonymTable {
    const key = JSON.stringify([principal.tenant, principal.user, principal.session]);
    const kept = sessions.get(key);
    const nowMs = clock.now();
    const table = kept !== undefined && nowMs - kept.usedMs <= ttlMs ? kept.table : createPseudonyms(random);
    sessions.set(key, { table, usedMs: nowMs });
    return table;
  }

  return { session: (principal) => new InProcessSession(() => tableOf(principal)) };
}

/** Its getter stands on a prototype, for the reason that `LiveMeterRun` gives. */
class InProcessSession implements VaultSession {
  private table: PseudonymTable | undefined;
  private readonly read: () => PseudonymTable;

  constructor(read: () => PseudonymTable) {
    this.read = read;
  }

  async open(): Promise<Pseudonyms> {
    this.table ??= this.read();
    return this.table;
  }

  get opened(): Pseudonyms | undefined {
    return this.table;
  }

  async save(): Promise<boolean> {
    return true;
  }
}

const platformRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
