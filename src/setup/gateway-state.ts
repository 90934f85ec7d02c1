import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { Counters, Log, Records } from '../core/store-ports.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { openLibsqlStore } from '../store/libsql-store.ts';
import type { GatewayConfig } from './gateway-config.ts';

/** What stays when a gateway stops. */
export interface GatewayState {
  readonly records: Records;
  readonly counters: Counters;
  readonly log: Log;
  close(): Promise<void>;
}

/** Name of the database in the state folder. */
export const DATABASE_FILE = 'sallyport.db';

/**
 * Opens the stores of a gateway, and makes them where there are none. Rates are counted in this process.
 *
 * @throws StoreError, which says what to do.
 */
export async function openGatewayState(
  { stateDir, store }: Pick<GatewayConfig, 'stateDir' | 'store'>,
  clock: Clock,
): Promise<GatewayState> {
  const counters = inProcessCounters();
  if (store.driver === 'in-process') {
    const records = inProcessRecords({ clock });
    const log = inProcessLog();
    const close = async (): Promise<void> => {
      await Promise.all([records.close(), counters.close(), log.close()]);
    };
    return { records, counters, log, close };
  }
  const { records, log, close } = await openLibsqlStore({ path: join(stateDir, DATABASE_FILE), clock });
  return { records, counters, log, close };
}
