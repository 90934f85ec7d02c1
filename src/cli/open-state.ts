import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { KeyStore } from '../gateway/keys/key-store.ts';
import type { GatewayState } from '../setup/gateway-state.ts';
import type { StatePlace } from '../setup/read-state-place.ts';
import { UsageError } from './exit.ts';

/** Flags that say where the state is. */
export interface StateFlags {
  readonly config?: string;
  readonly stateDir?: string;
}

/** This machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The state of a gateway, as its configuration says. Whoever opened it closes it. */
export interface OpenedState {
  readonly stateDir: string;
  readonly ring: KeyRing;
  readonly state: GatewayState;
}

/**
 * Opens keys, pseudonyms and memory where the configuration says that they are.
 *
 * @param mustExist - Whether what is not there yet is an error; else ring and database are made.
 * @throws {@link UsageError} for a store that is not there or that no other process can read; InvalidConfigError for one that is not
 * reached; StoreError and KeyRingError.
 */
export async function openState(
  flags: StateFlags,
  { mustExist }: { readonly mustExist: boolean },
): Promise<OpenedState> {
  const place = await statePlaceOf(flags);
  const { stateDir, store } = place;
  if (store.driver === 'in-process') {
    throw new UsageError(
      'store.driver of the configuration is in-process: keys and events are in the memory of the gateway; use its admin API',
    );
  }
  if (mustExist && store.driver === 'libsql') await checkStoreIsThere(stateDir);
  const { checkRingOfStore } = await import('../crypto/used-keys.ts');
  const { openGatewayState } = await import('../setup/gateway-state.ts');
  // Without the ring nobody knows under which names somebody is kept: a new one would find nothing, and say so.
  const ring = await openRingOf(place, { mayCreate: !mustExist });
  // Events are not looked at, and may be elsewhere: a database for them is not made here.
  const log = store.driver === 'libsql' ? 'libsql' : 'in-process';
  const state = await openGatewayState({ stateDir, store: { ...store, log: { driver: log } } }, systemClock);
  try {
    await checkRingOfStore(state.records, ring);
  } catch (error) {
    await state.close();
    throw error;
  }
  return { stateDir, ring, state };
}

/** The virtual keys of a state that is open. */
export async function keyStoreOf({ stateDir, ring, state }: OpenedState): Promise<KeyStore> {
  const { createKeyStore } = await import('../gateway/keys/key-store.ts');
  const { openRevocations } = await import('../gateway/keys/open-revocations.ts');
  const { systemRandom } = await import('../setup/create-guard.ts');
  const revocations = await openRevocations({ stateDir, state, ring, clock: systemClock });
  return createKeyStore({ records: state.records, ring, clock: systemClock, random: systemRandom, revocations });
}

/** Whoever names a key that is not there is told where to look. */
export function noSuchKey(): UsageError {
  return new UsageError('there is no key of this id; see: sallyport keys list');
}

/** Opens the events of a gateway where the configuration says that they are. Throws what {@link openState} throws. */
export async function openEvents(flags: StateFlags): Promise<Pick<GatewayState, 'log' | 'close'> & StatePlace> {
  const place = await statePlaceOf(flags, 'events');
  const { logDriverOf, openGatewayLog } = await import('../setup/gateway-state.ts');
  const driver = logDriverOf(place.store);
  if (driver === 'in-process') {
    throw new UsageError('the configuration keeps events in the memory of the gateway; use its admin API');
  }
  if (driver === 'libsql') await checkStoreIsThere(place.stateDir);
  return { ...(await openGatewayLog(place, systemClock)), ...place };
}

/** Where the state is, which need not be there yet; with the passwords for what is to be opened only. */
export async function statePlaceOf(
  { config, stateDir }: StateFlags,
  only: 'records' | 'events' = 'records',
): Promise<StatePlace> {
  const { readStatePlace } = await import('../setup/read-state-place.ts');
  return readStatePlace({
    ...(config !== undefined && { path: config }),
    ...(stateDir !== undefined && { stateDir }),
    env: process.env,
    only,
  });
}

/**
 * Opens the key ring of a gateway as its configuration says, for every command that needs it.
 *
 * @param how.mayCreate - Whether a command may be the first that needs one, and makes the folder and the ring.
 */
export async function openRingOf(place: StatePlace, how: { readonly mayCreate: boolean }): Promise<KeyRing> {
  const { makeStateDir, openStateRing } = await import('../setup/open-key-ring.ts');
  if (how.mayCreate) await makeStateDir(place.stateDir);
  return openStateRing(place, { env: process.env, ...how });
}

/** Throws {@link UsageError} unless a gateway, or `sallyport keys create`, has made a store in the folder. */
async function checkStoreIsThere(stateDir: string): Promise<void> {
  const { DATABASE_FILE } = await import('../setup/gateway-state.ts');
  try {
    await access(join(stateDir, DATABASE_FILE));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UsageError(
        `there is no store in ${stateDir}; start "sallyport serve" first, or name its folder with --state-dir`,
        { cause: error },
      );
    }
    throw new UsageError(`the store in ${stateDir} cannot be read (${code ?? 'unknown reason'})`, { cause: error });
  }
}
