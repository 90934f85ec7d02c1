import { constants } from 'node:fs';
import { link, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isEqualInConstantTime, sha256 } from '../../crypto/digest.ts';
import { InvalidConfigError } from '../../setup/invalid-config-error.ts';
import { envText, readEnvText } from './env-file.ts';
import type { KeyScope } from './key-record.ts';
import type { KeyFacts, KeyStore } from './key-store.ts';
import { parseKey } from './virtual-key.ts';

/** The generated keys. */
export interface FirstKeys {
  /** Scopes chat and inspect; its holder is believed about users. */
  readonly clientKey: string;
  /** Scope admin. */
  readonly adminKey: string;
  /** Absolute paths. */
  readonly clientFile: string;
  readonly adminFile: string;
  /** Keys that were made now, because their file was not there or its key is not valid any more. */
  readonly made: readonly ('client' | 'admin')[];
}

/**
 * Writes `client.env` and `admin.env` (mode 0600) with a key each, or takes the keys that stand there and are still valid. The URL in
 * `client.env` is brought up to date; other lines stay.
 *
 * @param options.url - Base URL of the gateway without `/v1`.
 * @throws {@link InvalidConfigError} when a file is a link, belongs to another user or cannot be written.
 */
export async function writeFirstKeys(options: {
  readonly stateDir: string;
  readonly keyStore: KeyStore;
  readonly url: string;
  readonly nowMs: number;
}): Promise<FirstKeys> {
  const client = await keyInFile(join(options.stateDir, 'client.env'), CLIENT, options);
  const admin = await keyInFile(join(options.stateDir, 'admin.env'), ADMIN, options);
  return {
    clientKey: client.key,
    adminKey: admin.key,
    clientFile: join(options.stateDir, 'client.env'),
    adminFile: join(options.stateDir, 'admin.env'),
    made: [...(client.isMade ? (['client'] as const) : []), ...(admin.isMade ? (['admin'] as const) : [])],
  };
}

interface KeyFile {
  readonly variable: string;
  readonly hasUrl: boolean;
  readonly facts: KeyFacts & { readonly scopes: readonly KeyScope[] };
}

const CLIENT: KeyFile = {
  variable: 'SALLYPORT_KEY',
  hasUrl: true,
  facts: { name: 'client.env', scopes: ['chat', 'inspect'], identity: { kind: 'asserted', tenant: 'default' } },
};

const ADMIN: KeyFile = {
  variable: 'SALLYPORT_ADMIN_KEY',
  hasUrl: false,
  facts: { name: 'admin.env', scopes: ['admin'], identity: { kind: 'bound', tenant: 'default', user: 'admin' } },
};

interface FirstRun {
  readonly keyStore: KeyStore;
  readonly url: string;
  readonly nowMs: number;
}

async function keyInFile(
  path: string,
  file: KeyFile,
  run: FirstRun,
): Promise<{ readonly key: string; readonly isMade: boolean }> {
  for (;;) {
    const text = await readPrivate(path);
    const key = text === undefined ? undefined : readEnvText(text, file.variable);
    if (text !== undefined && key !== undefined && (await isGood(key, file, run))) {
      const next = textOf(text, file, key, run.url);
      if (next !== text) await replace(path, next);
      return { key, isMade: false };
    }
    const made = await run.keyStore.createKey(file.facts);
    const next = textOf(text ?? '', file, made.text, run.url);
    if (text !== undefined) await replace(path, next);
    else if (!(await create(path, next))) {
      // Another process has made the file meanwhile: its key is the one that counts.
      await run.keyStore.revokeKey(made.record.id);
      continue;
    }
    return { key: made.text, isMade: true };
  }
}

/** Asks the list of keys, which is read now: `findKey` may not know yet of a key that another process made a moment ago. */
async function isGood(text: string, { facts }: KeyFile, { keyStore, nowMs }: FirstRun): Promise<boolean> {
  const key = parseKey(text);
  if (key === undefined) return false;
  const record = (await keyStore.listKeys()).keys.find(({ id }) => id === key.id);
  if (
    record === undefined ||
    record.revokedAtMs !== undefined ||
    (record.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs
  )
    return false;
  const isRight = isEqualInConstantTime(sha256(key.secret), Buffer.from(record.hash, 'base64url'));
  return isRight && facts.scopes.every((scope) => record.scopes.includes(scope));
}

function textOf(text: string, { variable, hasUrl }: KeyFile, key: string, url: string): string {
  return envText(text, { ...(hasUrl ? { SALLYPORT_URL: url } : {}), [variable]: key });
}

const FILE_BYTES_MAX = 65_536;

/** The text of a file of this user alone; undefined where there is none. A mode that lets others in is corrected. */
async function readPrivate(path: string): Promise<string | undefined> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unusable(error);
  }
  try {
    const stats = await handle.stat();
    const user = process.getuid?.();
    if (!stats.isFile() || stats.size > FILE_BYTES_MAX || (user !== undefined && stats.uid !== user)) throw unusable();
    if (user !== undefined && (stats.mode & 0o077) !== 0) await handle.chmod(0o600);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function unusable(cause?: unknown): InvalidConfigError {
  const problem = 'has a client.env or admin.env that is not a file of this user; remove it';
  return new InvalidConfigError('stateDir', problem, cause === undefined ? {} : { cause });
}

/** Makes the file, which appears with its whole text. False when there is one already. */
async function create(path: string, text: string): Promise<boolean> {
  return placed(path, text, async (temporary) => {
    try {
      await link(temporary, path);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await unlink(temporary);
    }
  });
}

/** The new text is there as a whole or not at all. */
async function replace(path: string, text: string): Promise<void> {
  await placed(path, text, (temporary) => rename(temporary, path));
}

async function placed<T>(path: string, text: string, place: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = `${path}.${crypto.randomUUID()}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await place(temporary);
  } catch (error) {
    throw new InvalidConfigError('stateDir', 'cannot be written; check its owner, its mode and the free space', {
      cause: error,
    });
  }
}
