import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type KeyRingContent,
  newKeyRingContent,
  parseKeyRingContent,
  writeKeyRingContent,
} from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';

/**
 * Writes a new ring beside its place and links it there: the name appears at once with the whole ring, or not, and a
 * file that is there already stays.
 */
export async function createKeyRingFile(path: string): Promise<KeyRingContent> {
  const content = newKeyRingContent();
  const folder = dirname(path);
  const temporary = join(folder, `.key-ring-${randomBytes(8).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await writeDurably(temporary, writeKeyRingContent(content));
    try {
      await link(temporary, path);
    } finally {
      await unlink(temporary);
    }
    await syncFolder(folder);
  } catch (error) {
    throw new KeyRingError(codeOf(error) === 'EEXIST' ? 'exists' : 'unwritable');
  }
  return content;
}

/** Reads a ring through one descriptor, so that what is checked is what is read. Links are not followed. */
export async function readKeyRingFile(path: string): Promise<KeyRingContent> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | NO_FOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw new KeyRingError(REASON_OF_OPEN[codeOf(error) ?? ''] ?? 'unwritable');
  }
  try {
    const stats = await file.stat();
    if (!isPrivate(stats)) throw new KeyRingError('unsafe');
    if (stats.size > FILE_BYTES_MAX) throw new KeyRingError('malformed');
    return parseKeyRingContent(await file.readFile('utf8'));
  } catch (error) {
    throw error instanceof KeyRingError ? error : new KeyRingError('unwritable');
  } finally {
    await file.close();
  }
}

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const FILE_BYTES_MAX = 65_536;
/** Windows has neither such links in its file names nor these modes: there the folder's own rights must protect it. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

const REASON_OF_OPEN: Readonly<Record<string, 'missing' | 'unsafe'>> = { ENOENT: 'missing', ELOOP: 'unsafe' };

function isPrivate(stats: Stats): boolean {
  if (!stats.isFile()) return false;
  const user = process.getuid?.();
  return user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0);
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
