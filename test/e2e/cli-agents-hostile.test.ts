import { chmod, mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { APP, JWKS, signAnything } from '../agent-trial.ts';
import { type AgentsTrial, startAgentsTrial } from './agents-cli-trial.ts';
import type { CliRun } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

let trial: AgentsTrial;
beforeAll(async () => {
  trial = await startAgentsTrial();
  await trial.write('agents.jwks.json', JSON.stringify(JWKS));
  await trial.write('app.key.json', JSON.stringify(APP));
});
afterAll(() => trial.remove());

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const verify = (presented: string, ...more: readonly string[]): Promise<CliRun> =>
  trial.runWith(
    presented,
    ...[
      'verify',
      '--jwks',
      trial.path('agents.jwks.json'),
      '--issuer',
      'app',
      '--audience',
      'files',
      '--json',
      ...more,
    ],
  );

const CLAIMS = { iss: 'app', sub: 'mailer', aud: 'files' };
const TOKEN = { typ: 'agent+jwt' };
const HOLDER = ['--holder', APP.kid];

describe('a token that somebody forged', () => {
  it.each<[string, () => string | Promise<string>, string, ...(readonly string[])]>([
    ['is empty', () => '', 'TOKEN_MALFORMED'],
    ['is longer than a token', () => 'a'.repeat(9_000), 'TOKEN_TOO_LARGE'],
    ['is longer than all', () => 'a'.repeat(3_000_000), 'TOKEN_TOO_LARGE'],
    ['has no algorithm and no signature', () => `${b64({ alg: 'none', ...TOKEN })}.${b64(CLAIMS)}.`, 'TOKEN_MALFORMED'],
    ['has no algorithm', () => `${b64({ alg: 'none', ...TOKEN })}.${b64(CLAIMS)}.AA`, 'ALGORITHM_MISMATCH'],
    [
      'takes a public key for a secret',
      () => `${b64({ alg: 'HS256', kid: APP.kid, ...TOKEN })}.${b64(CLAIMS)}.AA`,
      'ALGORITHM_MISMATCH',
    ],
    [
      'names where its key is',
      () => signAnything(APP, { ...TOKEN, jku: 'https://keys.example' }, CLAIMS),
      'HEADER_REFUSED',
    ],
    ['brings its key', () => signAnything(APP, { ...TOKEN, jwk: { kty: 'OKP' } }, CLAIMS), 'HEADER_REFUSED'],
    ['has a claim twice', () => signAnything(APP, TOKEN, '{"iss":"app","iss":"planner"}'), 'TOKEN_MALFORMED'],
    ['lacks claims', () => signAnything(APP, TOKEN, CLAIMS), 'CLAIMS_INVALID'],
    ['is of a key that nobody knows', () => signAnything(APP, { ...TOKEN, kid: 'x' }, CLAIMS), 'KEY_UNKNOWN'],
    ['is a chain of nothing', () => '[]', 'CHAIN_MALFORMED', ...HOLDER],
    ['is a chain of others', () => '[1,{}]', 'CHAIN_MALFORMED', ...HOLDER],
    ['is a chain that does not end', () => '['.repeat(100_000), 'CHAIN_MALFORMED', ...HOLDER],
    ['is a chain of too many', () => JSON.stringify(Array(10_000).fill('a')), 'CHAIN_TOO_DEEP', ...HOLDER],
  ])('and that %s is refused by its code', async (_, make, code, ...more) => {
    const { stdout, exit } = await verify(await make(), ...more);
    expect(JSON.parse(stdout)).toMatchObject({ verified: false, code });
    expect(exit).toBe(1);
  });

  it('steers no terminal, begins no line of its own, and is shown whole', async () => {
    const claims = {
      note: '\u001B[2J\u202Egnihton\u200B\n  iss  "app"',
      'a\nb\u202E\u0007': { '\u009B31m': '\u{E0041}' },
    };
    const token = await signAnything(APP, TOKEN, claims);
    const { stdout, exit } = await trial.runWith(token, 'inspect');
    expect(exit).toBe(0);
    expect(stdout.split('\n')).toHaveLength(7);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const json = (await trial.runWith(token, 'inspect', '--json')).stdout;
    expect(json.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(json)).toMatchObject({ verified: false, tokens: [{ claims }] });
  });

  it('is no private key: what is given by mistake is not repeated', async () => {
    const { stdout, stderr, exit } = await trial.runWith(JSON.stringify(APP), 'inspect');
    expect(exit).toBe(1);
    expect(stdout + stderr).not.toContain(APP.d);
  });
});

describe('a key file', () => {
  const issue = (key: string): Promise<CliRun> =>
    trial.run('issue', '--key', key, '--subject', 'mailer', '--audience', 'files', '--permission', 'files:read');

  it('that others may read is refused, and says what to do', async () => {
    for (const mode of [0o644, 0o640, 0o602]) {
      await trial.write('open.key.json', JSON.stringify(APP));
      await chmod(trial.path('open.key.json'), mode);
      const { exit, stdout, stderr } = await issue('open.key.json');
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
      expect(stderr).toContain('chmod 600 open.key.json');
    }
    await chmod(trial.path('open.key.json'), 0o600);
    expect((await issue('open.key.json')).exit).toBe(0);
  });

  it.each([
    ['of public keys', JSON.stringify(JWKS), 'the private key'],
    ['of another kind', JSON.stringify({ ...APP, kty: 'RSA' }), 'must be an Ed25519 key'],
    ['whose halves do not fit', JSON.stringify({ ...APP, d: APP.x }), 'is no Ed25519 private key'],
    ['with a member twice', `{"d":"${APP.d}",${JSON.stringify(APP).slice(1)}`, 'has a key twice'],
    ['that is no JSON', APP.d, 'is no JSON'],
    ['that is too long', `"${'a'.repeat(20_000)}"`, 'too long'],
  ])('%s is refused and not repeated', async (_, text, message) => {
    await trial.write('wrong.key.json', text);
    const { exit, stdout, stderr } = await issue('wrong.key.json');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(APP.d);
  });

  it('that cannot be read is named', async () => {
    await mkdir(trial.path('folder'), { mode: 0o700 });
    expect(await issue('folder')).toMatchObject({ exit: 2, stderr: expect.stringContaining('cannot read folder') });
    expect(await issue('none')).toMatchObject({ exit: 2, stderr: expect.stringContaining('cannot read none: ENOENT') });
  });
});

it('refuses a set with a private key in it, and does not repeat that', async () => {
  const set = await trial.write('private.jwks.json', JSON.stringify({ keys: [APP] }));
  const { exit, stdout, stderr } = await verify('x', '--jwks', set);
  expect(exit).toBe(2);
  expect(stderr).toContain('private.jwks.json: jwks.keys[0] is a private or a shared key');
  expect(stdout + stderr).not.toContain(APP.d);
});

describe('a wrong call', () => {
  const facts = ['--subject', 'mailer', '--audience', 'files', '--permission', 'files:read'];
  it.each([
    [['issue', ...facts], 'give --key, or'],
    [['issue', '--key', 'app.key.json', ...facts, '--issuer', 'app'], 'the key says who issues'],
    [['issue', '--key', 'app.key.json', ...facts, '--ttl', 'long'], '--ttl must be a whole number'],
    [['issue', '--key', 'app.key.json', ...facts, '--ttl', '3601'], '--ttl must be a whole number'],
    [['issue', '--key', 'app.key.json', ...facts, '--permission', 'all'], '--permission must be'],
    [['issue', '--key', 'app.key.json', ...facts.slice(0, 4)], '--permission must be'],
    [['issue', '--key', 'app.key.json', ...facts, '--subject', 'Ann B'], '--subject must be'],
    [['issue', '--key', 'app.key.json', ...facts, '--bound-key', 'x'], '--bound-key must be'],
    [['verify', '--audience', 'files', '--jwks', 'agents.jwks.json', '--file', 'app.key.json'], '--issuer must name'],
    [['verify', '--audience', 'files', '--issuer', 'app', '--file', 'app.key.json'], 'give --jwks, or'],
    [
      ['verify', '--audience', 'files', '--issuer', 'app', '--jwks', 'none', '--file', 'app.key.json'],
      'cannot read none',
    ],
    [['verify', '--issuer', 'app', '--jwks', 'none'], "required option '--audience"],
  ])('%j says which flag is wrong', async (args, message) => {
    const { exit, stdout, stderr } = await trial.run(...args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
