import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import { hasOpenssl, selfSigned } from '../conformance/self-signed.ts';
import { postgresServer, startPostgres, type TestPostgres } from '../conformance/start-postgres.ts';
import { describeWith } from '../conformance/start-redis.ts';
import { StoreError } from '../store-error.ts';
import { openPostgresLog, type PostgresLogOptions } from './postgres-log.ts';
import { loadPostgresPackage } from './postgres-package.ts';
import { type PostgresAccessOptions, postgresAccess } from './postgres-place.ts';

const VERIFIED = { rejectUnauthorized: true, minVersion: 'TLSv1.2' };

describe('the place of a Postgres', () => {
  it('gives host, port, user, password and database of an address', () => {
    const access = postgresAccess({ place: { url: 'postgres://gu%40rd:p%40ss@[::1]:5433/ev%20ents' } });
    expect(access).toMatchObject({ host: '::1', port: 5_433, user: 'gu@rd', database: 'ev ents' });
    expect(access.password()).toBe('p@ss');
    expect(JSON.stringify(access)).not.toContain('p@ss');
  });

  it.each<[string, PostgresAccessOptions]>([
    ['another host', { place: { url: 'postgresql://a:b@db.internal/c' } }],
    ['parts of an address', { place: { host: '10.0.0.1', user: 'a', database: 'c' } }],
    ['sslmode=require, which libpq would not verify', { place: { url: 'postgres://a:b@db/c?sslmode=require' } }],
    ['certificates on this machine', { place: { url: 'postgres://a:b@localhost/c' }, tls: {} }],
    [
      'plain text that is allowed and not used',
      { place: { url: 'postgres://a:b@db/c' }, tls: {}, allowPlainText: true },
    ],
  ])('is reached by verified TLS with %s', (_name, options) => {
    expect(postgresAccess(options).ssl).toEqual(VERIFIED);
  });

  it.each<[string, PostgresAccessOptions]>([
    ['localhost', { place: { url: 'postgres://a:b@localhost/c' } }],
    ['an address of this machine', { place: { host: '127.0.0.2', user: 'a', database: 'c' } }],
    ['a local socket', { place: { url: 'postgres://a:b@%2Frun%2Fpostgresql/c' } }],
    ['another host, where that is allowed', { place: { url: 'postgres://a:b@db/c' }, allowPlainText: true }],
    ['sslmode=disable, too', { place: { url: 'postgres://a:b@db/c?sslmode=disable' }, allowPlainText: true }],
  ])('is reached in plain text at %s', (_name, options) => {
    expect(postgresAccess(options).ssl).toBe(false);
  });

  it.each<[string, unknown]>([
    ['no address', { url: 'hunter2' }],
    ['nothing', undefined],
    ['another protocol', { url: 'http://a:hunter2@b/c' }],
    ['no host', { url: 'postgres:///hunter2' }],
    ['no user', { url: 'postgres://b/hunter2' }],
    ['no database', { url: 'postgres://a:hunter2@b' }],
    ['two databases', { url: 'postgres://a:hunter2@b/c/d' }],
    ['a password that is not encoded', { url: 'postgres://a:hunter2%@b/c' }],
    ['plain text to another host', { url: 'postgres://a:hunter2@b/c?sslmode=disable' }],
    ['a mode that goes on without TLS', { url: 'postgres://a:hunter2@b/c?sslmode=prefer' }],
    ['a mode that verifies nobody', { url: 'postgres://a:hunter2@b/c?sslmode=no-verify' }],
    ['two modes', { url: 'postgres://a:hunter2@b/c?sslmode=verify-full&sslmode=disable' }],
    ['a parameter of the server', { url: 'postgres://a:hunter2@b/c?options=-c%20search_path%3Dhunter2' }],
    ['a port out of range', { host: 'b', port: 0, user: 'a', database: 'c' }],
    ['a user that ends early', { host: 'b', user: 'a\0hunter2', database: 'c' }],
    ['a host that is none', { host: 7, user: 'a', database: 'c' }],
  ])('is refused with %s, and not repeated', (_name, place) => {
    const refused = (): unknown => postgresAccess({ place } as PostgresAccessOptions);
    expect(refused).toThrow(InvalidOptionsError);
    expect(refused).not.toThrow(/hunter2/u);
  });

  it.each(['', 'Upper', '1st', 'pg_own', 'a"; DROP TABLE x; --', 'a.b', 'a'.repeat(64), 'ä'])(
    'has no schema that is called %j',
    async (schema) => {
      const opening = openPostgresLog({ place: { url: 'postgres://a:b@localhost:1/c' }, schema });
      await expect(opening).rejects.toThrow('option "schema"');
    },
  );

  it.each(['poolMax', 'commandTimeoutMs', 'openTimeoutMs'])('is not waited for with a %s of 0', async (option) => {
    const opening = openPostgresLog({ place: { url: 'postgres://a:b@localhost:1/c' }, [option]: 0 });
    await expect(opening).rejects.toThrow(`option "${option}"`);
  });
});

describe('the package that talks to Postgres', () => {
  it('is named when it is not there', async () => {
    await expect(loadPostgresPackage('pg-nowhere')).rejects.toThrow('npm install pg-nowhere');
  });
});

const hasTls = postgresServer.isThere && hasOpenssl;

describeWith({ service: 'openssl, or a Postgres to start', isThere: hasTls }, 'a Postgres with TLS', () => {
  let postgres: TestPostgres;
  let cert: string;
  beforeAll(async () => {
    const made = selfSigned();
    cert = made.cert;
    const { key } = made;
    postgres = await startPostgres({ settings: ['ssl=on'], files: { 'server.crt': cert, 'server.key': key } });
  }, 60_000);
  afterAll(() => postgres.stop());

  async function codeAt(host: string, options: Partial<PostgresLogOptions>): Promise<string | undefined> {
    const url = postgres.url.replace('127.0.0.1', host);
    try {
      const log = await openPostgresLog({ place: { url }, ...options });
      await log.append('s', [{ timeMs: 1, value: new Uint8Array(1) }]);
      await log.close();
      return undefined;
    } catch (error) {
      return error instanceof StoreError ? `${error.reason} ${error.detail}` : 'another error';
    }
  }

  it('is used when its certificate is known and for its name, and not otherwise', async () => {
    expect(await codeAt('localhost', { tls: { ca: cert } })).toBeUndefined();
    expect(await codeAt('localhost', { tls: {} })).toBe('failed DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await codeAt('127.0.0.1', { tls: { ca: cert } })).toBe('failed ERR_TLS_CERT_ALTNAME_INVALID');
  });
});
