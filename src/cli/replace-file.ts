import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { UsageError } from './exit.ts';

const NEW_FILE_MODE = 0o644;

/**
 * Writes a file, which is there as a whole or as it was before, whatever happens. One that is replaced keeps its mode; a
 * link keeps pointing at it.
 *
 * @throws {@link UsageError} when it cannot be written.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    const target = there === undefined ? path : await realpath(path);
    const mode = there === undefined ? NEW_FILE_MODE : there.mode & 0o777;
    const temporary = `${target}.${crypto.randomUUID()}.tmp`;
    await writeNew(await open(temporary, 'wx', mode), text, temporary);
    try {
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary);
      throw error;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} cannot be written (${code ?? 'unknown reason'})`, { cause: error });
  }
}

async function writeNew(handle: FileHandle, text: string, path: string): Promise<void> {
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await unlink(path);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Whether two names are of one file. False where either is not there. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}
