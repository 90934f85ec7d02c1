import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KeyRingError } from './key-ring-error.ts';

/** A text, and by what a change of its file is known. */
export interface RingText {
  readonly text: string;
  readonly stamp: string;
}

/** How strict the reader of a file is. */
export interface RingFileOptions {
  /** Mounted by whoever runs this process: it may be a link, and belong to somebody else, as long as nobody else may write it. */
  readonly isMounted?: boolean;
}

/**
 * Writes a new file beside its place and links it there: the name appears at once with the whole text, or not, and a
 * file that is there already stays.
 *
 * @throws {@link KeyRingError} `exists` or `unwritable`.
 */
export async function createRingFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.key-ring-${randomBytes(8).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await writeDurably(temporary, text);
    try {
      await link(temporary, path);
    } finally {
      await unlink(temporary);
    }
    await syncFolder(folder);
  } catch (error) {
    throw new KeyRingError(codeOf(error) === 'EEXIST' ? 'exists' : 'unwritable');
  }
}

/**
 * Puts a changed text in place of the one that was read. Of several that change it at once one goes on: the name of the next file is
 * taken by whoever makes it first, and given up where the file is not the one that was read.
 *
 * @param options.stamp - Of the text that the change was made from.
 * @throws {@link KeyRingError} `busy` or `unwritable`.
 */
export async function replaceRingFile(
  path: string,
  text: string,
  { stamp }: { readonly stamp: string },
): Promise<void> {
  const folder = dirname(path);
  const next = join(folder, `.${basename(path)}.next`);
  try {
    await removeStale(next);
    await writeDurably(next, text);
  } catch (error) {
    throw new KeyRingError(codeOf(error) === 'EEXIST' ? 'busy' : 'unwritable');
  }
  try {
    if (stampOfFile(path) !== stamp) throw new KeyRingError('busy');
    await rename(next, path);
    await syncFolder(folder);
  } catch (error) {
    await unlink(next).catch(() => undefined);
    throw error instanceof KeyRingError ? error : new KeyRingError('unwritable');
  }
}

/**
 * Reads a file through one descriptor, so that what is checked is what is read. Synchronous, since a ring looks again where it does not
 * know a key, and a file of some hundred bytes is read in less time than a thread is asked.
 *
 * @throws {@link KeyRingError} `missing`, `unsafe`, `malformed` for one that is too long, or `unwritable`.
 */
export function readRingFile(path: string, { isMounted = false }: RingFileOptions = {}): RingText {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (isMounted ? 0 : NO_FOLLOW) | constants.O_NONBLOCK);
  } catch (error) {
    throw new KeyRingError(REASON_OF_OPEN[codeOf(error) ?? ''] ?? 'unwritable');
  }
  try {
    const stats = fstatSync(file);
    if (!(isMounted ? isMountedSafely(stats) : isPrivate(stats))) throw new KeyRingError('unsafe');
    if (stats.size > FILE_BYTES_MAX) throw new KeyRingError('malformed');
    return { text: readFileSync(file, 'utf8'), stamp: stampOf(stats) };
  } catch (error) {
    throw error instanceof KeyRingError ? error : new KeyRingError('unwritable');
  } finally {
    closeSync(file);
  }
}

/** What {@link RingText.stamp} would be now; undefined where there is no file. */
export function stampOfFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && stampOf(stats);
}

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const FILE_BYTES_MAX = 65_536;
/** A file that a process which died has left behind; a change takes milliseconds. */
const STALE_MS = 60_000;
/** Windows has neither such links in its file names nor these modes: there the folder's own rights must protect it. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

const REASON_OF_OPEN: Readonly<Record<string, 'missing' | 'unsafe'>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'unsafe',
};

function stampOf({ dev, ino, size, mtimeMs }: Stats): string {
  return `${dev}:${ino}:${size}:${mtimeMs}`;
}

function isPrivate(stats: Stats): boolean {
  if (!stats.isFile()) return false;
  const user = process.getuid?.();
  return user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0);
}

function isMountedSafely(stats: Stats): boolean {
  return stats.isFile() && (process.getuid === undefined || (stats.mode & 0o022) === 0);
}

async function removeStale(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && Date.now() - there.mtimeMs > STALE_MS) await unlink(path);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
