import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyLive, isSameConfig } from './config-changes.ts';
import { loadGatewayConfig } from './config-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { readStatePlace } from './read-state-place.ts';

/** Not a password: it stands for one in variables. */
const SECRET = 'not-a-real-password-0123456789';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(store: unknown, password = SECRET): Promise<GatewayConfig> {
  await writeFile(join(folder, 'sallyport.yaml'), JSON.stringify({ store }));
  return loadGatewayConfig({ env: { REDIS_PASSWORD: password }, workingFolder: folder });
}

const redis = (more: object): object => ({ driver: 'redis', redis: more });
const url = 'redis://127.0.0.1:6379/2';
const password = { env: 'REDIS_PASSWORD' };

const postgres = (more: object): object => ({ log: { driver: 'postgres', postgres: { user: 'sallyport', ...more } } });
const database = 'postgres://127.0.0.1:5432/events';

describe('the store of a configuration', () => {
  it('is a file in the state folder where nothing is said', async () => {
    expect((await load({})).store).toEqual({ driver: 'libsql' });
  });

  it('is a Redis with bounded waits, whose password no printing shows', async () => {
    const config = await load(redis({ url, username: 'sallyport', password }));
    const { store } = config;
    if (store.driver !== 'redis') throw new Error('the driver is another one');
    const bounds = { keyPrefix: 'sallyport:', commandTimeoutMs: 1_000, openTimeoutMs: 10_000 };
    expect(store.redis).toMatchObject({ place: { url }, username: 'sallyport', ...bounds });
    expect(store.redis.password?.reveal()).toBe(SECRET);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain(SECRET);
  });

  it('is a group with sentinels, or a cluster', async () => {
    const sentinels = { addresses: ['rediss://s1.example:26379'], password };
    const group = await load(redis({ url: 'rediss://main', sentinels }));
    expect(group.store).toMatchObject({
      redis: { place: { url: 'rediss://main', sentinels: { addresses: ['rediss://s1.example:26379'] } } },
    });
    const cluster = ['rediss://n1.example:6379', 'rediss://n2.example:6379'];
    expect((await load(redis({ cluster }))).store).toMatchObject({ redis: { place: { cluster } } });
  });

  it('is read with its password where only the state is asked for', async () => {
    await load(redis({ url, password }));
    const path = join(folder, 'sallyport.yaml');
    const place = await readStatePlace({ path, env: { REDIS_PASSWORD: SECRET } });
    expect(place.store.driver).toBe('redis');
    await expect(readStatePlace({ path })).rejects.toMatchObject({ path: 'store.redis.password' });
  });

  it('has its events in a Postgres with bounded waits, whose password no printing shows', async () => {
    const config = await load(postgres({ url: database, password }));
    const { log } = config.store;
    if (log?.driver !== 'postgres') throw new Error('the driver is another one');
    const bounds = { schema: 'sallyport', poolMax: 4, commandTimeoutMs: 5_000, openTimeoutMs: 10_000 };
    expect(log.postgres).toMatchObject({ url: database, user: 'sallyport', allowPlain: false, ...bounds });
    expect(log.postgres.password?.reveal()).toBe(SECRET);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain(SECRET);
    expect(applyLive(config, await load(postgres({ url: database, password }), `${SECRET}-2`)).kept).toEqual(['store']);
  });

  it('may have its events on another machine with TLS, or in the clear where that was accepted', async () => {
    const far = 'postgres://db.internal/events';
    for (const more of [{}, { tls: {} }, { allowPlain: true }]) {
      expect((await load(postgres({ url: far, ...more }))).store).toMatchObject({ log: { postgres: { url: far } } });
    }
    const certificates = { caFile: 'ca.pem', certFile: 'own.pem', keyFile: 'own.key' };
    for (const name of Object.values(certificates)) await writeFile(join(folder, name), `text of ${name}`);
    const config = await load(postgres({ url: far, tls: certificates }));
    expect(config.store).toMatchObject({
      log: { postgres: { tls: { ca: 'text of ca.pem', cert: 'text of own.pem' } } },
    });
    expect(JSON.stringify(config)).not.toContain('text of own.key');
  });

  it('is read without the password of the server that is not asked', async () => {
    await load({ ...redis({ url, password }), ...postgres({ url: database, password: { env: 'PG_PASSWORD' } }) }).catch(
      () => undefined,
    );
    const path = join(folder, 'sallyport.yaml');
    const records = await readStatePlace({ path, env: { REDIS_PASSWORD: SECRET }, only: 'records' });
    expect(records.store).toMatchObject({ driver: 'redis', redis: { place: { url } } });
    expect(records.store.log).toBeUndefined();
    const events = await readStatePlace({ path, env: { PG_PASSWORD: SECRET }, only: 'events' });
    expect(events.store).toMatchObject({ log: { driver: 'postgres', postgres: { url: database } } });
    await expect(readStatePlace({ path, only: 'events' })).rejects.toMatchObject({
      path: 'store.log.postgres.password',
    });
  });

  it('waits for the next start when it changes, its password included', async () => {
    const config = await load(redis({ url, password }));
    const same = await load(redis({ url, password }));
    expect(isSameConfig(config, same)).toBe(true);
    expect(applyLive(config, same).kept).toEqual([]);
    expect(applyLive(config, await load(redis({ url, password }), `${SECRET}-2`))).toMatchObject({
      kept: ['store'],
      config: { store: config.store },
    });
    expect(applyLive(config, await load({})).kept).toEqual(['store.driver']);
  });

  it.each([
    ['a Redis without its place', redis({}), 'store.redis', /must have url/u],
    ['a driver without its Redis', { driver: 'redis' }, 'store.redis', /is missing/u],
    ['a Redis beside another driver', { redis: { url } }, 'store.redis', /driver is libsql/u],
    ['two places', redis({ url, cluster: [url] }), 'store.redis.cluster', /beside url/u],
    ['a database of a cluster', redis({ cluster: [url] }), 'store.redis.cluster[0]', /no database/u],
    ['no address', redis({ url: 'localhost:6379' }), 'store.redis.url', /must be redis:\/\//u],
    ['another scheme', redis({ url: 'http://localhost' }), 'store.redis.url', /must be redis:\/\//u],
    ['a password in the address', redis({ url: `redis://u:${SECRET}@127.0.0.1` }), 'store.redis.url', /no password/u],
    ['a password that breaks the address', redis({ url: `redis://${SECRET}/#@h` }), 'store.redis.url', /no password/u],
    ['a password itself', redis({ url, password: SECRET }), 'store.redis.password', /where the password is/u],
    ['a password as a name', redis({ url, password: { [SECRET]: 1 } }), 'store.redis.password', /where the password/u],
    ['a variable that is not set', redis({ url, password: { env: 'NO_SUCH' } }), 'store.redis.password', /not set/u],
    ['a user without password', redis({ url, username: 'u' }), 'store.redis.password', /needs one/u],
    ['another machine without TLS', redis({ url: 'redis://redis.internal' }), 'store.redis', /rediss:\/\//u],
    [
      'a group of who knows where',
      redis({ url: 'redis://main', sentinels: { addresses: ['rediss://s1'] } }),
      'store.redis',
      /TLS/u,
    ],
    ['a certificate without key', redis({ url, tls: { certFile: 'c.pem' } }), 'store.redis.tls', /keyFile/u],
    ['a certificate that is not there', redis({ url, tls: { caFile: 'no.pem' } }), 'store.redis.tls.caFile', /./u],
    ['a prefix with a brace', redis({ url, keyPrefix: '{a}' }), 'store.redis.keyPrefix', /letters/u],
    ['events without their Postgres', { log: { driver: 'postgres' } }, 'store.log.postgres', /is missing/u],
    [
      'a Postgres beside another driver',
      { log: { driver: 'libsql', postgres: { url: database, user: 'u' } } },
      'store.log.postgres',
      /driver is libsql/u,
    ],
    [
      'a password in the address of events',
      postgres({ url: `postgres://u:${SECRET}@127.0.0.1/events` }),
      'store.log.postgres.url',
      /no password/u,
    ],
    ['no database of events', postgres({ url: 'postgres://127.0.0.1' }), 'store.log.postgres.url', /must be postgres/u],
    [
      'events on another machine in the clear',
      postgres({ url: 'postgres://db.internal/events?sslmode=disable' }),
      'store.log.postgres',
      /TLS/u,
    ],
    ['a weak sslmode', postgres({ url: `${database}?sslmode=prefer` }), 'store.log.postgres', /sslmode/u],
    ['a schema with quotes', postgres({ url: database, schema: 'a"b' }), 'store.log.postgres.schema', /letters/u],
    [
      'a certificate of events without key',
      postgres({ url: database, tls: { certFile: 'c.pem' } }),
      'store.log.postgres.tls',
      /keyFile/u,
    ],
    ['an unknown fail mode', { onFailure: { limits: 'allow' } }, 'store.onFailure.limits', /refuse, local/u],
  ])('is refused with %s', async (_what, store, path, message) => {
    const error = await load(store).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', path, message: expect.stringMatching(message) });
    expect(String(error)).not.toContain(SECRET);
  });

  it('may be reached in the clear where that was accepted', async () => {
    const config = await load(redis({ url: 'redis://redis.internal', allowPlain: true }));
    expect(config.store).toMatchObject({ redis: { place: { url: 'redis://redis.internal' } } });
  });
});
