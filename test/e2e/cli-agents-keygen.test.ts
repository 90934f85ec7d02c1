import { chmod, lstat, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AgentsTrial, startAgentsTrial } from './agents-cli-trial.ts';
import type { CliRun } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

let trial: AgentsTrial;
beforeEach(async () => {
  trial = await startAgentsTrial();
});
afterEach(() => trial.remove());

const keygen = (agent: string, ...more: readonly string[]): Promise<CliRun> =>
  trial.run('keygen', agent, '--out', `${agent}.key.json`, '--jwks', 'agents.jwks.json', ...more);

interface KeySet {
  readonly keys: readonly { readonly agent: string; readonly kid: string; readonly notAfter?: number }[];
}

async function keySet(): Promise<KeySet> {
  return JSON.parse(await trial.read('agents.jwks.json')) as KeySet;
}

it('writes the private key for its owner alone, and the public one into a set', async () => {
  const { stdout, exit } = await keygen('app', '--json');
  expect(exit).toBe(0);
  const { keyId } = JSON.parse(stdout) as { readonly keyId: string };
  const key = JSON.parse(await trial.read('app.key.json')) as { readonly d: string };
  expect(key).toMatchObject({ agent: 'app', kid: keyId });
  expect((await stat(trial.path('app.key.json'))).mode & 0o777).toBe(0o600);
  expect((await keySet()).keys).toMatchObject([{ agent: 'app', kid: keyId }]);
  expect(await trial.read('agents.jwks.json')).not.toContain(key.d);
  expect(await readdir(trial.path(''))).toEqual(['agents.jwks.json', 'app.key.json']);
});

it('loses no key where eight are made at once for one set', async () => {
  const agents = Array.from({ length: 8 }, (_, i) => `agent-${i}`);
  const runs = await Promise.all(agents.map((agent) => keygen(agent)));
  expect(runs.map(({ exit }) => exit)).toEqual(agents.map(() => 0));
  const { keys } = await keySet();
  expect(keys.map(({ agent }) => agent).sort()).toEqual(agents);
  expect(keys.map(({ kid }) => `${kid}\n`).sort()).toEqual(runs.map(({ stdout }) => stdout).sort());
  expect(await readdir(trial.path(''))).toHaveLength(agents.length + 1);
});

it('makes one key where two are made at once in one place', async () => {
  const runs = await Promise.all([keygen('app'), keygen('app')]);
  expect(runs.map(({ exit }) => exit).sort()).toEqual([0, 2]);
  const { kid } = JSON.parse(await trial.read('app.key.json')) as { readonly kid: string };
  expect((await keySet()).keys.map((key) => key.kid)).toEqual([kid]);
});

describe('a private key that is there', () => {
  it('stays, and so does the set, unless --force replaces it', async () => {
    await keygen('app');
    const before = [await trial.read('app.key.json'), await trial.read('agents.jwks.json')];
    const { exit, stderr } = await keygen('app');
    expect(exit).toBe(2);
    expect(stderr).toContain('--force');
    expect([await trial.read('app.key.json'), await trial.read('agents.jwks.json')]).toEqual(before);
    await chmod(trial.path('app.key.json'), 0o644);
    const forced = await keygen('app', '--force');
    expect(forced).toMatchObject({ exit: 0, stderr: expect.stringContaining('1 other key without an end') });
    expect(await trial.read('app.key.json')).toContain(forced.stdout.trim());
    expect((await stat(trial.path('app.key.json'))).mode & 0o777).toBe(0o600);
  });

  it('is not reached through a link', async () => {
    await writeFile(trial.path('elsewhere'), 'untouched');
    await symlink(trial.path('elsewhere'), trial.path('app.key.json'));
    for (const flags of [[], ['--force']]) expect((await keygen('app', ...flags)).exit).toBe(2);
    expect(await trial.read('elsewhere')).toBe('untouched');
    expect((await lstat(trial.path('app.key.json'))).isSymbolicLink()).toBe(true);
  });
});

it('keeps what else the set says, and gives older keys of the agent an end with --overlap', async () => {
  await keygen('app');
  await keygen('mailer');
  await writeFile(trial.path('agents.jwks.json'), JSON.stringify({ ...(await keySet()), note: 'ours' }));
  await rm(trial.path('app.key.json'));
  const sinceS = Date.now() / 1_000;
  expect(await keygen('app', '--overlap', '1h')).toMatchObject({ exit: 0, stderr: '' });
  const set = await keySet();
  expect(set).toMatchObject({ note: 'ours' });
  const [old, mailer, app] = set.keys;
  expect(old?.notAfter).toBeGreaterThanOrEqual(sinceS + 3_600);
  expect([mailer?.notAfter, app?.notAfter]).toEqual([undefined, undefined]);
});

describe('a set that cannot be written', () => {
  it.each([
    ['is no JSON', 'nonsense'],
    ['has a key twice', '{"keys":[],"keys":[]}'],
    ['is no set', '{"keys":{}}'],
    ['holds a key of another kind', '{"keys":[{"kty":"RSA"}]}'],
  ])('since it %s leaves no private key behind', async (_, text) => {
    await trial.write('agents.jwks.json', text);
    expect(await keygen('app')).toMatchObject({ exit: 2, stderr: expect.stringContaining('agents.jwks.json') });
    expect(await readdir(trial.path(''))).toEqual(['agents.jwks.json']);
    expect(await trial.read('agents.jwks.json')).toBe(text);
  });

  it('since it is a folder, or in none, leaves no private key behind', async () => {
    await mkdir(trial.path('agents.jwks.json'));
    expect((await keygen('app')).exit).toBe(2);
    const { exit } = await trial.run('keygen', 'app', '--out', 'app.key.json', '--jwks', 'none/agents.jwks.json');
    expect(exit).toBe(2);
    expect(await readdir(trial.path(''))).toEqual(['agents.jwks.json']);
  });

  it('since somebody else changes it is not changed, and the message names what to remove', async () => {
    await trial.write('agents.jwks.json.lock', '');
    const { exit, stderr } = await keygen('app');
    expect(exit).toBe(2);
    expect(stderr).toContain('remove that file');
    expect(await readdir(trial.path(''))).toEqual(['agents.jwks.json.lock']);
  });
});

it.each([
  ['a name that could look like another', ['App'], 'the name of the agent must be'],
  ['one file for both', ['app', '--jwks', './k'], 'must be two files'],
  ['an overlap without a set', ['app', '--overlap', '1h'], 'give --jwks'],
  ['an overlap that is none', ['app', '--jwks', 's', '--overlap', 'soon'], '--overlap must be a duration'],
])('refuses %s, and writes nothing', async (_, args, message) => {
  const { exit, stderr } = await trial.run('keygen', '--out', 'k', ...args);
  expect(exit).toBe(2);
  expect(stderr).toContain(message);
  expect(await readdir(trial.path(''))).toEqual([]);
});
