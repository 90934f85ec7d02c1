import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { InvalidConfigError } from './invalid-config-error.ts';

/** Reads the files that a configuration is made of, and remembers what they held. */
export interface ConfigFileReader {
  /**
   * The text of a file, UTF-8, at most `bytesMax` bytes.
   *
   * @throws {@link InvalidConfigError} at `place` when it cannot be read; the message does not repeat the path.
   */
  read(path: string, file: { readonly place: string; readonly bytesMax: number }): Promise<string>;
  /** Remembers that a file was looked for and is not there. */
  miss(path: string): void;
  /** Absolute paths of the files that were asked for, and what was read; undefined for one that could not be read. */
  readonly seen: ReadonlyMap<string, string | undefined>;
}

/** Makes a reader that has seen nothing yet. */
export function createConfigFileReader(): ConfigFileReader {
  const seen = new Map<string, string | undefined>();
  return {
    seen,
    miss(path) {
      seen.set(path, undefined);
    },
    async read(path, { place, bytesMax }) {
      seen.set(path, undefined);
      let text: string;
      try {
        text = await readTextFile(path, bytesMax);
      } catch (error) {
        throw new InvalidConfigError(place, problemOf(error, bytesMax), { cause: error });
      }
      seen.set(path, text);
      return text;
    },
  };
}

/** Whether any of the files holds something else than what was seen, or has come or gone. */
export async function hasChanged(seen: ReadonlyMap<string, string | undefined>): Promise<boolean> {
  for (const [path, text] of seen) {
    const now = await readTextFile(path, BYTES_MAX).catch(() => undefined);
    if (now !== text) return true;
  }
  return false;
}

/** The most bytes of any file of a configuration. */
const BYTES_MAX = 4 * 262_144;

/** A pipe or a device would never end or never begin: only regular files are read. */
async function readTextFile(path: string, bytesMax: number): Promise<string> {
  // Opening a pipe without this flag waits until somebody writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new FileProblem('names something that is not a file');
    const bytes = new Uint8Array(bytesMax + 1);
    let length = 0;
    while (length <= bytesMax) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > bytesMax) throw new FileProblem(`names a file of more than ${bytesMax} bytes`);
    return decode(bytes.subarray(0, length));
  } finally {
    await handle.close();
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FileProblem('names a file that is not UTF-8', { cause: error });
  }
}

/** What is wrong with a file, in words that may be told. */
class FileProblem extends Error {
  override readonly name = 'FileProblem';
}

function problemOf(error: unknown, bytesMax: number): string {
  if (error instanceof FileProblem) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'names a file that does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'names a file that this user may not read';
  if (code === 'EISDIR') return 'names something that is not a file';
  return `names a file that cannot be read (at most ${bytesMax} bytes of UTF-8 are expected)`;
}
