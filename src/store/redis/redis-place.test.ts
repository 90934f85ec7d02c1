import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import { loadRedisPackage, type RedisClient, type RedisPackage } from './redis-package.ts';
import { type RedisAccess, type RedisPlace, redisClient } from './redis-place.ts';

type Options = Readonly<Record<string, unknown>>;

/** What a client would be made with. */
function madeWith(
  place: RedisPlace,
  how: Omit<RedisAccess, 'place'> = {},
): { readonly nodes?: readonly Options[]; readonly options: Options } {
  const made: { nodes?: readonly Options[]; options: Options }[] = [];
  const recorder = {
    Redis: class {
      constructor(options: Options) {
        made.push({ options });
      }
    },
    Cluster: class {
      constructor(nodes: readonly Options[], options: Options) {
        made.push({ nodes, options });
      }
    },
  } as unknown as RedisPackage;
  const client: RedisClient = redisClient(recorder, { place, ...how }, { connectTimeoutMs: 1_000, silenceMs: 2_000 });
  expect(client).toBeDefined();
  return made[0] ?? { options: {} };
}

describe('the address of a Redis', () => {
  it('gives host, port, user, password, database and TLS', () => {
    const { options } = madeWith({ url: 'rediss://guard:p%40ss@[::1]:6380/3' }, { tls: { ca: 'PEM' } });
    expect(options).toMatchObject({
      host: '::1',
      port: 6_380,
      username: 'guard',
      password: 'p@ss',
      db: 3,
      tls: { ca: 'PEM' },
    });
  });

  it('leaves out what it does not say', () => {
    const { options } = madeWith({ url: 'redis://localhost' });
    expect(options).toMatchObject({ host: 'localhost', db: 0 });
    expect(['username', 'password', 'tls', 'port'].filter((name) => options[name] !== undefined)).toEqual([]);
  });

  it('names a group, when there are sentinels', () => {
    const place = { url: 'redis://:data@Main_group/1', sentinels: ['redis://watch:er@a:1', 'redis://b'] };
    expect(madeWith(place, { allowPlain: true }).options).toMatchObject({
      name: 'Main_group',
      password: 'data',
      db: 1,
      sentinels: [
        { host: 'a', port: 1 },
        { host: 'b', port: 26_379 },
      ],
      sentinelUsername: 'watch',
      sentinelPassword: 'er',
    });
  });

  it('is a list for a cluster, whose first gives user, password and TLS for all', () => {
    const { nodes, options } = madeWith({ cluster: ['rediss://:secret@a:1', 'rediss://b:2'] });
    expect(nodes).toEqual([
      { host: 'a', port: 1 },
      { host: 'b', port: 2 },
    ]);
    expect(options['redisOptions']).toMatchObject({ password: 'secret', tls: {} });
  });

  it.each<[string, RedisPlace]>([
    ['no address', { url: 'hunter2' }],
    ['another protocol', { url: 'http://:hunter2@a' }],
    ['no host', { url: 'redis:///0' }],
    ['a name for a database', { url: 'redis://:hunter2@a/main' }],
    ['a password that is not encoded', { url: 'redis://:hunter2%@a' }],
    ['no sentinel', { url: 'redis://:hunter2@a', sentinels: [] }],
    ['no node', { cluster: [] }],
    ['a database of a cluster', { cluster: ['redis://:hunter2@a/1'] }],
  ])('is refused with %s, and not repeated', (_name, place) => {
    const refused = (): unknown => madeWith(place, { allowPlain: true });
    expect(refused).toThrow(InvalidOptionsError);
    expect(refused).not.toThrow(/hunter2/u);
  });
});

describe('a Redis on another machine', () => {
  it.each<[string, RedisPlace]>([
    ['a server', { url: 'redis://:hunter2@10.0.0.1' }],
    ['a name that may be anywhere', { url: 'redis://:hunter2@localhost.example' }],
    ['a node of a cluster', { cluster: ['redis://:hunter2@127.0.0.1', 'redis://10.0.0.1'] }],
    ['a node that gets the plain text of the first', { cluster: ['redis://:hunter2@127.0.0.1', 'rediss://10.0.0.1'] }],
    ['a sentinel', { url: 'rediss://main', sentinels: ['redis://:hunter2@10.0.0.1'] }],
    ['a group that sentinels elsewhere name', { url: 'redis://:hunter2@main', sentinels: ['rediss://10.0.0.1'] }],
  ])('is not spoken to in plain text unless that is allowed: %s', (_name, place) => {
    const refused = (): unknown => madeWith(place);
    expect(refused).toThrow(InvalidOptionsError);
    expect(refused).toThrow('allowPlain: true');
    expect(refused).not.toThrow(/hunter2/u);
    expect(() => madeWith(place, { allowPlain: true })).not.toThrow();
  });

  it.each<[string, RedisPlace]>([
    ['a server', { url: 'rediss://10.0.0.1' }],
    ['a cluster', { cluster: ['rediss://10.0.0.1', 'rediss://10.0.0.2'] }],
    ['a group', { url: 'rediss://main', sentinels: ['rediss://10.0.0.1'] }],
    ['this machine by its name', { url: 'redis://localhost' }],
    ['this machine by its addresses', { cluster: ['redis://127.0.0.2', 'redis://[::1]'] }],
    ['a group of this machine', { url: 'redis://main', sentinels: ['redis://127.0.0.1'] }],
  ])('needs no word where there is TLS, nor does this one: %s', (_name, place) => {
    expect(() => madeWith(place)).not.toThrow();
  });
});

describe('the package that talks to Redis', () => {
  it('is named when it is not there', async () => {
    await expect(loadRedisPackage('ioredis-nowhere')).rejects.toThrow('npm install ioredis-nowhere');
  });
});
