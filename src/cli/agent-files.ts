import { open } from 'node:fs/promises';
import { type AgentPrivateJwk, readAgentJwks, readAgentPrivateJwk } from '../agents/keys/agent-jwk.ts';
import { isCanonicalBase64url } from '../core/canonical-base64url.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import { parseJson } from '../core/json/parse-json.ts';
import { problemOf } from './agent-flags.ts';
import { UsageError } from './exit.ts';
import { readText } from './read-text.ts';

/** Characters of a file with a key or a secret. */
const SECRET_LENGTH_MAX = 16_384;

/** A JWK set that has been checked, with whatever else its file says. */
export interface JwksFile {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** Reads a private key, from standard input for `-`. @throws {@link UsageError} for what is none, or others can read; it quotes nothing. */
export async function readKeyFile(path: string): Promise<AgentPrivateJwk> {
  const text = await readSecretText(path);
  return inFile(path, () => readAgentPrivateJwk(jsonOf(text, path)));
}

/** Reads a JWK set. @throws {@link UsageError} for what is none; it quotes nothing. */
export async function readJwksFile(path: string): Promise<JwksFile> {
  const text = await readText({ argument: undefined, file: path });
  return inFile(path, () => checkedJwks(jsonOf(text, path)));
}

/** Gives a set back that is one. @throws `InvalidOptionsError` */
export function checkedJwks(value: unknown): JwksFile {
  readAgentJwks(value);
  return value as JwksFile;
}

/** Where a shared secret is. */
export interface SecretFlags {
  readonly sharedSecretEnv?: string;
  readonly sharedSecretFile?: string;
}

/** Reads a shared secret; undefined where no flag names one. @throws {@link UsageError} for what is none; it quotes nothing. */
export async function readSecret({
  sharedSecretEnv,
  sharedSecretFile,
}: SecretFlags): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (sharedSecretEnv === undefined && sharedSecretFile === undefined) return undefined;
  if (sharedSecretEnv !== undefined && sharedSecretFile !== undefined) {
    throw new UsageError('give --shared-secret-env or --shared-secret-file, not both');
  }
  const text =
    sharedSecretFile === undefined
      ? process.env[sharedSecretEnv as string]
      : (await readSecretText(sharedSecretFile)).trim();
  if (text === undefined || text === '') throw new UsageError('the shared secret is empty, or its variable is not set');
  if (!isCanonicalBase64url(text)) {
    throw new UsageError('the shared secret must be at least 32 random bytes in base64url without padding');
  }
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** What a text is checked for, with its file in place of an option. @throws {@link UsageError} */
export function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    throw new UsageError(`${nameOf(path)}: ${error.option} ${problemOf(error)}`, { cause: error });
  }
}

async function readSecretText(path: string): Promise<string> {
  if (path === '-') return readText({ argument: undefined, file: undefined });
  try {
    const file = await open(path);
    try {
      const { mode } = await file.stat();
      // Windows has no such modes.
      if (process.getuid !== undefined && (mode & 0o077) !== 0) {
        throw new UsageError(`${path} can be used by others than its owner; take it from them with: chmod 600 ${path}`);
      }
      let text = '';
      for await (const chunk of file.createReadStream({ encoding: 'utf8', autoClose: false })) {
        text += chunk;
        if (text.length > SECRET_LENGTH_MAX) throw new UsageError(`${path} is too long for a key or a secret`);
      }
      return text;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`, {
      cause: error,
    });
  }
}

function jsonOf(text: string, path: string): unknown {
  try {
    // The first reader refuses what is there twice.
    parseJson(text);
    return JSON.parse(text);
  } catch {
    // Without a cause: it may quote the file.
    throw new UsageError(`${nameOf(path)} is no JSON, or has a key twice`);
  }
}

function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}
