import { resolve } from 'node:path';
import { CONFIG_FILE_LENGTH_MAX, CONFIG_FILE_NAME } from './config-file.ts';
import { type ConfigFileReader, createConfigFileReader } from './config-file-reader.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { explainConfigIssues } from './gateway-config-problem.ts';
import { gatewayConfigSchema } from './gateway-config-schema.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { resolveKeyRing } from './key-ring-config.ts';
import { resolveLimits } from './resolve-limits.ts';
import { resolveStore } from './resolve-store.ts';
import type { StoreFile } from './store-config.ts';
import { readYamlSource } from './yaml-source.ts';

/** Where a gateway keeps what stays, and in what. */
export type StatePlace = Pick<GatewayConfig, 'stateDir' | 'store' | 'keyRing'>;

/**
 * Reads of a configuration file only where the state is. Keys of providers, policies and certificates of the
 * server are not looked at, so that it can be asked from where these are not at hand; the password of the store is read.
 *
 * @param options.path - The file; missing: `sallyport.yaml` of the working folder where there is one, else the defaults.
 * @param options.stateDir - Goes before what the file says; relative to the working folder.
 * @throws {@link InvalidConfigError}
 */
export async function readStatePlace(options: {
  readonly path?: string;
  readonly stateDir?: string;
  /** Environment variables, for the password of the store. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is to be opened: passwords and certificates of the other server are not read. Both when missing. */
  readonly only?: 'records' | 'events';
}): Promise<StatePlace> {
  const { limits: _limits, ...place } = await readStateAndLimits(options);
  return place;
}

/** As {@link readStatePlace}, with what the file says of limits. */
export async function readStateAndLimits(
  options: Parameters<typeof readStatePlace>[0],
): Promise<StatePlace & Pick<GatewayConfig, 'limits'>> {
  const file = resolve(options.path ?? CONFIG_FILE_NAME);
  const reader = createConfigFileReader();
  const text = await readConfigText(file, reader, options.path === undefined);
  const value = readYamlSource(text, {
    noun: 'a configuration',
    lengthMax: CONFIG_FILE_LENGTH_MAX,
    makeError: (path, problem, cause) => new InvalidConfigError(path, problem, cause),
  });
  const result = gatewayConfigSchema().safeParse(value ?? {});
  if (!result.success) throw explainConfigIssues(result.error.issues, value);
  const folder = resolve(file, '..');
  const stateDir = options.stateDir === undefined ? resolve(folder, result.data.stateDir) : resolve(options.stateDir);
  return {
    store: await resolveStore(partOf(result.data.store, options.only), { env: options.env ?? {}, folder, reader }),
    stateDir,
    limits: resolveLimits(result.data.limits),
    keyRing: resolveKeyRing(result.data.keyRing, { folder, stateDir }),
  };
}

/** The section without the server that is not asked. Where events are stays the same. */
function partOf(store: StoreFile, only: 'records' | 'events' | undefined): StoreFile {
  const { redis, log, ...rest } = store;
  if (only === 'records' && log?.driver === 'postgres') return { ...rest, redis };
  if (only === 'events' && store.driver === 'redis') return { ...rest, log, driver: 'libsql' };
  return store;
}

async function readConfigText(file: string, reader: ConfigFileReader, isOptional: boolean): Promise<string> {
  try {
    return await reader.read(file, { place: '', bytesMax: CONFIG_FILE_LENGTH_MAX * 3 });
  } catch (error) {
    if (isOptional && error instanceof InvalidConfigError && isMissing(error.cause)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
