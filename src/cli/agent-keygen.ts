import { link, lstat, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AgentPrivateJwk } from '../agents/keys/agent-jwk.ts';
import { createAgentKey, publicJwkOf } from '../agents/keys/agent-signer.ts';
import { checkedJwks, inFile, type JwksFile, readJwksFile } from './agent-files.ts';
import { inFlags } from './agent-flags.ts';
import { UsageError } from './exit.ts';
import { systemClock } from './open-state.ts';
import { readMoment } from './read-moment.ts';
import { replaceFile } from './replace-file.ts';

/** Flags of `agents keygen`. */
export interface KeygenFlags {
  readonly out: string;
  readonly jwks?: string;
  readonly overlap?: string;
  readonly force: boolean;
}

/** What was made. */
export interface MadeKey {
  readonly keyId: string;
  /** Other keys of the agent in the set that have no end. */
  readonly endlessKeys: number;
}

/**
 * Makes a key: the private one for its owner alone (mode 0600), the public one added to a set. Both files are written, or neither.
 *
 * @throws {@link UsageError} for a key that is there already without `force`, and for what cannot be read or written.
 */
export async function makeKey(agent: string, { out, jwks, overlap, force }: KeygenFlags): Promise<MadeKey> {
  if (overlap !== undefined && jwks === undefined)
    throw new UsageError('--overlap is about keys in a set: give --jwks');
  if (jwks !== undefined && resolve(out) === resolve(jwks)) {
    throw new UsageError('--out and --jwks must be two files: one is secret, the other is given away');
  }
  const endMs =
    overlap === undefined
      ? undefined
      : readMoment(overlap, { flag: '--overlap', nowMs: systemClock.now(), direction: 1 });
  const key = await inFlags(() => createAgentKey(agent), { agent: 'the name of the agent' });
  await checkPlace(out, force);
  const staged = await stage(out, textOf(key));
  try {
    if (jwks === undefined) {
      await putInPlace(staged, out, force);
      return { keyId: key.kid, endlessKeys: 0 };
    }
    const set = await realpath(jwks).catch(() => jwks);
    return await whileLocked(set, async () => {
      const before = (await isThere(set)) ? await readJwksFile(set) : undefined;
      const after = inFile(set, () => checkedJwks(setWith(key, before, endMs)));
      await replaceFile(set, textOf(after));
      try {
        await putInPlace(staged, out, force);
      } catch (error) {
        if (before === undefined) await unlink(set);
        else await replaceFile(set, textOf(before));
        throw error;
      }
      return { keyId: key.kid, endlessKeys: endlessKeysIn(after, key) };
    });
  } finally {
    await unlink(staged).catch(() => undefined);
  }
}

/** The set with one more key; the agent's other keys end then, unless they end before. Whatever else the file says stays. */
function setWith(key: AgentPrivateJwk, before: JwksFile | undefined, endMs: number | undefined): JwksFile {
  const notAfter = endMs === undefined ? Number.POSITIVE_INFINITY : Math.ceil(endMs / 1_000);
  const keys = (before?.keys ?? []).map((jwk) =>
    jwk['agent'] === key.agent && notAfter < Number(jwk['notAfter'] ?? Number.POSITIVE_INFINITY)
      ? { ...jwk, notAfter }
      : jwk,
  );
  return { ...before, keys: [...keys, { ...publicJwkOf(key) }] };
}

function endlessKeysIn({ keys }: JwksFile, { agent, kid }: AgentPrivateJwk): number {
  return keys.filter((jwk) => jwk['agent'] === agent && jwk['kid'] !== kid && jwk['notAfter'] === undefined).length;
}

const LOCK_WAIT_MS = 5_000;
const LOCK_PAUSE_MS = 25;

/**
 * Of several that change a set at once, each waits for the one before it: a file beside the set says that somebody is at it. One that was
 * left behind is never removed here. It could be somebody else's who has just begun.
 */
async function whileLocked<T>(path: string, use: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  for (let waitedMs = 0; !(await isTaken(lock)); waitedMs += LOCK_PAUSE_MS) {
    if (waitedMs >= LOCK_WAIT_MS) {
      throw new UsageError(`${lock} is there: another keygen changes the set. Where none runs, remove that file`);
    }
    await setTimeout(LOCK_PAUSE_MS);
  }
  try {
    return await use();
  } finally {
    await unlink(lock).catch(() => undefined);
  }
}

async function isTaken(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(lock, error);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    throw new UsageError(`cannot read ${path}: ${code ?? 'unknown reason'}`, { cause: error });
  }
}

async function checkPlace(path: string, force: boolean): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there === undefined) return;
  if (!force) throw isThereAlready(path);
  if (!there.isFile()) throw new UsageError(`${path} is no plain file, and is not replaced`);
}

async function stage(path: string, text: string): Promise<string> {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw unwritable(path, error);
  }
}

/** A link is refused where the name is taken, also by somebody who was there a moment ago. */
async function putInPlace(staged: string, path: string, force: boolean): Promise<void> {
  try {
    if (force) await rename(staged, path);
    else await link(staged, path);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? isThereAlready(path, error) : unwritable(path, error);
  }
}

function isThereAlready(path: string, cause?: unknown): UsageError {
  return new UsageError(`${path} is there already; take another name, or replace the key for good with --force`, {
    cause,
  });
}

function unwritable(path: string, error: unknown): UsageError {
  const { code } = error as NodeJS.ErrnoException;
  return new UsageError(`${path} cannot be written (${code ?? 'unknown reason'})`, { cause: error });
}

function textOf(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
