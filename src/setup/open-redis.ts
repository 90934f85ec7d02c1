import type { Clock } from '../core/ports.ts';
import type { RedisPlace } from '../store/redis/redis-place.ts';
import { openRedisStore, type RedisStore } from '../store/redis/redis-store.ts';
import { StoreError } from '../store/store-error.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import type { RedisConfig, RedisUser } from './store-config.ts';

/**
 * Opens the Redis of a configuration.
 *
 * @throws {@link InvalidConfigError} for one that is not reached or that refuses us, which says so; InvalidOptionsError where the
 * package is missing.
 */
export async function openConfiguredRedis(config: RedisConfig, clock: Clock): Promise<RedisStore> {
  const { tls, allowPlain, keyPrefix, commandTimeoutMs, openTimeoutMs } = config;
  try {
    return await openRedisStore({
      place: placeOf(config),
      clock,
      allowPlain,
      ...(tls !== undefined && {
        tls: { ...tls, ...(tls.key !== undefined && { key: tls.key.reveal() }) } as PlainTls,
      }),
      keyPrefix,
      commandTimeoutMs,
      openTimeoutMs,
    });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new InvalidConfigError('store.redis', problemOf(error), { cause: error });
  }
}

interface PlainTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Only the codes of the server and of the system are told: messages may hold addresses and users. */
function problemOf({ reason, detail }: StoreError): string {
  const code = detail === undefined ? reason : detail;
  if (detail === 'WRONGPASS' || detail === 'NOAUTH' || detail === 'NOPERM') {
    return `refuses this user or its password (${code}); see docs/stores.md for the rights that it needs`;
  }
  return `cannot be reached (${code}); start the server, or check address, TLS and network`;
}

function placeOf({ place, username, password }: RedisConfig): RedisPlace {
  const user: RedisUser = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  if ('cluster' in place) return { cluster: place.cluster.map((address) => withUser(address, user)) };
  const { url, sentinels } = place;
  if (sentinels === undefined) return { url: withUser(url, user) };
  return { url: withUser(url, user), sentinels: sentinels.addresses.map((address) => withUser(address, sentinels)) };
}

function withUser(address: string, { username = '', password }: RedisUser): string {
  if (password === undefined) return address;
  const end = address.indexOf('//') + 2;
  const user = `${encodeURIComponent(username)}:${encodeURIComponent(password.reveal())}`;
  return `${address.slice(0, end)}${user}@${address.slice(end)}`;
}
