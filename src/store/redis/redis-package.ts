import { InvalidOptionsError } from '../../core/errors.ts';
import { loadPackage } from '../../core/load-package.ts';
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
  /** The connection of one server, once there is one; a cluster has one for each of its servers and shows none. */
  readonly stream?: { cork(): void; uncork(): void };
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
export function loadRedisPackage(name: string = PACKAGE): Promise<RedisPackage> {
  return loadPackage(name, (wanted) => import(wanted));
}

/** Times that a script is sent once more to a server that has forgotten it in the meantime. It has done nothing then. */
const FORGOTTEN_MAX = 5;

/** Defines a script. It goes out by its hash, and whole to a server that does not know it. */
export function defineScript(client: RedisClient, name: string, { keyCount, lua }: RedisScript): RedisCommand {
  const command = `sallyport${name[0]?.toUpperCase()}${name.slice(1)}`;
  client.defineCommand(command, { numberOfKeys: keyCount, lua });
  const methods = client as unknown as Readonly<Record<string, RedisCommand>>;
  const method = methods[`${command}Buffer`];
  if (method === undefined) throw new InvalidOptionsError('driver', 'needs another version of the package ioredis');
  const sendOnce: RedisCommand = method.bind(client);
  const send = (left: number, given: readonly (string | Buffer)[]): Promise<unknown> =>
    sendOnce(...given).catch((error: unknown) => {
      if (left === 0 || !(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return send(left - 1, given);
    });
  return (...given) => send(FORGOTTEN_MAX, given);
}
