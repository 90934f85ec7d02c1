import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { hexOf } from '../../core/hex-of.ts';
import { sha256 } from '../../crypto/digest.ts';
import { readPinFile, writePinFile } from './pin-file.ts';
import { PinFileError } from './pin-file-error.ts';
import type { PinStore } from './tool-registry.ts';
import type { PeerTools } from './tool-shadows.ts';

/** The folder that pin files of this user are in, unless another is named: `$XDG_STATE_HOME/sallyport/mcp`. */
export function defaultPinFolder(env: NodeJS.ProcessEnv): string {
  const state = env['XDG_STATE_HOME'];
  return join(state === undefined || state === '' ? join(homedir(), '.local', 'state') : state, 'sallyport', 'mcp');
}

/** The name of a server that was given none: its program, and 12 digits by which commands are told apart. It holds no argument. */
export function nameOfCommand(command: readonly string[]): string {
  const program = basename(command[0] ?? '')
    .replaceAll(/[^\w.-]/gu, '_')
    .slice(0, PROGRAM_LENGTH_MAX);
  return `${program}-${hexOf(sha256(JSON.stringify(command))).slice(0, 12)}`;
}

/** Whether a name can be that of a pin file. */
export function isServerName(name: string): boolean {
  return SERVER_NAME.test(name);
}

/** The pin file of a server in a folder. */
export function pinPath(folder: string, name: string): string {
  return join(folder, `${name}${SUFFIX}`);
}

/** Pins in a file. */
export function pinStore(path: string): PinStore {
  return { read: () => readPinFile(path), write: (pins) => writePinFile(path, pins) };
}

/** Names of the servers that have a pin file in a folder, sorted; none where there is no folder. */
export async function pinnedServers(folder: string): Promise<readonly string[]> {
  try {
    const files = await readdir(folder);
    return files
      .filter((file) => file.endsWith(SUFFIX))
      .map((file) => file.slice(0, -SUFFIX.length))
      .sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new PinFileError(folder, `is a folder that cannot be read (${code ?? 'unknown reason'})`, { cause: error });
  }
}

/**
 * Tools that other servers have pinned.
 *
 * @param own - The file of the server that asks.
 * @throws {@link PinFileError} for a file that is named and not there, or that cannot be used.
 */
export async function peerTools(files: readonly string[], folder: string, own: string): Promise<PeerTools> {
  const found = (await pinnedServers(folder)).map((name) => pinPath(folder, name));
  const peers = new Map<string, readonly string[]>();
  for (const path of [...new Set([...found, ...files].map((file) => resolve(file)))].slice(0, PEERS_MAX)) {
    if (path === resolve(own)) continue;
    const pins = await readPinFile(path);
    if (pins === undefined) throw new PinFileError(path, 'is not there');
    peers.set(basename(path).replace(/\.json$/u, ''), [...pins.tools.keys()]);
  }
  return peers;
}

const SUFFIX = '.json';
const SERVER_NAME = /^[\w][\w.-]{0,99}$/u;
const PROGRAM_LENGTH_MAX = 40;
const PEERS_MAX = 200;
