import { chmod, mkdir, stat } from 'node:fs/promises';
import { awsKmsWrapper } from '../crypto/aws-kms-wrapper.ts';
import {
  type FollowOptions,
  type KeyRing,
  keyRingFromText,
  openKeyRing,
  openOrCreateKeyRing,
} from '../crypto/key-ring.ts';
import { KeyRingError } from '../crypto/key-ring-error.ts';
import type { WrapOptions } from '../crypto/wrapped-ring.ts';
import { openOrCreateWrappedRing, openWrappedRing } from '../crypto/wrapped-ring-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';

/** Where a ring is, and what may be done to have one. */
export interface OpenRingOptions extends FollowOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a ring is made where there is none. One that is read from the environment never is. */
  readonly mayCreate: boolean;
}

/** The variable that holds a ring, as its file would. */
const RING_VARIABLE = 'SALLYPORT_KEY_RING';
/** The variable that names a mounted file which holds one. */
const RING_FILE_VARIABLE = 'SALLYPORT_KEY_RING_FILE';

/**
 * Opens the key ring of a gateway as its configuration says. Everything that needs the ring asks here.
 *
 * @throws KeyRingError; {@link InvalidConfigError} for variables that contradict each other.
 */
export async function openStateRing(
  { keyRing }: Pick<GatewayConfig, 'keyRing'>,
  { env, mayCreate, ...follow }: OpenRingOptions,
): Promise<KeyRing> {
  if (keyRing.source === 'environment') return ringOfEnvironment(env, follow);
  const options = { ...follow, path: keyRing.path };
  const wrap = wrapOptionsOf(keyRing);
  if (wrap !== undefined) return (mayCreate ? openOrCreateWrappedRing : openWrappedRing)({ ...options, ...wrap });
  return mayCreate ? openOrCreateKeyRing(options) : openKeyRing(options);
}

/**
 * Makes the folder for the state with mode 0700, or takes other users' rights away from it.
 *
 * @throws {@link InvalidConfigError} for a folder that is not one, or that belongs to another user.
 */
export async function makeStateDir(stateDir: string): Promise<void> {
  try {
    await mkdir(stateDir, { recursive: true, mode: 0o700 });
    const stats = await stat(stateDir);
    const user = process.getuid?.();
    if (user !== undefined && stats.uid !== user) {
      throw new InvalidConfigError('stateDir', 'belongs to another user; run as that user or choose another folder');
    }
    if (user !== undefined && (stats.mode & 0o077) !== 0) await chmod(stateDir, 0o700);
  } catch (error) {
    if (error instanceof InvalidConfigError) throw error;
    throw new InvalidConfigError('stateDir', 'is not a folder that can be made or written', { cause: error });
  }
}

/** Who wraps the ring; undefined where nobody does. */
export function wrapOptionsOf({ kms }: GatewayConfig['keyRing']): WrapOptions | undefined {
  return kms && { wrapper: awsKmsWrapper(kms), timeoutMs: kms.timeoutMs };
}

/** Where the environment has a ring: a text, or a file that is mounted. */
type EnvironmentRing =
  | { readonly text: string; readonly path?: never }
  | { readonly path: string; readonly text?: never };

/**
 * Finds the ring of the environment.
 *
 * @throws KeyRingError `missing`; {@link InvalidConfigError} where it is there twice.
 */
export function environmentRing(env: OpenRingOptions['env']): EnvironmentRing {
  const [text, path] = [env[RING_VARIABLE], env[RING_FILE_VARIABLE]];
  if (text !== undefined && path !== undefined) {
    throw new InvalidConfigError('keyRing', `is in ${RING_VARIABLE} and in ${RING_FILE_VARIABLE}; set one of them`);
  }
  if (text !== undefined) return { text };
  if (path === undefined) throw new KeyRingError('missing');
  return { path };
}

async function ringOfEnvironment(env: OpenRingOptions['env'], follow: FollowOptions): Promise<KeyRing> {
  const { text, path } = environmentRing(env);
  return text === undefined ? openKeyRing({ ...follow, path, isMounted: true }) : keyRingFromText(text);
}
