import { resolve } from 'node:path';
import { leavesInPlainText, PLAIN_PROBLEM } from '../store/redis/redis-place.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { checkPostgresWay } from './open-postgres.ts';
import { readSecret, type SecretPlaces } from './resolve-upstreams.ts';
import type {
  PostgresConfig,
  RedisConfig,
  RedisFile,
  RedisPlaceConfig,
  RedisUser,
  StoreConfig,
  StoreFile,
  StoreLogConfig,
  StoreLogFile,
  StoreTls,
  StoreTlsFile,
} from './store-config.ts';

/**
 * Makes the stores of what a file says of them: reads passwords and certificates, and refuses what contradicts itself.
 *
 * @throws {@link InvalidConfigError} that names the place; it repeats neither address nor password.
 */
export async function resolveStore(file: StoreFile, places: SecretPlaces): Promise<StoreConfig> {
  const { driver, redis, onFailure } = file;
  const log = file.log === undefined ? undefined : await resolveLog(file.log, places);
  const isDeclared = onFailure.limits !== 'refuse' || onFailure.vault !== 'refuse';
  const base = { ...(log !== undefined && { log }), ...(isDeclared && { onFailure }) };
  if (driver !== 'redis') {
    if (redis !== undefined) {
      throw new InvalidConfigError('store.redis', `is there, but store.driver is ${driver}; say driver: redis`);
    }
    return { driver, ...base };
  }
  if (redis === undefined) {
    throw new InvalidConfigError('store.redis', 'is missing; say where the server is: { url: redis://127.0.0.1:6379 }');
  }
  return { driver, ...base, redis: await resolveRedis(redis, places) };
}

async function resolveLog({ driver, postgres }: StoreLogFile, places: SecretPlaces): Promise<StoreLogConfig> {
  if (driver !== 'postgres') {
    if (postgres !== undefined) {
      throw new InvalidConfigError(LOG_PLACE, `is there, but store.log.driver is ${driver}; say driver: postgres`);
    }
    return { driver };
  }
  if (postgres === undefined) {
    throw new InvalidConfigError(
      LOG_PLACE,
      'is missing; say where the server is: { url: postgres://127.0.0.1:5432/events, user: sallyport }',
    );
  }
  const { tls: _places, password, ...rest } = postgres;
  const tls = await tlsOf(postgres, LOG_PLACE, places);
  const resolved: PostgresConfig = {
    ...rest,
    ...(password !== undefined && { password: await readSecret(password, `${LOG_PLACE}.password`, places) }),
    ...(tls !== undefined && { tls }),
  };
  checkPostgresWay(resolved);
  return { driver, postgres: resolved };
}

const LOG_PLACE = 'store.log.postgres';

async function resolveRedis(file: RedisFile, places: SecretPlaces): Promise<RedisConfig> {
  const { allowPlain, keyPrefix, commandTimeoutMs, openTimeoutMs } = file;
  const place = await placeOf(file, places);
  const addresses =
    'cluster' in place ? place : { url: place.url, ...(place.sentinels && { sentinels: place.sentinels.addresses }) };
  if (!allowPlain && leavesInPlainText(addresses)) throw new InvalidConfigError(PLACE, PLAIN_PROBLEM);
  const tls = await tlsOf(file, PLACE, places);
  return {
    place,
    allowPlain,
    ...(await userOf(file, PLACE, places)),
    ...(tls !== undefined && { tls }),
    keyPrefix,
    commandTimeoutMs,
    openTimeoutMs,
  };
}

const PLACE = 'store.redis';

async function placeOf({ url, sentinels, cluster }: RedisFile, places: SecretPlaces): Promise<RedisPlaceConfig> {
  if (cluster !== undefined) {
    if (url !== undefined || sentinels !== undefined) {
      throw new InvalidConfigError(`${PLACE}.cluster`, 'cannot stand beside url or sentinels; leave one of them out');
    }
    const withDatabase = cluster.findIndex((address) => databaseOf(address) !== 0);
    if (withDatabase !== -1) {
      throw new InvalidConfigError(
        `${PLACE}.cluster[${withDatabase}]`,
        'must name no database: a cluster has only one',
      );
    }
    return { cluster };
  }
  if (url === undefined) {
    throw new InvalidConfigError(PLACE, 'must have url (with sentinels or without) or cluster');
  }
  if (sentinels === undefined) return { url };
  const user = await userOf(sentinels, `${PLACE}.sentinels`, places);
  return { url, sentinels: { addresses: sentinels.addresses, ...user } };
}

function databaseOf(address: string): number {
  return Number(new URL(address).pathname.replace('/', ''));
}

async function userOf(
  { username, password }: Pick<RedisFile, 'username' | 'password'>,
  place: string,
  places: SecretPlaces,
): Promise<RedisUser> {
  if (username !== undefined && password === undefined) {
    throw new InvalidConfigError(`${place}.password`, 'is missing; a user needs one');
  }
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: await readSecret(password, `${place}.password`, places) }),
  };
}

const PEM_BYTES_MAX = 1_048_576;

async function tlsOf(
  { tls }: { readonly tls?: StoreTlsFile | undefined },
  place: string,
  { folder, reader }: SecretPlaces,
): Promise<StoreTls | undefined> {
  if (tls === undefined) return undefined;
  const { caFile, certFile, keyFile } = tls;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new InvalidConfigError(`${place}.tls`, 'must have certFile and keyFile, or neither');
  }
  const read = (path: string, key: string): Promise<string> =>
    reader.read(resolve(folder, path), { place: `${place}.tls.${key}`, bytesMax: PEM_BYTES_MAX });
  const key = keyFile === undefined ? undefined : await read(keyFile, 'keyFile');
  return {
    ...(caFile !== undefined && { ca: await read(caFile, 'caFile') }),
    ...(certFile !== undefined && { cert: await read(certFile, 'certFile') }),
    ...(key !== undefined && { key: { source: `file ${keyFile}`, reveal: () => key } }),
  };
}
