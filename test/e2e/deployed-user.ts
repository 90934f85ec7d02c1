import { readFile } from 'node:fs/promises';

/** Not a password of anybody: the Redis of the test has it. It does not fit into a URL as it is. */
export const REDIS_PASSWORD = 'not-a-real/pass:word@1';

/** What makes the user `sallyport` at a Redis, with {@link REDIS_PASSWORD}, the rights that the deployment gives it, and further ones. */
export async function deployedUser(...more: readonly string[]): Promise<readonly string[]> {
  const conf = await readFile(new URL('../../deploy/valkey.conf', import.meta.url), 'utf8');
  const line = conf.split('\n').find((text) => text.startsWith('user sallyport on '));
  const rights = line?.split(' ').slice(4) ?? [];
  return ['--user', 'sallyport', 'on', `>${REDIS_PASSWORD}`, ...rights, ...more];
}

/** The part of a gateway's configuration by which it is that user. */
export const DEPLOYED_USER = { username: 'sallyport', password: { env: 'REDIS_PASSWORD' } } as const;

/** The environment that this needs. */
export const DEPLOYED_ENV: Readonly<Record<string, string>> = { REDIS_PASSWORD };
