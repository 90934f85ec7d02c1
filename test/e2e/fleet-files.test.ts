import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadGatewayConfig } from '../../src/setup/config-file.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Service {
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  readonly secrets: readonly string[];
  readonly read_only: boolean;
  readonly depends_on?: object;
}

const compose = parse(textOf('docker-compose.fleet.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
};

it('publishes the gateways of the fleet on loopback and its Valkey nowhere', () => {
  const { services, networks } = compose;
  expect(Object.keys(services)).toEqual(['gateway-1', 'gateway-2', 'valkey']);
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(ports).toEqual(['127.0.0.1:8787:8787', '127.0.0.1:8788:8787']);
  expect([services['valkey']?.networks, networks['store']?.internal]).toEqual([['store'], true]);
  for (const service of Object.values(services)) {
    expect(service).toMatchObject({ read_only: true, secrets: ['valkey_password'], cap_drop: ['ALL'] });
  }
  expect(services['gateway-2']?.depends_on).toEqual({ valkey: { condition: 'service_healthy' } });
});

it('gives the gateways a configuration that they take', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-fleet-'));
  try {
    const secret = join(folder, 'password');
    await writeFile(secret, 'not-a-real-password\n');
    const path = join(folder, 'sallyport.yaml');
    await writeFile(path, textOf('deploy/sallyport-fleet.yaml').replace('/run/secrets/valkey_password', secret));
    const { store } = await loadGatewayConfig({ path, env: {} });
    expect(store).toMatchObject({ driver: 'redis', redis: { username: 'sallyport' }, log: { driver: 'libsql' } });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('gives their user the rights that the documentation names, and no server the right to evict', () => {
  const conf = textOf('deploy/valkey.conf');
  const rights = /^user sallyport on #SHA256_OF_PASSWORD (?<rights>.+)$/mu.exec(conf)?.groups?.['rights'];
  expect(textOf('docs/stores.md')).toContain(`ACL SETUSER sallyport on >PASSWORD ${rights}\n`);
  expect(conf).toContain('\nmaxmemory-policy noeviction\n');
});

it('gives their user the right to every command of the scripts', () => {
  const rights = textOf('deploy/valkey.conf').split(/\s+/u);
  const scripts = ['record', 'counter'].map((name) => textOf(`src/store/redis/redis-${name}-scripts.ts`)).join('\n');
  const commands = [...scripts.matchAll(/redis\.call\('(?<command>[A-Z]+)'/gu)].map(
    ({ groups }) => groups?.['command'],
  );
  expect(commands).toContain('ZADD');
  expect(commands.filter((command) => !rights.includes(`+${command?.toLowerCase()}`))).toEqual([]);
});
