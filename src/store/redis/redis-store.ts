import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Counters, Records } from '../../core/store-ports.ts';
import { readEvictionPolicy } from './eviction-policy.ts';
import { connectRedis } from './redis-connection.ts';
import { redisCounters } from './redis-counters.ts';
import { loadRedisPackage } from './redis-package.ts';
import { type RedisAccess, redisClient } from './redis-place.ts';
import { redisRecords } from './redis-records.ts';

/** Which Redis is used, and how long it is waited for. */
export interface RedisStoreOptions extends RedisAccess {
  readonly clock: Clock;
  /** What every key begins with, up to 64 letters, digits and `:._-`. Stores with different prefixes share nothing. */
  readonly keyPrefix?: string;
  /** How long one command may take before its call rejects with `timeout`. */
  readonly commandTimeoutMs?: number;
  /** How long the first connection may take. */
  readonly openTimeoutMs?: number;
}

/** A store that many processes share. */
export interface RedisStore {
  readonly records: Records;
  readonly counters: Counters;
  /**
   * What the server does when its memory is full, in its own words. Anything but `noeviction` loses records and counters. Undefined
   * where nobody says, as when the user may not ask (`INFO`).
   */
  evictionPolicy(): Promise<string | undefined>;
  /** Waits for what was called and ends the connection. Closing one port closes that port only. */
  close(): Promise<void>;
}

/**
 * Opens a store on Redis 7 or later, or on Valkey: one server, a group with sentinels, or a cluster. The package `ioredis`
 * must be installed. The server must not evict (`maxmemory-policy noeviction`): what it pushed out would count as never
 * stored. What it loses in a crash or a failover is up to its own settings.
 *
 * A call on a connection that breaks, or that is not answered in time, rejects and is not repeated: it may have been carried
 * out. While there is no connection calls reject at once; after five in a row that were not answered in time they do so too, and
 * once a second one of them tries again.
 *
 * @throws `StoreError` when the server is not reached, and InvalidOptionsError for options that are none, or for `redis://` to another
 * machine without `allowPlain`.
 * @example
 * const store = await openRedisStore({ place: { url: 'redis://localhost:6379' }, clock: { now: () => Date.now() } });
 * await store.records.put('owner', 'name', new Uint8Array([1]), { ttlMs: 60_000 });  // 1
 * await store.close();
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<RedisStore> {
  const { clock, keyPrefix = 'sallyport:', commandTimeoutMs = 1_000, openTimeoutMs = 10_000 } = options;
  if (!/^[A-Za-z0-9:._-]{0,64}$/u.test(keyPrefix)) {
    throw new InvalidOptionsError('keyPrefix', 'must be at most 64 letters, digits and :._-');
  }
  checkWholeNumber('commandTimeoutMs', commandTimeoutMs, { max: 60_000 });
  checkWholeNumber('openTimeoutMs', openTimeoutMs, { max: 600_000 });
  const patience = {
    connectTimeoutMs: Math.min(openTimeoutMs, CONNECT_TIMEOUT_MAX_MS),
    silenceMs: 2 * commandTimeoutMs,
  };
  const client = redisClient(await loadRedisPackage(), options, patience);
  const connection = await connectRedis(client, { openTimeoutMs, commandTimeoutMs });
  return {
    records: redisRecords({ client, connection, keyPrefix, clock }),
    counters: redisCounters({ client, connection, keyPrefix }),
    evictionPolicy: () => readEvictionPolicy(client, commandTimeoutMs),
    close: () => connection.close(),
  };
}

const CONNECT_TIMEOUT_MAX_MS = 5_000;
