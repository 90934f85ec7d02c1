import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import { UsageError } from './exit.ts';

/** Flags that say where the state is. */
export interface StateFlags {
  readonly config?: string;
  readonly stateDir?: string;
}

/** This machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The folder of the state, which need not be there yet. Throws {@link UsageError} for a store that no other process can read. */
export async function stateDirOf({ config, stateDir }: StateFlags): Promise<string> {
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
  return place.stateDir;
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
