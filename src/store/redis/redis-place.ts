import { InvalidOptionsError } from '../../core/errors.ts';
import { isLoopbackHost } from '../loopback-host.ts';
import type { RedisClient, RedisPackage } from './redis-package.ts';

/**
 * Where a Redis or Valkey is. An address is `redis://user:password@host:port/database`, or `rediss://` for TLS; user, password,
 * port and database may be left out, and what cannot stand in a URL is percent-encoded.
 */
export type RedisPlace =
  | {
      readonly url: string;
      /** Addresses of sentinels, with their own user and password. The host of `url` is then the name of the group. */
      readonly sentinels?: readonly string[];
    }
  | {
      /** Addresses of some nodes of a cluster, which name the others. All have the user, password and TLS of the first. */
      readonly cluster: readonly string[];
    };

/** Certificates in PEM, for servers that do not have one of a public authority, or that ask for ours. */
export interface RedisTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What says how a server is reached. */
export interface RedisAccess {
  readonly place: RedisPlace;
  readonly tls?: RedisTls | undefined;
  /** Allows `redis://` to other machines: passwords can be read on the way, and counters be changed. Refused unless said. */
  readonly allowPlain?: boolean | undefined;
}

/** How long a client waits, in milliseconds. */
export interface RedisPatience {
  readonly connectTimeoutMs: number;
  /** How long a connection on which something is asked may stay silent before it is given up for another one. */
  readonly silenceMs: number;
}

/**
 * Makes a client that is not connected yet. It never sends a command twice: a command that went out on a connection which
 * broke may have been carried out.
 *
 * @throws {@link InvalidOptionsError} for an address that is none, or one without TLS on another machine, unless that is allowed; the
 * address itself stays out of the message.
 */
export function redisClient(
  { Redis, Cluster }: RedisPackage,
  { place, tls, allowPlain = false }: RedisAccess,
  patience: RedisPatience,
): RedisClient {
  if (!allowPlain && leavesInPlainText(place)) {
    throw new InvalidOptionsError('place', PLAIN_PROBLEM);
  }
  if ('cluster' in place) {
    const nodes = addressesOf('cluster', place.cluster);
    const first = nodes[0] as Address;
    if (first.db !== 0) throw new InvalidOptionsError('cluster', 'must name no database: a cluster has only one');
    return new Cluster(
      nodes.map(({ host, port }) => ({ host, port })),
      {
        lazyConnect: true,
        redisOptions: { ...accessOf(first, tls), ...connectionOptions(patience) },
        clusterRetryStrategy: reconnectDelayMs,
        // A call on a connection that broke is not sent again.
        retryDelayOnFailover: 0,
        slotsRefreshTimeout: patience.connectTimeoutMs,
      },
    );
  }
  const address = addressOf('url', place.url);
  const options = {
    ...connectionOptions(patience),
    ...accessOf(address, tls),
    db: address.db,
    enableOfflineQueue: false,
    retryStrategy: reconnectDelayMs,
    // The server became a replica: whoever is the master now is behind a new connection.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  };
  if (place.sentinels === undefined) return new Redis({ ...options, host: address.host, port: address.port });
  const sentinels = addressesOf('sentinels', place.sentinels);
  const sentinel = sentinels[0] as Address;
  return new Redis({
    ...options,
    name: address.host,
    sentinels: sentinels.map(({ host, port }) => ({ host, port: port ?? SENTINEL_PORT })),
    ...(sentinel.username !== undefined && { sentinelUsername: sentinel.username }),
    ...(sentinel.password !== undefined && { sentinelPassword: sentinel.password }),
    ...(sentinel.isTls && { sentinelTLS: { ...tls } }),
    enableTLSForSentinelMode: address.isTls,
    sentinelCommandTimeout: patience.connectTimeoutMs,
    sentinelRetryStrategy: reconnectDelayMs,
  });
}

/** What is wrong with a place that {@link leavesInPlainText}. */
export const PLAIN_PROBLEM: string =
  'is on another machine without TLS, so its password could be read on the way; use rediss://, or accept it with allowPlain: true';

/**
 * Whether something that is said to a place can be read by others on the way. Where the masters are that sentinels name is not known.
 *
 * @throws {@link InvalidOptionsError} as {@link redisClient} does.
 */
export function leavesInPlainText(place: RedisPlace): boolean {
  if ('cluster' in place) return isAnyOpen(addressesOf('cluster', place.cluster));
  const address = addressOf('url', place.url);
  if (place.sentinels === undefined) return isAnyOpen([address]);
  const sentinels = addressesOf('sentinels', place.sentinels);
  return isAnyOpen(sentinels) || (!address.isTls && !sentinels.every(isHere));
}

/** The first address says for all of them whether there is TLS. */
function isAnyOpen(addresses: readonly Address[]): boolean {
  const isTls = addresses[0]?.isTls === true;
  return addresses.some((address) => !(isTls && address.isTls) && !isHere(address));
}

function isHere({ host }: Address): boolean {
  return isLoopbackHost(host);
}

const SENTINEL_PORT = 26_379;
const ADDRESSES_MAX = 64;

interface Address {
  readonly isTls: boolean;
  readonly host: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
}

/** 50 ms at first, a second later on. */
function reconnectDelayMs(attempts: number): number {
  return Math.min(50 * attempts, 1_000);
}

function connectionOptions({ connectTimeoutMs, silenceMs }: RedisPatience): Readonly<Record<string, unknown>> {
  return {
    lazyConnect: true,
    protocol: 2,
    connectionName: 'sallyport',
    disableClientInfo: true,
    connectTimeout: connectTimeoutMs,
    socketTimeout: silenceMs,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
  };
}

function accessOf(
  { username, password, isTls }: Address,
  tls: RedisTls | undefined,
): Readonly<Record<string, unknown>> {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(isTls && { tls: { ...tls } }),
  };
}

function addressesOf(option: string, urls: readonly string[]): readonly Address[] {
  if (!Array.isArray(urls) || urls.length === 0 || urls.length > ADDRESSES_MAX) {
    throw new InvalidOptionsError(option, `must be a list of 1 to ${ADDRESSES_MAX} addresses`);
  }
  return urls.map((url: string) => addressOf(option, url));
}

function addressOf(option: string, url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const db = /^\/?(?<db>\d{0,5})$/u.exec(parsed?.pathname ?? '-')?.groups?.['db'];
  const isTls = parsed?.protocol === 'rediss:';
  if (parsed === undefined || db === undefined || parsed.hostname === '' || !(isTls || parsed.protocol === 'redis:')) {
    throw new InvalidOptionsError(option, 'must be redis://user:password@host:port/database, or rediss:// for TLS');
  }
  const username = decoded(option, parsed.username);
  const password = decoded(option, parsed.password);
  return {
    isTls,
    host: parsed.hostname.replace(/^\[(?<host>[^\]]{1,64})\]$/u, '$<host>'),
    ...(parsed.port !== '' && { port: Number(parsed.port) }),
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    db: Number(db),
  };
}

function decoded(option: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidOptionsError(option, 'has a user or a password that is not percent-encoded');
  }
}
