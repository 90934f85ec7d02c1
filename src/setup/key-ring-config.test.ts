import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InvalidConfigError } from './invalid-config-error.ts';
import { checkKeyRingPlace, resolveKeyRing } from './key-ring-config.ts';
import { keyRingSchema } from './key-ring-schema.ts';

const places = { folder: '/etc/sallyport', stateDir: '/var/sallyport' };
const ring = (section: unknown) => resolveKeyRing(keyRingSchema().parse(section), places);
const kms = { keyId: 'alias/ring', region: 'eu-central-1' };

describe('the section keyRing', () => {
  it('takes the file in the folder of the state where nothing is said, and paths from the folder of the configuration', () => {
    expect(ring({})).toEqual({ source: 'file', path: '/var/sallyport/key-ring.json', acceptBesideDatabase: false });
    expect(ring({ path: 'ring.json' }).path).toBe('/etc/sallyport/ring.json');
    expect(ring({ path: '/ring/r.json' }).path).toBe('/ring/r.json');
  });

  it('wants a key of the service with aws-kms, and with nothing else', () => {
    expect(ring({ source: 'aws-kms', kms }).kms).toEqual({ ...kms, timeoutMs: 5_000 });
    for (const section of [{ source: 'aws-kms' }, { kms }, { source: 'aws-kms', kms: { ...kms, region: 'EU' } }]) {
      expect(keyRingSchema().safeParse(section).success).toBe(false);
    }
  });
});

describe('a ring beside the database', () => {
  const local = { host: '127.0.0.1' };
  const open = { host: '0.0.0.0' };
  const production = { NODE_ENV: 'production' };

  function isRefused(
    section: unknown,
    { host }: { readonly host: string },
    env: Readonly<Record<string, string>> = {},
    driver: 'libsql' | 'in-process' = 'libsql',
  ): boolean {
    const server = { host } as Parameters<typeof checkKeyRingPlace>[0]['server'];
    try {
      checkKeyRingPlace({ server, store: { driver }, stateDir: places.stateDir, keyRing: ring(section) }, env);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidConfigError);
      expect(error).toMatchObject({ path: 'keyRing' });
      return true;
    }
  }

  it('is taken on loopback, and refused off it and in production', () => {
    expect([isRefused({}, local), isRefused({}, open), isRefused({}, local, production)]).toEqual([false, true, true]);
    expect(isRefused({}, { host: 'localhost' }, { NODE_ENV: 'test' })).toBe(false);
  });

  it.each([
    ['accepted in so many words', { acceptBesideDatabase: true }],
    ['in another folder', { path: '/ring/key-ring.json' }],
    ['in a folder whose name begins alike', { path: '/var/sallyport-ring/key-ring.json' }],
    ['of the environment', { source: 'environment' }],
    ['wrapped', { source: 'aws-kms', kms }],
  ])('is none when it is %s', (_what, section) => {
    expect(isRefused(section, open, production)).toBe(false);
  });

  it.each([{ path: '/var/sallyport/keys/ring.json' }, { path: '/etc/../var/sallyport/ring.json' }])(
    'is one at %j',
    (section) => expect(isRefused(section, open)).toBe(true),
  );

  it('is none where the records are not in a database of this machine', () => {
    expect(isRefused({}, open, production, 'in-process')).toBe(false);
  });

  it('is looked for in the way from the folder of the state', () => {
    expect(join(places.stateDir, '..x')).toBe('/var/sallyport/..x');
    expect(isRefused({ path: '/var/sallyport/..x' }, open)).toBe(true);
  });
});
