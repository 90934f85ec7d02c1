import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Screen } from '../src/core/ports.ts';
import type { Principal } from '../src/core/segment.ts';
import type { Records } from '../src/core/store-ports.ts';
import { createKeyRing, type KeyRing } from '../src/crypto/key-ring.ts';
import { ownerKeys } from '../src/crypto/owner-key.ts';
import { IsolatedMemory } from '../src/memory/isolated-memory.ts';
import type { MemoryAccess, MemoryQuotas } from '../src/memory/memory.ts';
import { manualClock } from '../src/store/conformance/manual-clock.ts';
import { inProcessRecords } from '../src/store/in-process-records.ts';
import { openLibsqlStore } from '../src/store/libsql-store.ts';
import type { RedisPlace } from '../src/store/redis/redis-place.ts';
import { openRedisStore } from '../src/store/redis/redis-store.ts';

/** A store with a key ring beside it, for tests. */
export interface MemoryTrial {
  readonly folder: string;
  readonly clock: ReturnType<typeof manualClock>;
  readonly records: Records;
  readonly ring: KeyRing;
  readonly accesses: MemoryAccess[];
  memory(quotas?: Partial<MemoryQuotas>, screen?: Screen): IsolatedMemory;
  close(): Promise<void>;
}

/** The drivers that need nothing but Node. */
export const MEMORY_DRIVERS = ['in-process', 'libsql'] as const;

/** Where the records of a trial lie. */
export type MemoryDriver = (typeof MEMORY_DRIVERS)[number] | { readonly place: RedisPlace; readonly keyPrefix: string };

/** Refuses what says "attack". */
const trialScreen: Screen = {
  screen: async (text) => (text.includes('attack') ? ['injection/trial'] : []),
};

/** Runs a test with a trial of its own, which is closed behind it. */
export async function withTrial(driver: MemoryDriver, test: (trial: MemoryTrial) => Promise<void>): Promise<void> {
  const trial = await openMemoryTrial(driver);
  try {
    await test(trial);
  } finally {
    await trial.close();
  }
}

/** Opens a store of its own in a new folder, or in a Redis. */
export async function openMemoryTrial(driver: MemoryDriver): Promise<MemoryTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'memory-'));
  const clock = manualClock();
  const ring = await createKeyRing({ path: join(folder, 'ring') });
  const store = await openStore(driver, folder, clock);
  const { records } = store;
  const accesses: MemoryAccess[] = [];
  return {
    folder,
    clock,
    records,
    ring,
    accesses,
    memory: (quotas, screen = trialScreen) => {
      const owners = ownerKeys({ records, ring, clock });
      const onAccess = (access: MemoryAccess): number => accesses.push(access);
      return new IsolatedMemory({ records, owners, keys: ring.keys, clock, screen, onAccess }, quotas);
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openStore(
  driver: MemoryDriver,
  folder: string,
  clock: Clock,
): Promise<{ readonly records: Records; close(): Promise<void> }> {
  if (driver === 'in-process') return { records: inProcessRecords({ clock }), close: async () => undefined };
  if (driver === 'libsql') return openLibsqlStore({ path: join(folder, 'memory.db'), clock });
  return openRedisStore({ ...driver, clock, commandTimeoutMs: 30_000 });
}

/** Somebody. */
export function someone(session = 's-1', user = 'ana', tenant = 'acme'): Principal {
  return { tenant, user, session };
}
