import { open } from 'node:fs/promises';
import { type AgentPrivateJwk, readAgentJwks, readAgentPrivateJwk } from '../agents/keys/agent-jwk.ts';
import { publicJwkOf } from '../agents/keys/agent-signer.ts';
import { UsageError } from './exit.ts';
import { readText } from './read-text.ts';
import { replaceFile } from './replace-file.ts';

const PRIVATE_MODE = 0o600;

/** Reads a private key. @throws {@link UsageError} for no JSON; `InvalidOptionsError` for no key. Neither quotes the file. */
export async function readKeyFile(path: string): Promise<AgentPrivateJwk> {
  return readAgentPrivateJwk(parsed(await readText({ argument: undefined, file: path }), path));
}

/** Reads a JWK set, of which nothing is checked. @throws {@link UsageError} for no JSON. */
export async function readJwksFile(path: string): Promise<unknown> {
  return parsed(await readText({ argument: undefined, file: path }), path);
}

/**
 * Writes a private key, which only its owner may read, and adds its public part to a set. Nothing is written unless both can be.
 *
 * @throws {@link UsageError} for a key that is there already without `force`, and for what cannot be written; `InvalidOptionsError` for a
 * set that is none.
 */
export async function writeKeyFiles(
  key: AgentPrivateJwk,
  { out, jwks, force }: { readonly out: string; readonly jwks: string | undefined; readonly force: boolean },
): Promise<void> {
  const set = jwks === undefined ? undefined : await setWith(key, jwks);
  if (force) await replaceFile(out, textOf(key), PRIVATE_MODE);
  else await writeNew(out, textOf(key));
  if (jwks !== undefined && set !== undefined) await replaceFile(jwks, set);
}

async function setWith(key: AgentPrivateJwk, path: string): Promise<string> {
  const there = await isThere(path);
  const old = there ? readAgentJwks(await readJwksFile(path)).keys : [];
  return textOf(readAgentJwks({ keys: [...old, publicJwkOf(key)] }));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await (await open(path)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    const handle = await open(path, 'wx', PRIVATE_MODE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UsageError(`${path} is there already; --force replaces the key`, { cause: error });
    throw new UsageError(`${path} cannot be written (${code ?? 'unknown reason'})`, { cause: error });
  }
}

function textOf(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without a cause: it may quote the file.
    throw new UsageError(`${path} is no JSON`);
  }
}
