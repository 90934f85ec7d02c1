import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { Counters, Log, Records } from '../core/store-ports.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { type LibsqlStore, openLibsqlStore } from '../store/libsql-store.ts';
import type { RedisStore } from '../store/redis/redis-store.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { openConfiguredPostgres } from './open-postgres.ts';
import { openConfiguredRedis } from './open-redis.ts';
import type { StoreLogConfig } from './store-config.ts';

/** What stays when a gateway stops. */
export interface GatewayState {
  readonly records: Records;
  /** Shared where records are shared by a fleet; else in this process. */
  readonly counters: Counters;
  readonly log: Log;
  /** The server that holds records and counters of a fleet; missing where one machine has them to itself. */
  readonly shared?: Pick<RedisStore, 'evictionPolicy'>;
  close(): Promise<void>;
}

/** Name of the database in the state folder. */
export const DATABASE_FILE = 'sallyport.db';

/** Where a gateway's state is. */
export type GatewayStatePlace = Pick<GatewayConfig, 'stateDir' | 'store'>;

/**
 * Opens the stores of a gateway, and makes them where there are none. With the driver libsql rates are counted in this
 * process: a call of the database's thread takes 0.2 ms, and more CPU than all the rest of a request may add, and each
 * request would make two or three. All that would be gained is that rates go on after a restart, and that gateways in one
 * folder share them; gateways that are to share rates have a Redis.
 *
 * @throws StoreError and InvalidConfigError, which say what to do.
 */
export async function openGatewayState(place: GatewayStatePlace, clock: Clock): Promise<GatewayState> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let end = closers.pop(); end !== undefined; end = closers.pop()) await end();
  };
  try {
    return { ...(await openPorts(place, clock, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens only where events are kept, which may be there while keys are not. Throws what {@link openGatewayState} throws. */
export async function openGatewayLog(
  { stateDir, store }: GatewayStatePlace,
  clock: Clock,
): Promise<Pick<GatewayState, 'log' | 'close'>> {
  const { log } = store;
  if (log?.driver === 'postgres') return openGatewayState({ stateDir, store: { driver: 'in-process', log } }, clock);
  return openGatewayState(
    { stateDir, store: { driver: logDriverOf(store) === 'libsql' ? 'libsql' : 'in-process' } },
    clock,
  );
}

async function openPorts(
  { stateDir, store }: GatewayStatePlace,
  clock: Clock,
  closers: (() => Promise<void>)[],
): Promise<Omit<GatewayState, 'close'>> {
  let database: LibsqlStore | undefined;
  if (store.driver === 'libsql' || logDriverOf(store) === 'libsql') {
    database = await openLibsqlStore({ path: join(stateDir, DATABASE_FILE), clock });
    closers.push(database.close);
  }
  const log = await openLog(store, database, closers);
  if (store.driver === 'redis') {
    const redis = await openConfiguredRedis(store.redis, clock);
    closers.push(redis.close);
    return { records: redis.records, counters: redis.counters, log, shared: redis };
  }
  return { records: database?.records ?? inProcessRecords({ clock }), counters: inProcessCounters(), log };
}

async function openLog(
  store: GatewayConfig['store'],
  database: LibsqlStore | undefined,
  closers: (() => Promise<void>)[],
): Promise<Log> {
  if (store.log?.driver === 'postgres') {
    const log = await openConfiguredPostgres(store.log.postgres);
    closers.push(() => log.close());
    return log;
  }
  return logDriverOf(store) === 'libsql' && database !== undefined ? database.log : inProcessLog();
}

/** Where events are: what the configuration says, else in the process where the records are, else in the database. */
export function logDriverOf({ driver, log }: GatewayConfig['store']): StoreLogConfig['driver'] {
  return log?.driver ?? (driver === 'in-process' ? 'in-process' : 'libsql');
}
