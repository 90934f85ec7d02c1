import { access, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyRing, openKeyRing } from '../../src/crypto/key-ring.ts';
import { systemClock } from '../../src/setup/create-guard.ts';
import { type GatewayState, openGatewayState } from '../../src/setup/gateway-state.ts';
import { openMemory } from '../../src/setup/open-memory.ts';
import { startKmsServer } from '../start-kms-server.ts';
import { runBuiltCli, startBuiltCli } from './run-built-cli.ts';
import type { CliRun } from './run-cli.ts';
import { startTestGateway } from './start-test-gateway.ts';

const PRODUCTION = { NODE_ENV: 'production' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-sources-'));
});
afterAll(() => rm(folder, { recursive: true }));

function keyring(args: readonly string[], configFile: string, env: Readonly<Record<string, string>>): Promise<CliRun> {
  return runBuiltCli(['keyring', ...args, '--config', configFile], { cwd: folder, env });
}

describe('the key ring of a gateway in production', () => {
  it('is refused in the folder of the database, and taken when that is accepted', async () => {
    await expect(startTestGateway({ env: PRODUCTION })).rejects.toThrow('keyRing.acceptBesideDatabase');
    const gateway = await startTestGateway({
      env: PRODUCTION,
      config: { keyRing: { acceptBesideDatabase: true } },
    });
    expect(await gateway.stop()).toBe(0);
  }, 120_000);

  it('comes from the environment, and is changed there', async () => {
    const path = join(folder, 'made.json');
    const first = await createKeyRing({ path });
    const env = { ...PRODUCTION, SALLYPORT_KEY_RING: await readFile(path, 'utf8') };
    const gateway = await startTestGateway({ env, config: { keyRing: { source: 'environment' } } });
    try {
      await expect(access(join(gateway.folder, 'state', 'key-ring.json'))).rejects.toThrow('ENOENT');
      const { configFile } = gateway;
      expect(await keyring(['stage'], configFile, env)).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('--out'),
      });
      const out = join(folder, 'next.json');
      const staged = await keyring(['stage', '--out', out], configFile, env);
      expect(staged.exit).toBe(0);
      expect((await stat(out)).mode & 0o777).toBe(0o600);
      const kid = staged.stdout.trim();
      expect((await openKeyRing({ path: out })).kids).toEqual([first.currentKid, kid]);
      const next = { ...PRODUCTION, SALLYPORT_KEY_RING: await readFile(out, 'utf8') };
      // The gateway that runs does not have it.
      expect(await keyring(['activate', kid, '--out', join(folder, 'third.json')], configFile, next)).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('1 running gateway does not have the key'),
      });
      await expect(keyring(['status'], configFile, PRODUCTION)).resolves.toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('there is no key ring'),
      });
    } finally {
      await gateway.stop();
    }
  }, 120_000);

  it('is wrapped by AWS KMS, which is needed at the start only', async () => {
    const kms = await startKmsServer();
    const env = {
      ...PRODUCTION,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const section = { keyId: kms.keyId, region: 'eu-central-1', endpoint: kms.endpoint, timeoutMs: 2_000 };
    const gateway = await startTestGateway({ env, config: { keyRing: { source: 'aws-kms', kms: section } } });
    try {
      const ringFile = join(gateway.folder, 'state', 'key-ring.json');
      expect(await readFile(ringFile, 'utf8')).not.toContain('lookup');
      expect(await keyring(['rotate', '--reseal'], gateway.configFile, env)).toMatchObject({ exit: 0 });
      kms.fault = 'hang';
      expect((await gateway.admin('/admin/keys')).status).toBe(200);
      expect(await keyring(['status'], gateway.configFile, env)).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('did not answer in time'),
      });
      await gateway.stop({ keepFolder: true });
      await expect(startTestGateway({ folder: gateway.folder, env })).rejects.toThrow('did not answer in time');
      kms.fault = undefined;
      const again = await startTestGateway({ folder: gateway.folder, env });
      expect(again.clientKey).toBe(gateway.clientKey);
      await again.stop();
    } finally {
      await gateway.stop();
      await kms.close();
    }
  }, 120_000);
});

describe('sallyport keyring reseal', () => {
  const SESSIONS = 400;
  let stateDir: string;
  let state: GatewayState;
  beforeAll(async () => {
    stateDir = join(folder, 'state');
    const ring = await createKeyRing({ path: join(stateDir, 'key-ring.json') });
    state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
    const memory = openMemory({ records: state.records, ring });
    for (let i = 0; i < SESSIONS; i++) {
      await memory.store({ tenant: 't', user: `u-${i % 7}`, session: `s-${i}` }, 'k', i);
    }
  }, 120_000);
  afterAll(() => state.close());

  /** Ends a run in the middle: as soon as it has written down that it has come somewhere. */
  async function interrupted(
    signal: NodeJS.Signals,
  ): Promise<{ readonly exit: number | null; readonly stderr: string }> {
    await state.records.delete('key-ring-reseal', 'cursor');
    const run = startBuiltCli(['keyring', 'reseal', '--state-dir', stateDir], { cwd: folder });
    while ((await state.records.get('key-ring-reseal', 'cursor')) === undefined) await delay(2);
    const exit = await run.stop(signal);
    return { exit, stderr: run.output.stderr };
  }

  it('is stopped by Ctrl-C, killed, and goes on; every record opens at the end', async () => {
    const args = ['--state-dir', stateDir];
    const run = (...words: readonly string[]) => runBuiltCli(['keyring', ...words, ...args], { cwd: folder });
    expect((await run('rotate')).exit).toBe(0);
    const stopped = await interrupted('SIGINT');
    expect(stopped).toMatchObject({ exit: 1, stderr: expect.stringContaining('the next run goes on from here') });
    await interrupted('SIGKILL');
    const done = await run('reseal');
    expect(done).toMatchObject({ exit: 0, stderr: expect.stringContaining('0 do not open') });
    const { current, old, sealed } = JSON.parse((await run('status', '--count', '--json')).stdout) as {
      readonly current: string;
      readonly old: readonly string[];
      readonly sealed: Readonly<Record<string, number>>;
    };
    expect(sealed).toEqual({ [current]: 2 * SESSIONS });
    expect((await run('retire', old[0] as string)).exit).toBe(0);
    const ring = await openKeyRing({ path: join(stateDir, 'key-ring.json') });
    const memory = openMemory({ records: state.records, ring });
    for (let i = 0; i < SESSIONS; i++) {
      expect((await memory.retrieve({ tenant: 't', user: `u-${i % 7}`, session: `s-${i}` }, 'k'))?.value).toBe(i);
    }
  }, 180_000);
});
