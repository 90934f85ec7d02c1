import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { StatePlace } from '../setup/read-state-place.ts';
import { UsageError } from './exit.ts';

/** Flags that say where the state is. */
export interface StateFlags {
  readonly config?: string;
  readonly stateDir?: string;
}

/** This machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Where the state is, which need not be there yet. Throws {@link UsageError} for a store that no other process can read. */
export async function statePlaceOf({ config, stateDir }: StateFlags): Promise<StatePlace> {
  const { readStatePlace } = await import('../setup/read-state-place.ts');
  const place = await readStatePlace({
    ...(config !== undefined && { path: config }),
    ...(stateDir !== undefined && { stateDir }),
  });
  if (place.store.driver === 'in-process') {
    throw new UsageError(
      'store.driver of the configuration is in-process: keys and events are in the memory of the gateway; use its admin API',
    );
  }
  return place;
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
export async function checkStoreIsThere(stateDir: string): Promise<void> {
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
