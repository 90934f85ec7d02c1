import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { Counters, Log, Records } from '../core/store-ports.ts';
import { type KeyRing, openOrCreateKeyRing } from '../crypto/key-ring.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { openLibsqlStore } from '../store/libsql-store.ts';
import type { GatewayConfig } from './gateway-config.ts';

/** What stays when a gateway stops, and what it opens it with. */
export interface GatewayState {
  readonly ring: KeyRing;
  readonly records: Records;
  readonly counters: Counters;
  readonly log: Log;
  close(): Promise<void>;
}

/** Files of the state folder. */
export const STATE_FILES: { readonly keyRing: string; readonly database: string } = {
  keyRing: 'keyring.json',
  database: 'sallyport.db',
};

/**
 * Opens the state of a gateway, and makes it where there is none. Rates are counted in this process.
 *
 * @throws KeyRingError or StoreError, which say what to do.
 */
export async function openGatewayState(
  { stateDir, store }: Pick<GatewayConfig, 'stateDir' | 'store'>,
  clock: Clock,
): Promise<GatewayState> {
  const ring = await openOrCreateKeyRing({ path: join(stateDir, STATE_FILES.keyRing) });
  const counters = inProcessCounters();
  if (store.driver === 'in-process') {
    const records = inProcessRecords({ clock });
    const log = inProcessLog();
    const close = async (): Promise<void> => {
      await Promise.all([records.close(), counters.close(), log.close()]);
    };
    return { ring, records, counters, log, close };
  }
  const libsql = await openLibsqlStore({ path: join(stateDir, STATE_FILES.database), clock });
  return { ring, records: libsql.records, counters, log: libsql.log, close: () => libsql.close() };
}
