import { constants } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { failureOf } from '../../store/libsql-failure.ts';
import { StoreError } from '../../store/store-error.ts';
import { isFresh } from './key-index.ts';
import { KEY_ID_PATTERN } from './virtual-key.ts';

/** The ids of all keys that were ever revoked: what is on the list stays on it. */
export interface RevocationList {
  /** When a key was revoked, in milliseconds since 1970; undefined for one that is not on the list. */
  revokedAtMs(id: string): number | undefined;
  /** Puts a key on the list; kept when it resolves. Rejects with a StoreError. */
  add(id: string, revokedAtMs: number): Promise<void>;
  /** Takes over what other processes have put on it. What is known is at most a second old then. Rejects with a StoreError. */
  refresh(nowMs: number): Promise<void>;
}

/** The list of revoked keys of a state. */
export interface Revocations extends RevocationList {
  /** Looks at a list that a fleet shares every second from now on. Keeps no process alive. */
  watch(): void;
  close(): void;
}

/** A list in a file beside the database, or of one gateway of a fleet. */
export interface RevocationFile extends RevocationList {
  readonly all: ReadonlyMap<string, number>;
  /** Puts several keys on it at once. */
  addAll(revoked: ReadonlyMap<string, number>): Promise<void>;
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
export async function openRevocationList(path: string): Promise<RevocationFile> {
  const revoked = new Map<string, number>();
  let bytesRead = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  await read();

  return { all: revoked, revokedAtMs: (id) => revoked.get(id), add, addAll, refresh };

  function add(id: string, revokedAtMs: number): Promise<void> {
    return addAll(new Map([[id, revokedAtMs]]));
  }

  async function addAll(more: ReadonlyMap<string, number>): Promise<void> {
    const added = new Map([...more].filter(([id]) => !revoked.has(id)));
    if (added.size === 0) return;
    // The text begins with a break: the line before it may have been cut short by a full disk.
    await append(path, `\n${revocationText(added)}\n`);
    for (const [id, revokedAtMs] of added) revoked.set(id, revokedAtMs);
  }

  async function refresh(nowMs: number): Promise<void> {
    if (isFresh(readAtMs, nowMs)) return;
    readAtMs = nowMs;
    if ((await lengthOf(path)) !== bytesRead) await read();
  }

  async function read(): Promise<void> {
    const text = await textOf(path);
    bytesRead = Buffer.byteLength(text);
    for (const [id, revokedAtMs] of readRevocations(text)) if (!revoked.has(id)) revoked.set(id, revokedAtMs);
  }
}

/** A list as text, a line for each key. */
export function revocationText(revoked: ReadonlyMap<string, number>): string {
  return [...revoked].map(([id, revokedAtMs]) => `${id} ${revokedAtMs}`).join('\n');
}

/** The list of a text; the first line of a key counts, and lines that are none are passed over. */
export function readRevocations(text: string): Map<string, number> {
  const revoked = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, id = '', timeMs = ''] = LINE.exec(line) ?? [];
    if (KEY_ID_PATTERN.test(id) && !revoked.has(id)) revoked.set(id, Number(timeMs));
  }
  return revoked;
}

/** Of a file that is not there, or that cannot be looked at now, no byte is new. */
async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw asStoreError('get', error);
  }
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
    if (isMissing(error)) return '';
    throw asStoreError('open', error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function append(path: string, text: string): Promise<void> {
  try {
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NO_LINK;
    const handle = await open(path, flags, 0o600);
    try {
      await handle.writeFile(text);
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

function asStoreError(operation: 'open' | 'get' | 'put', error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const { reason, detail } = failureOf(error);
  return new StoreError(operation, reason, detail);
}
