import { join, relative, resolve } from 'node:path';
import { isLoopbackHost } from '../store/loopback-host.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import type { KeyRingFileSection } from './key-ring-schema.ts';

/** Where the key ring of a gateway is. */
export interface KeyRingConfig {
  readonly source: 'file' | 'environment' | 'aws-kms';
  /** Absolute; not looked at where the source is the environment. */
  readonly path: string;
  /** With the source `aws-kms`. */
  readonly kms?: KmsConfig;
  readonly acceptBesideDatabase: boolean;
}

/** Which key of AWS KMS wraps the ring. */
export interface KmsConfig {
  readonly keyId: string;
  readonly region: string;
  readonly endpoint?: string;
  /** For one call, retries included. */
  readonly timeoutMs: number;
}

/** Name of the key ring in the state folder. */
const KEY_RING_FILE = 'key-ring.json';

/**
 * Where the ring is by what a configuration says.
 *
 * @param places.folder - Where its path begins.
 * @param places.stateDir - Absolute.
 */
export function resolveKeyRing(
  { source, path, kms, acceptBesideDatabase }: KeyRingFileSection,
  { folder, stateDir }: { readonly folder: string; readonly stateDir: string },
): KeyRingConfig {
  return {
    source,
    path: path === undefined ? join(stateDir, KEY_RING_FILE) : resolve(folder, path),
    ...(kms !== undefined && { kms: kmsOf(kms) }),
    acceptBesideDatabase,
  };
}

/**
 * Refuses a ring in the folder of the database, where it matters: one copy of the folder, such as a backup or a volume, would hold
 * both what is sealed and what opens it.
 *
 * @throws {@link InvalidConfigError}
 */
export function checkKeyRingPlace(
  { server, store, stateDir, keyRing }: Pick<GatewayConfig, 'server' | 'store' | 'stateDir' | 'keyRing'>,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const isServing = !isLoopbackHost(server.host) || env['NODE_ENV'] === 'production';
  if (!isServing || keyRing.source !== 'file' || keyRing.acceptBesideDatabase) return;
  if (store.driver !== 'libsql' || !isInside(keyRing.path, stateDir)) return;
  throw new InvalidConfigError(
    'keyRing',
    'puts the keys into the folder of the database, and this gateway is reached from other machines or runs in production; set keyRing.path to another volume, take keyRing.source environment or aws-kms, or accept it with keyRing.acceptBesideDatabase: true',
  );
}

function kmsOf({ endpoint, ...kms }: NonNullable<KeyRingFileSection['kms']>): KmsConfig {
  return { ...kms, ...(endpoint !== undefined && { endpoint }) };
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(/[/\\]/u)[0] !== '..' && !way.startsWith('/');
}
