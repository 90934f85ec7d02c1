import type { RedisClient } from './redis-package.ts';

/** The line that says which keys a server pushes out when its memory is full, in its own words, such as `allkeys-lru`. */
const POLICY = 'maxmemory_policy:';
const POLICY_LENGTH_MAX = 32;

/**
 * Asks a server, or each master of a cluster, what it does when its memory is full. `noeviction` refuses writes, which is
 * what limits and keys need.
 *
 * @returns The first answer that is not `noeviction`, else `noeviction`; undefined where nobody says, as when the ACL forbids the
 * question or the server is away.
 */
export async function readEvictionPolicy(client: RedisClient, timeoutMs: number): Promise<string | undefined> {
  const servers = client.nodes?.('master') ?? [client];
  const answers = await Promise.all(servers.map((server) => policyOf(server, timeoutMs)));
  return answers.find((policy) => policy !== undefined && policy !== NO_EVICTION) ?? answers.find(Boolean);
}

const NO_EVICTION = 'noeviction';

async function policyOf(server: Pick<RedisClient, 'info'>, timeoutMs: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(''), timeoutMs);
  });
  const text = await Promise.race([server.info('memory').catch(() => ''), silence]);
  clearTimeout(timer);
  const line = text.split('\r\n').find((candidate) => candidate.startsWith(POLICY));
  return line?.slice(POLICY.length, POLICY.length + POLICY_LENGTH_MAX);
}
