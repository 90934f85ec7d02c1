import { z } from 'zod';
import { secretSchema } from './gateway-upstream-schema.ts';
import type { PostgresFile } from './store-config.ts';

/** The section `store.log.postgres` of a configuration file. */
export function postgresSchema(): z.ZodType<PostgresFile> {
  return z
    .strictObject({
      url: z
        .string()
        .max(2_048)
        // Also of a text that is no URL: a password may be the reason why it is none.
        .refine(
          (text) => !text.includes('@'),
          'must hold no user and no password; say them as user and password: { env: … }',
        )
        .refine(isAddress, 'must be postgres://host:port/database, with ?sslmode= behind it at the most')
        .describe('The server: postgres://host:port/database. The way to other machines is TLS.'),
      user: z.string().min(1).max(256).describe('The user of the server.'),
      password: secretSchema().optional().describe('Where the password is; it never stands in this file.'),
      allowPlain: z
        .boolean()
        .default(false)
        .describe(
          'Allows plain text to other machines: the password and all events can be read on the way. Loopback needs no word.',
        ),
      tls: z
        .strictObject({
          caFile: file('The authority that signed the certificate of the server, PEM; a public one when missing.'),
          certFile: file('Our own certificate, PEM, for servers that ask for one.'),
          keyFile: file('Its private key, PEM.'),
        })
        .optional()
        .describe('Certificates; with {} also the way to this machine is TLS.'),
      schema: z
        .string()
        .regex(/^[a-z_][a-z0-9_]{0,62}$/u, 'must be up to 63 letters a to z, digits and _')
        .refine((name) => !name.startsWith('pg_'), 'must not begin with pg_, which Postgres keeps for itself')
        .default('sallyport')
        .describe('The schema of the tables. Gateways that have one schema have one log.'),
      poolMax: z.int().min(1).max(100).default(4).describe('Connections of one gateway at the most.'),
      commandTimeoutMs: z
        .int()
        .min(1)
        .max(60_000)
        .default(5_000)
        .describe('How long one call may take. Requests do not wait for it.'),
      openTimeoutMs: z.int().min(1).max(600_000).default(10_000).describe('How long the first connection may take.'),
    })
    .describe('A Postgres 13 or later. It needs the package pg.');
}

function file(what: string): z.ZodOptional<z.ZodString> {
  return z.string().min(1).max(4_096).optional().describe(what);
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, hash } = new URL(text);
  const isPostgres = protocol === 'postgres:' || protocol === 'postgresql:';
  return isPostgres && hostname !== '' && pathname.length > 1 && pathname.indexOf('/', 1) === -1 && hash === '';
}
