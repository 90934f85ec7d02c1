import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { failureOf } from '../../store/libsql-failure.ts';
import { StoreError } from '../../store/store-error.ts';
import { KEY_ID_PATTERN } from './virtual-key.ts';

/** The ids of all keys that were ever revoked, in a file beside the database: what is on it stays on it. */
export interface RevocationList {
  /** When a key was revoked, in milliseconds since 1970; undefined for one that is not on the list. */
  revokedAtMs(id: string): number | undefined;
  /** Puts a key on the list; on the disk when it resolves. Rejects with a StoreError. */
  add(id: string, revokedAtMs: number): Promise<void>;
}

/** Name of the list in the state folder. */
export const REVOKED_KEYS_FILE = 'revoked-keys';

/** Some 500,000 keys. */
const FILE_BYTES_MAX = 16_777_216;
const LINE = /^([^ ]{16}) (\d{1,16})$/u;

/**
 * Opens a list, whose file is made by the first entry (mode 0600). The database may be put back from a backup, and then its
 * rows say again that a revoked key is good: the list wins over them. Lines that are none are passed over.
 *
 * @throws {@link StoreError} for a file that cannot be read, is a link, or has more than 16 MiB.
 */
export async function openRevocationList(path: string): Promise<RevocationList> {
  const revoked = new Map<string, number>();
  for (const line of (await textOf(path)).split('\n')) {
    const [, id = '', timeMs = ''] = LINE.exec(line) ?? [];
    if (KEY_ID_PATTERN.test(id) && !revoked.has(id)) revoked.set(id, Number(timeMs));
  }
  return {
    revokedAtMs: (id) => revoked.get(id),
    async add(id, revokedAtMs) {
      if (revoked.has(id)) return;
      // The line begins with a break: the one before it may have been cut short by a full disk.
      await append(path, `\n${id} ${revokedAtMs}\n`);
      revoked.set(id, revokedAtMs);
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    const handle = await open(path, constants.O_RDONLY | NO_LINK);
    try {
      if ((await handle.stat()).size > FILE_BYTES_MAX) throw new StoreError('open', 'full');
      return await readFile(handle, 'utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw asStoreError('open', error);
  }
}

async function append(path: string, line: string): Promise<void> {
  try {
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NO_LINK;
    const handle = await open(path, flags, 0o600);
    try {
      await handle.writeFile(line);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asStoreError('put', error);
  }
}

/** Windows has no such flag. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

function asStoreError(operation: 'open' | 'put', error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const { reason, detail } = failureOf(error);
  return new StoreError(operation, reason, detail);
}
