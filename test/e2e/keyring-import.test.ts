import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKeyRing } from '../../src/crypto/key-ring.ts';
import { type KmsServer, startKmsServer } from '../start-kms-server.ts';
import { modelsOf, sayToEcho } from './echo-talk.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import { runBuiltCli } from './run-built-cli.ts';
import type { CliRun } from './run-cli.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const ENV = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
  AWS_EC2_METADATA_DISABLED: 'true',
};

let kms: KmsServer;
let upstream: FaultyUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  kms = await startKmsServer();
  upstream = await startFaultyUpstream();
  gateway = await startTestGateway({ config: modelsOf(upstream) });
}, 120_000);
afterAll(async () => {
  await gateway?.stop({ signal: 'SIGKILL' });
  await upstream?.stop();
  await kms?.close();
}, 120_000);

/** The placeholder that the model is sent in one session. */
async function placeholder(): Promise<string | undefined> {
  const words = { key: gateway.clientKey, user: 'ann', session: 's', content: `Write to ${MAIL}` };
  return MAIL_PLACEHOLDER.exec((await sayToEcho(upstream, gateway, words)).sent)?.[0];
}

function importRing(file: string, env: Readonly<Record<string, string>> = ENV): Promise<CliRun> {
  const args = ['keyring', 'import', file, '--config', gateway.configFile];
  return runBuiltCli(args, { cwd: gateway.folder, env });
}

it('sallyport keyring import moves a ring into AWS KMS, and what was sealed before opens after', async () => {
  const plain = join(gateway.folder, 'state', 'key-ring.json');
  const wrapped = join(gateway.folder, 'wrapped.json');
  const { lookup } = JSON.parse(await readFile(plain, 'utf8')) as { readonly lookup: string };
  const before = await placeholder();
  expect(before).toMatch(MAIL_PLACEHOLDER);
  await gateway.stop({ keepFolder: true });

  const { folder, configFile } = gateway;
  const section = { keyId: kms.keyId, region: 'eu-central-1', endpoint: kms.endpoint, timeoutMs: 2_000 };
  const keyRing = { source: 'aws-kms', path: wrapped, kms: section };
  const config = { stateDir: 'state', server: { port: 0 }, ...modelsOf(upstream), keyRing };
  await writeFile(configFile, JSON.stringify(config));
  const cut = join(folder, 'cut.json');
  await writeFile(cut, (await readFile(plain, 'utf8')).slice(0, -9), { mode: 0o600 });
  expect(await importRing(cut)).toMatchObject({ exit: 2, stderr: expect.stringContaining('this is no key ring') });
  expect(await importRing(plain)).toMatchObject({
    exit: 0,
    stderr: expect.stringContaining('the ring is in its place'),
  });
  const text = await readFile(wrapped, 'utf8');
  expect(text).not.toContain(lookup);
  expect(await importRing(plain)).toMatchObject({ exit: 2, stderr: expect.stringContaining('never overwritten') });
  expect(await readFile(wrapped, 'utf8')).toBe(text);

  await rm(plain);
  const { clientKey } = gateway;
  gateway = await startTestGateway({ folder, env: ENV });
  expect(gateway.clientKey).toBe(clientKey);
  expect(await placeholder()).toBe(before);
}, 120_000);

it('sallyport keyring import has no place for a ring where that is in the environment', async () => {
  const ring = join(gateway.folder, 'plain.json');
  const config = { stateDir: 'state', keyRing: { source: 'environment' } };
  await writeFile(gateway.configFile, JSON.stringify(config));
  await createKeyRing({ path: ring });
  expect(await importRing(ring)).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('environment') });
}, 120_000);
