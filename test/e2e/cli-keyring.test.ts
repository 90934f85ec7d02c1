import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { completionBody, textChoice } from './openai-wire.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import { type CliRun, runCli } from './run-cli.ts';
import { startTestGateway } from './start-test-gateway.ts';

interface Status {
  readonly current: string;
  readonly staged: readonly string[];
  readonly old: readonly string[];
  readonly gateways: readonly { readonly current: string; readonly kids: readonly string[] }[];
  readonly sealed: Readonly<Record<string, number>>;
}

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial();
}, 60_000);
afterAll(() => trial.stop());

const keyring = (...args: readonly string[]): Promise<CliRun> =>
  runCli(['keyring', ...args, '--config', trial.gateway.configFile]);

async function status(): Promise<Status> {
  return JSON.parse((await keyring('status', '--count', '--json')).stdout) as Status;
}

/** The placeholder that the model is sent in place of an address, in a session of its own. */
async function placeholderIn(session: string): Promise<string> {
  const model = trial.upstream.plan(({ reply }) =>
    reply(completionBody([textChoice('Yes.')]), { headers: 'content-type: application/json\r\n' }),
  );
  const client = trial.clientWith({ defaultHeaders: { 'x-sallyport-session': session } });
  await client.chat.completions.create({ model, messages: [{ role: 'user', content: `Write to ${MAIL}` }] });
  return MAIL_PLACEHOLDER.exec(trial.upstream.received(model)[0]?.text ?? '')?.[0] ?? 'none';
}

const ringFile = (): string => join(trial.gateway.folder, 'state', 'key-ring.json');

describe('sallyport keyring, while a gateway runs', () => {
  it('rotates: the gateway takes the new key without a restart, and nothing is lost', async () => {
    const sessions = ['one', 'two', 'three'];
    const before = new Map<string, string>();
    for (const session of sessions) before.set(session, await placeholderIn(session));
    const first = await status();
    expect(first).toMatchObject({ staged: [], old: [], gateways: [{ current: first.current, kids: [first.current] }] });

    const rotated = await keyring('rotate', '--reseal');
    expect(rotated).toMatchObject({ exit: 0, stderr: expect.stringMatching(/done: \d{1,4} sealed anew/u) });
    const second = await status();
    expect(second.old).toEqual([first.current]);
    expect(second.sealed).toEqual({ [second.current]: first.sealed[first.current] });
    for (const session of sessions) expect(await placeholderIn(session)).toBe(before.get(session));

    expect(await keyring('retire', second.current)).toMatchObject({ exit: 2 });
    await expect.poll(async () => (await status()).gateways[0]?.current, { timeout: 20_000 }).toBe(second.current);
    expect(await keyring('retire', first.current)).toMatchObject({ exit: 0 });
    for (const session of sessions) expect(await placeholderIn(session)).toBe(before.get(session));
    expect((await placeholderIn('four')).length).toBeGreaterThan(10);
    expect((await status()).old).toEqual([]);
    expect(await readFile(ringFile(), 'utf8')).not.toContain(first.current);
  }, 120_000);

  it('retires no key that something is sealed under', async () => {
    const { current } = await status();
    expect((await keyring('rotate')).exit).toBe(0);
    const next = (await status()).current;
    await expect.poll(async () => (await status()).gateways[0]?.current, { timeout: 20_000 }).toBe(next);
    expect(await keyring('retire', current)).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/\d{1,4} records are sealed under it/u),
    });
    expect((await status()).old).toEqual([current]);
  }, 120_000);

  it('never lets anybody seal under a key that a running gateway does not have', async () => {
    const { current } = await status();
    trial.gateway.process.kill('SIGSTOP');
    try {
      expect(await keyring('rotate', '--wait', '1')).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('1 running gateway does not have the key'),
      });
    } finally {
      trial.gateway.process.kill('SIGCONT');
    }
    const waiting = await status();
    expect(waiting.current).toBe(current);
    const [kid = ''] = waiting.staged;
    await expect.poll(async () => (await status()).gateways[0]?.kids, { timeout: 20_000 }).toContain(kid);
    expect(await keyring('activate', kid)).toMatchObject({ exit: 0 });
    expect((await status()).current).toBe(kid);
  }, 120_000);

  it('lets no gateway begin with a ring from before', async () => {
    const old = join(trial.gateway.folder, 'before.json');
    await copyFile(ringFile(), old);
    const good = join(trial.gateway.folder, 'good.json');
    expect((await keyring('rotate')).exit).toBe(0);
    await copyFile(ringFile(), good);
    // The one that runs does not follow it, and says so.
    await copyFile(old, ringFile());
    await placeholderIn('one');
    await expect
      .poll(async () => JSON.stringify(await trial.gateway.events()), { timeout: 20_000 })
      .toContain('key-ring-not-followed');
    expect(await keyring('status')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('not the one that this store'),
    });
    await trial.gateway.stop({ keepFolder: true });
    const env = { TRIAL_KEY: 'sk-trial-0123456789abcdef' };
    await expect(startTestGateway({ folder: trial.gateway.folder, env })).rejects.toThrow(
      'not the one that this store',
    );
    await copyFile(good, ringFile());
    expect((await keyring('status')).exit).toBe(0);
  }, 120_000);
});
