import { z } from 'zod';
import { secretSchema } from './gateway-upstream-schema.ts';
import { postgresSchema } from './postgres-schema.ts';
import type { RedisFile, StoreFile } from './store-config.ts';

/** The section `store` of a configuration file. */
export function storeSchema(): z.ZodType<StoreFile> {
  return z
    .strictObject({
      driver: z
        .enum(['libsql', 'in-process', 'redis'])
        .default('libsql')
        .describe(
          'libsql is a file in stateDir, in-process forgets everything at the end, redis is shared by a fleet of gateways.',
        ),
      redis: redisSchema().optional(),
      log: z
        .strictObject({
          driver: z
            .enum(['libsql', 'in-process', 'postgres'])
            .describe(
              'libsql is a file in stateDir, in-process forgets events at the end, postgres is shared by a fleet of gateways.',
            ),
          postgres: postgresSchema().optional(),
        })
        .optional()
        .describe('Where events are kept: with the driver in-process there, else in libsql when missing.'),
      onFailure: onFailureSchema(),
    })
    .prefault({})
    .describe('Where keys, pseudonyms, rates and events are kept.');
}

function onFailureSchema() {
  const mode = z.enum(['refuse', 'local']).default('refuse');
  return z
    .strictObject({
      limits: mode.describe('refuse answers 503; local lets each gateway count by itself meanwhile.'),
      vault: mode.describe(
        'refuse answers 503; local pseudonymizes for one request and its reply, and puts back no older placeholder.',
      ),
    })
    .prefault({})
    .describe('What becomes of requests while the store is away. Keys are never taken unchecked.');
}

const ADDRESSES_MAX = 64;

function redisSchema(): z.ZodType<RedisFile> {
  return z
    .strictObject({
      url: address(
        'The server: redis://host:port/database, or rediss:// for TLS. With sentinels the host is the name of the group.',
      ).optional(),
      sentinels: z
        .strictObject({
          addresses: addresses('Addresses of sentinels, such as rediss://sentinel-1:26379.'),
          ...userKeys(),
        })
        .optional()
        .describe('Sentinels, who know which server of the group is the master.'),
      cluster: addresses('Addresses of some nodes of a cluster, in place of url.').optional(),
      ...userKeys(),
      allowPlain: z
        .boolean()
        .default(false)
        .describe(
          'Allows redis:// to other machines: the password can be read on the way, and rates be changed. Loopback needs no word.',
        ),
      tls: z
        .strictObject({
          caFile: file('The authority that signed the certificate of the server, PEM; a public one when missing.'),
          certFile: file('Our own certificate, PEM, for servers that ask for one.'),
          keyFile: file('Its private key, PEM.'),
        })
        .optional()
        .describe('Certificates for rediss://.'),
      keyPrefix: z
        .string()
        .regex(/^[A-Za-z0-9:._-]{0,64}$/u, 'must be at most 64 letters, digits and :._-')
        .default('sallyport:')
        .describe('What every key begins with. Fleets with different prefixes share nothing.'),
      commandTimeoutMs: z
        .int()
        .min(1)
        .max(60_000)
        .default(1_000)
        .describe('How long one command may take before the request is refused.'),
      openTimeoutMs: z.int().min(1).max(600_000).default(10_000).describe('How long the first connection may take.'),
    })
    .describe('A Redis 7 or later, or a Valkey. It needs the package ioredis.');
}

function userKeys() {
  return {
    username: z.string().min(1).max(256).optional().describe('The ACL user; the default one when missing.'),
    password: secretSchema().optional().describe('Where the password is; it never stands in this file.'),
  };
}

function file(what: string): z.ZodOptional<z.ZodString> {
  return z.string().min(1).max(4_096).optional().describe(what);
}

function addresses(what: string): z.ZodArray<z.ZodString> {
  return z.array(address('An address.')).min(1).max(ADDRESSES_MAX).describe(what);
}

function address(what: string): z.ZodString {
  return z
    .string()
    .max(2_048)
    .refine(
      (text) => !holdsUser(text),
      'must hold no user and no password; say them as username and password: { env: … }',
    )
    .refine(isAddress, 'must be redis://host:port/database, or rediss:// for TLS')
    .describe(what);
}

/** Also of a text that is no URL: a password may be the reason why it is none. */
function holdsUser(text: string): boolean {
  return text.includes('@');
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  const database = pathname.replace('/', '');
  const isDatabase = database === '' || (database.length <= 5 && String(Number.parseInt(database, 10)) === database);
  const isPlace = hostname !== '' && isDatabase && search === '' && hash === '';
  return isPlace && (protocol === 'redis:' || protocol === 'rediss:');
}
