import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ConfigFileReader, createConfigFileReader } from './config-file-reader.ts';
import { type ConfigOverrides, withOverrides } from './config-overrides.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { explainConfigIssues } from './gateway-config-problem.ts';
import { gatewayConfigSchema } from './gateway-config-schema.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { resolveGatewayConfig } from './resolve-gateway-config.ts';
import { folderOf } from './resolve-policies.ts';
import { readYamlSource } from './yaml-source.ts';

/** Where a configuration comes from. */
export interface GatewayConfigSource {
  /** The configuration file. Missing: `sallyport.yaml` of the working folder, where there is one. */
  readonly path?: string;
  /** Environment variables, for secrets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags; they go before the file. */
  readonly overrides?: ConfigOverrides;
  /** Where relative paths of flags begin, and of a configuration without a file. That of the process when missing. */
  readonly workingFolder?: string;
}

/** The name under which a configuration file is looked for. */
export const CONFIG_FILE_NAME = 'sallyport.yaml';

/** UTF-16 code units of a configuration file. */
export const CONFIG_FILE_LENGTH_MAX = 262_144;

/**
 * Loads the configuration of the gateway: the file, then flags, then defaults. Without a file and flags it is the one that
 * `sallyport serve` starts with on a new machine: loopback, generated keys, the demo model.
 *
 * Relative paths in the file begin in its own folder.
 *
 * @throws {@link InvalidConfigError} whose `path` says where and whose message says what was expected there.
 * @example
 * const config = await loadGatewayConfig({ env: process.env, overrides: { port: 0 } });
 */
export async function loadGatewayConfig(source: GatewayConfigSource): Promise<GatewayConfig> {
  return readGatewayConfig(source, createConfigFileReader());
}

/** As {@link loadGatewayConfig}, with a reader that tells afterwards, failed or not, what was read. */
export async function readGatewayConfig(source: GatewayConfigSource, reader: ConfigFileReader): Promise<GatewayConfig> {
  const workingFolder = resolve(source.workingFolder ?? '.');
  const configFile = await findConfigFile(source.path, workingFolder, reader);
  const text = configFile === undefined ? '' : await readConfigText(configFile, reader);
  const value = withOverrides(readConfigValue(text), source.overrides ?? {}, { env: source.env, workingFolder });
  const result = gatewayConfigSchema().safeParse(value);
  if (!result.success) throw explainConfigIssues(result.error.issues, value);
  const folder = folderOf(configFile, workingFolder);
  const config = await resolveGatewayConfig(result.data, { env: source.env, folder, reader });
  return configFile === undefined ? config : { ...config, sources: { ...config.sources, configFile } };
}

async function findConfigFile(
  path: string | undefined,
  workingFolder: string,
  reader: ConfigFileReader,
): Promise<string | undefined> {
  if (path !== undefined) return resolve(workingFolder, path);
  const standard = resolve(workingFolder, CONFIG_FILE_NAME);
  try {
    await access(standard);
  } catch (error) {
    // One that is there and cannot be read is an error of reading it, not a reason to go on without.
    if (isMissing(error)) {
      reader.miss(standard);
      return undefined;
    }
  }
  return standard;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function readConfigText(path: string, reader: ConfigFileReader): Promise<string> {
  return reader.read(path, { place: '', bytesMax: CONFIG_FILE_LENGTH_MAX * 3 });
}

/** A file with nothing but comments says nothing, which is fine: everything has a default. */
function readConfigValue(text: string): unknown {
  const value = readYamlSource(text, {
    noun: 'a configuration',
    lengthMax: CONFIG_FILE_LENGTH_MAX,
    makeError: (path, problem, options) => new InvalidConfigError(path, problem, options),
  });
  return value ?? {};
}
