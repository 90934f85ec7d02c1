import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { isLoopbackHost } from '../loopback-host.ts';

/**
 * Where a Postgres is. An address is `postgres://user:password@host:port/database`; the port may be left out (5432), the
 * password, too, and what cannot stand in a URL is percent-encoded. `?sslmode=` may say `verify-full` or `disable`; `require`
 * and `verify-ca` are taken for `verify-full`. A host that begins with `/` is the folder of a local socket.
 */
export type PostgresPlace =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port?: number;
      readonly user: string;
      readonly password?: string;
      readonly database: string;
    };

/** Certificates in PEM, for servers that do not have one of a public authority, or that ask for ours. */
export interface PostgresTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What says how a server is reached. */
export interface PostgresAccessOptions {
  readonly place: PostgresPlace;
  /** TLS is used to every host but this machine's own, and to that where this is given, `{}` included. */
  readonly tls?: PostgresTls;
  /** Whether passwords and events may pass a network in plain text: with `sslmode=disable`, or without `sslmode` and `tls`. */
  readonly allowPlainText?: boolean;
}

/** How a server is reached. */
export interface PostgresAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: () => string;
  readonly database: string;
  readonly ssl: false | Readonly<Record<string, unknown>>;
}

/**
 * Reads where a server is. The way to it is encrypted, and who answers must have a certificate for that name, unless it is on
 * this machine or plain text was allowed.
 *
 * @throws {@link InvalidOptionsError} for an address that is none; the address itself stays out of the message.
 */
export function postgresAccess({ place, tls, allowPlainText = false }: PostgresAccessOptions): PostgresAccess {
  const { host, port = DEFAULT_PORT, user, password = '', database, sslMode } = readPlace(place);
  checkWholeNumber('port', port, { max: 65_535 });
  for (const [option, text] of Object.entries({ host, user, database, password })) {
    const isEmpty = text === '' && option !== 'password';
    if (typeof text !== 'string' || isEmpty || text.length > TEXT_LENGTH_MAX || text.includes('\0')) {
      throw new InvalidOptionsError(option, `must be a string of 1 to ${TEXT_LENGTH_MAX} characters without NUL`);
    }
  }
  const isSocket = host.startsWith('/');
  const isNear = isSocket || isLoopbackHost(host);
  const mayBePlain = isNear || allowPlainText;
  const isPlain = isSocket || sslMode === 'disable' || (sslMode === undefined && tls === undefined && mayBePlain);
  if (isPlain && tls !== undefined) {
    throw new InvalidOptionsError('tls', 'has no use where the way to the server is plain text');
  }
  if (isPlain && !mayBePlain) {
    throw new InvalidOptionsError(
      'url',
      'leaves this machine in plain text: drop sslmode=disable, or set allowPlainText',
    );
  }
  return {
    host,
    port,
    user,
    password: () => password,
    database,
    ssl: isPlain ? false : { ...tls, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  };
}

const DEFAULT_PORT = 5_432;
const TEXT_LENGTH_MAX = 1_024;

/** What `sslmode` may be. The others of libpq go on without a certificate, or without TLS. */
const SSL_MODES: ReadonlySet<string> = new Set(['disable', 'require', 'verify-ca', 'verify-full']);

type Parts = Exclude<PostgresPlace, { readonly url: string }> & { readonly sslMode?: string };

function readPlace(place: PostgresPlace): Parts {
  if (typeof place !== 'object' || place === null) throw new InvalidOptionsError('place', 'must be an object');
  if (!('url' in place)) return place;
  const url = URL.canParse(place.url) ? new URL(place.url) : undefined;
  const path = url?.pathname ?? '';
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  if (url === undefined || !isPostgres || url.hostname === '' || path.length < 2 || path.indexOf('/', 1) !== -1) {
    throw new InvalidOptionsError('url', 'must be postgres://user:password@host:port/database');
  }
  if (url.username === '') throw new InvalidOptionsError('url', 'must name a user');
  const sslMode = sslModeOf(url.searchParams);
  return {
    host: decoded(url.hostname).replace(/^\[(?<host>[^\]]{1,64})\]$/u, '$<host>'),
    ...(url.port !== '' && { port: Number(url.port) }),
    user: decoded(url.username),
    password: decoded(url.password),
    database: decoded(path.slice(1)),
    ...(sslMode !== undefined && { sslMode }),
  };
}

function sslModeOf(parameters: URLSearchParams): string | undefined {
  const names = [...parameters.keys()];
  if (names.length === 0) return undefined;
  const sslMode = parameters.get('sslmode') ?? '';
  if (names.length > 1 || !SSL_MODES.has(sslMode)) {
    throw new InvalidOptionsError('url', 'may say no more behind "?" than sslmode=verify-full or sslmode=disable');
  }
  return sslMode;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidOptionsError('url', 'has a part that is not percent-encoded');
  }
}
