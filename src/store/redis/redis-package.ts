import { InvalidOptionsError } from '../../core/errors.ts';
import type { RedisScript } from './redis-record-scripts.ts';

/** What is used of ioredis; written here, so that nobody needs the package to compile against this one. */
export interface RedisPackage {
  readonly Redis: new (options: Readonly<Record<string, unknown>>) => RedisClient;
  readonly Cluster: new (
    nodes: readonly Readonly<Record<string, unknown>>[],
    options: Readonly<Record<string, unknown>>,
  ) => RedisClient;
}

/** One server, or one cluster: ioredis gives both the same methods. */
export interface RedisClient {
  /** `ready` when commands go out at once. */
  readonly status: string;
  connect(): Promise<void>;
  disconnect(): void;
  on(event: 'error' | 'node error' | 'connect', listener: (error?: unknown) => void): unknown;
  defineCommand(name: string, script: { readonly numberOfKeys: number; readonly lua: string }): void;
  info(section: string): Promise<string>;
  /** Of a cluster only. */
  nodes?(role: 'master'): readonly Pick<RedisClient, 'info'>[];
  hmgetBuffer(key: Buffer, ...fields: readonly string[]): Promise<readonly (Buffer | null)[]>;
}

/** A script that was defined on a client. Strings in its reply come as bytes. */
export type RedisCommand = (...keysAndArguments: readonly (string | Buffer)[]) => Promise<unknown>;

/** The package that talks to Redis. It is an optional peer, which only those need who have a Redis. */
const PACKAGE = 'ioredis';

/**
 * Loads the package that talks to Redis.
 *
 * @throws {@link InvalidOptionsError} that says what to install.
 */
export async function loadRedisPackage(name: string = PACKAGE): Promise<RedisPackage> {
  try {
    const loaded = (await import(name)) as RedisPackage & { readonly default?: RedisPackage };
    return loaded.default ?? loaded;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_MODULE_NOT_FOUND') {
      throw new InvalidOptionsError('driver', `needs the package ${name}, which is not there: npm install ${name}`);
    }
    throw new InvalidOptionsError('driver', `needs the package ${name}, which cannot be loaded on this machine`);
  }
}

/** Defines a script. It goes out by its hash, and whole to a server that does not know it. */
export function defineScript(client: RedisClient, name: string, { keyCount, lua }: RedisScript): RedisCommand {
  const command = `sallyport${name[0]?.toUpperCase()}${name.slice(1)}`;
  client.defineCommand(command, { numberOfKeys: keyCount, lua });
  const methods = client as unknown as Readonly<Record<string, RedisCommand>>;
  const method = methods[`${command}Buffer`];
  if (method === undefined) throw new InvalidOptionsError('driver', 'needs another version of the package ioredis');
  return method.bind(client);
}
