import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startDemoModel } from '../gateway/demo/demo-server.ts';
import { readEnvText } from '../gateway/keys/env-file.ts';
import { startGateway } from '../gateway/start-gateway.ts';
import type { ChatPlace } from './ask-chat.ts';

/** The demo model, twice within reach: as it is, and behind a gateway. */
export interface DemoStage {
  readonly open: ChatPlace;
  readonly closed: ChatPlace;
  /** What the gateway says about its policy, such as `balanced`. */
  readonly policy: string;
  /** Stops both and removes what they left on the disk. */
  close(): Promise<void>;
}

/** Nothing is kept, and nothing is said that is not part of the story. */
const CONFIG = 'store: { driver: in-process }\nevents: { log: none }\n';

/**
 * Starts the demo model and a gateway in front of it, both on free ports of 127.0.0.1.
 *
 * @param policy - As `--policy` of `sallyport serve` takes it: a profile, or a file.
 * @throws InvalidConfigError, InvalidPolicyError
 */
export async function openDemoStage(policy: string): Promise<DemoStage> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-demo-'));
  const forget = removeAtExit(folder);
  const model = await startDemoModel();
  const endModel = async (): Promise<void> => {
    await model.close();
    forget();
  };
  try {
    const path = join(folder, 'sallyport.yaml');
    await writeFile(path, CONFIG);
    const overrides = { port: 0, stateDir: join(folder, 'state'), upstreamUrl: model.url, policy: policyOf(policy) };
    // No variables: a key for a provider has no business here.
    const gateway = await startGateway({ source: { path, env: {}, overrides }, say: () => undefined });
    const close = async (): Promise<void> => {
      await gateway.close();
      await endModel();
    };
    try {
      const key = await debugKey(gateway.url, dirname(gateway.clientEnv));
      const { name } = gateway.config.policy.policy;
      return { open: { url: model.url, key: 'any' }, closed: { url: gateway.url, key }, policy: name, close };
    } catch (error) {
      await gateway.close();
      throw error;
    }
  } catch (error) {
    await endModel();
    throw error;
  }
}

/** Removes the folder when the process ends in whatever way can be seen coming, or at once. */
function removeAtExit(folder: string): () => void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const leave = (): never => process.exit(INTERRUPTED);
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  return () => {
    remove();
    process.off('exit', remove);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave);
  };
}

/** What shells say of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

/** The name of a file is meant from here, not from the folder of the configuration. */
function policyOf(policy: string): string {
  return /[./\\]/u.test(policy) ? resolve(policy) : policy;
}

/** A key whose replies say in a header what was decided about the request. */
async function debugKey(url: string, stateDir: string): Promise<string> {
  const admin = readEnvText(await readFile(join(stateDir, 'admin.env'), 'utf8'), 'SALLYPORT_ADMIN_KEY') ?? '';
  const response = await fetch(`${url}/admin/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
    body: JSON.stringify({
      name: 'demo',
      scopes: ['chat'],
      identity: { kind: 'asserted', tenant: 'demo' },
      isDebug: true,
    }),
  });
  const { key } = (await response.json()) as { readonly key: string };
  return key;
}
