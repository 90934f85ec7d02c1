import { InvalidOptionsError } from '../core/errors.ts';
import type { Log } from '../core/store-ports.ts';
import { openPostgresLog } from '../store/postgres/postgres-log.ts';
import { type PostgresAccessOptions, postgresAccess } from '../store/postgres/postgres-place.ts';
import { StoreError } from '../store/store-error.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import type { PostgresConfig } from './store-config.ts';

const PLACE = 'store.log.postgres';

/**
 * Opens the event log of a configuration.
 *
 * @throws {@link InvalidConfigError} for a Postgres that is not reached or that refuses us, which says so; InvalidOptionsError where
 * the package is missing.
 */
export async function openConfiguredPostgres(config: PostgresConfig): Promise<Log> {
  const { schema, poolMax, commandTimeoutMs, openTimeoutMs } = config;
  try {
    return await openPostgresLog({ ...accessOf(config), schema, poolMax, commandTimeoutMs, openTimeoutMs });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new InvalidConfigError(PLACE, problemOf(error), { cause: error });
  }
}

/**
 * Checks how the server would be reached, without going there.
 *
 * @throws {@link InvalidConfigError} for a way in plain text that was not accepted, or an address that contradicts the rest.
 */
export function checkPostgresWay(config: PostgresConfig): void {
  try {
    postgresAccess(accessOf(config));
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    throw new InvalidConfigError(
      PLACE,
      'has a url, tls or allowPlain that do not fit: other machines need TLS (no sslmode=disable) or allowPlain: true; ' +
        'sslmode is verify-full or disable, and tls has no use beside disable or a local socket',
      { cause: error },
    );
  }
}

function accessOf({ url, user, password, tls, allowPlain }: PostgresConfig): PostgresAccessOptions {
  const start = url.indexOf('//') + 2;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password?.reveal() ?? '')}`;
  return {
    place: { url: `${url.slice(0, start)}${login}@${url.slice(start)}` },
    allowPlainText: allowPlain,
    ...(tls !== undefined && { tls: { ...tls, ...(tls.key !== undefined && { key: tls.key.reveal() }) } as PlainTls }),
  };
}

interface PlainTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What is to be done, by the code of the server or of the system. */
const ADVICE: Readonly<Record<string, string>> = {
  '28000': 'refuses this user, or its certificate; check user, pg_hba.conf and tls',
  '28P01': 'refuses this user or its password',
  NO_LOGIN: 'asks for a password; say where it is: password: { env: … }',
  '3D000': 'has no database of this name; make it, or name another one in url',
  '42501': 'gives this user too few rights; see docs/stores.md for those that it needs',
  NO_TLS: 'offers no TLS; switch it on there, or accept plain text with allowPlain: true and ?sslmode=disable',
};

/** Only codes are told: messages may hold addresses and users. */
function problemOf({ reason, detail }: StoreError): string {
  const code = detail ?? reason;
  if (reason === 'foreign') return 'has tables in this schema that are not of an event log; name another schema';
  if (reason === 'newer') return 'has tables of a newer Sallyport in this schema; upgrade this one';
  const advice = ADVICE[code] ?? 'cannot be reached; start the server, or check address, TLS and network';
  const [what, ...how] = advice.split(';');
  return [`${what} (${code})`, ...how].join(';');
}
