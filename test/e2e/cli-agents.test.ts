import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HopFacts, type RootFacts, requestDigest } from '../../src/agents.ts';
import { type AgentsTrial, startAgentsTrial } from './agents-cli-trial.ts';
import { runBuiltCli } from './run-built-cli.ts';
import type { CliRun } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

const FACTS = ['--subject', 'mailer', '--audience', 'files', '--permission', 'files:read'] as const;
const HERE = ['--issuer', 'app', '--audience', 'files', '--json'] as const;
const JWKS_NAME = 'agents.jwks.json';

let trial: AgentsTrial;
beforeAll(async () => {
  trial = await startAgentsTrial();
  for (const agent of ['app', 'planner', 'mailer', 'files', 'printer']) await keygen(agent, agent);
  await runBuiltCli(['keys', 'create', '--name', 'x', '--state-dir', trial.path('state')], { cwd: trial.path('') });
}, 60_000);
afterAll(() => trial.remove());

const keyFile = (name: string): string => trial.path(`${name}.key.json`);

async function keygen(agent: string, name: string, ...more: readonly string[]): Promise<string> {
  const { stdout, stderr, exit } = await trial.run(
    ...['keygen', agent, '--out', keyFile(name), '--jwks', trial.path(JWKS_NAME), ...more],
  );
  if (exit !== 0) throw new Error(stderr);
  return stdout.trim();
}

async function issue(name: string, ...more: readonly string[]): Promise<string> {
  const { stdout, exit } = await trial.run('issue', '--key', keyFile(name), ...FACTS, ...more);
  expect(exit).toBe(0);
  return stdout.trim();
}

function verify(presented: string, ...more: readonly string[]): Promise<CliRun> {
  return trial.runWith(presented, 'verify', '--jwks', trial.path(JWKS_NAME), ...HERE, ...more);
}

async function codeOf(run: Promise<CliRun>): Promise<string> {
  const { stdout, exit } = await run;
  const outcome = JSON.parse(stdout) as { readonly verified: boolean; readonly code?: string };
  expect(exit).toBe(outcome.verified ? 0 : 1);
  return outcome.code ?? 'accepted';
}

const inState = (): readonly string[] => ['--state-dir', trial.path('state')];

describe('a token', () => {
  it('is issued by one key, and verified with the public ones for its audience and what it grants', async () => {
    const token = await issue('app');
    const { stdout, stderr, exit } = await verify(token, '--permission', 'files:read');
    expect({ exit, ...(JSON.parse(stdout) as object) }).toMatchObject({
      exit: 0,
      verified: true,
      revocationsChecked: false,
      agent: 'mailer',
      issuer: 'app',
      permissions: ['files:read'],
      singleTrust: false,
    });
    expect(stderr).toContain('revocations were not looked up');
    expect(await codeOf(verify(token, '--permission', 'files:delete'))).toBe('PERMISSION_MISSING');
    expect(await codeOf(verify(token, '--audience', 'printer'))).toBe('AUDIENCE_MISMATCH');
    expect(await codeOf(verify(await issue('planner')))).toBe('ISSUER_MISMATCH');
    expect(await codeOf(verify(await issue('app', '--ttl', '600')))).toBe('LIFETIME_EXCEEDED');
    expect(await codeOf(verify(await issue('app', '--ttl', '600'), '--ttl-max', '600'))).toBe('accepted');
  });

  it('is shown to people, with a way out where it is refused', async () => {
    const token = await issue('app');
    const args = ['verify', '--jwks', trial.path(JWKS_NAME), '--audience', 'files', '--issuer'];
    expect(await trial.runWith(token, ...args, 'app')).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^verified\n {2}kind {10}"token"\n/u),
    });
    expect(await trial.runWith(token, ...args, 'nobody')).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/^refused: ISSUER_MISMATCH: .{10,200}\n {2}--issuer names those/u),
    });
    const inspected = await trial.runWith(token, 'inspect');
    expect(inspected).toMatchObject({ exit: 0, stderr: expect.stringContaining('nothing of this is verified') });
    expect(inspected.stdout).toContain('  iss           "app"\n');
    expect(inspected.stdout).toMatch(/ exp {11}\d{10} {2}\(\d{4}-\d\d-\d\dT/u);
    expect(inspected.stdout).not.toContain(token.split('.')[2]);
  });

  it('is issued with a key from standard input, and told with its id for a later revocation', async () => {
    const { stdout, exit } = await trial.runWith(
      await trial.read('app.key.json'),
      'issue',
      '--key',
      '-',
      ...FACTS,
      '--json',
    );
    expect(exit).toBe(0);
    const { token, tokenId } = JSON.parse(stdout) as { readonly token: string; readonly tokenId: string };
    expect(await codeOf(verify(token, ...inState()))).toBe('accepted');
    expect(await trial.run('revoke', '--token', tokenId, ...inState())).toMatchObject({
      exit: 0,
      stdout: `token ${tokenId} is revoked\n`,
    });
    expect(await codeOf(verify(token, ...inState()))).toBe('REVOKED');
    expect(await codeOf(verify(await issue('app'), ...inState()))).toBe('accepted');
  });

  it('that is bound to a key is not accepted without a proof', async () => {
    const { kid } = JSON.parse(await trial.read('mailer.key.json')) as { readonly kid: string };
    expect(await codeOf(verify(await issue('app', '--bound-key', kid)))).toBe('PROOF_MISSING');
  });
});

describe('revocation', () => {
  it('of an agent ends all that is about it', async () => {
    await keygen('leaver', 'leaver');
    const token = await issue('app', '--subject', 'leaver');
    expect(await codeOf(verify(token, ...inState()))).toBe('accepted');
    expect((await trial.run('revoke', '--agent', 'leaver', ...inState())).exit).toBe(0);
    expect(await codeOf(verify(token, ...inState()))).toBe('REVOKED');
  });

  it.each([
    [['--token', 'eyJhbGciOiJFZERTQSJ9.'.repeat(9)], 'not the token itself'],
    [['--key', 'app'], '43 characters'],
    [['--agent', 'App'], 'the name of an agent'],
    [['--agent', 'app', '--key', 'app'], 'one of them'],
    [[], 'one of them'],
  ])('of %j is refused: it would revoke nothing', async (flags, message) => {
    const { exit, stderr } = await trial.run('revoke', ...flags, ...inState());
    expect(exit).toBe(2);
    expect(stderr).toContain(message);
  });

  it('makes no store of its own in a wrong folder', async () => {
    const { exit, stderr } = await trial.run('revoke', '--agent', 'app', '--state-dir', trial.path('typo'));
    expect(exit).toBe(2);
    expect(stderr).toContain('there is no store in');
    await expect(stat(trial.path('typo'))).rejects.toThrow('ENOENT');
  });
});

describe('a key that is rotated', () => {
  it('is good until the overlap is over, or it is revoked', async () => {
    const oldKey = await keygen('rotator', 'rotator-1');
    const oldToken = await issue('rotator-1');
    const trusted = ['--issuer', 'rotator', ...inState()];
    await keygen('rotator', 'rotator-2', '--overlap', '1h');
    const newToken = await issue('rotator-2');
    expect(await codeOf(verify(oldToken, ...trusted))).toBe('accepted');
    expect(await codeOf(verify(newToken, ...trusted))).toBe('accepted');
    expect((await trial.run('revoke', '--key', oldKey, ...inState())).exit).toBe(0);
    expect(await codeOf(verify(oldToken, ...trusted))).toBe('REVOKED');
    expect(await codeOf(verify(newToken, ...trusted))).toBe('accepted');
    await keygen('rotator', 'rotator-3', '--overlap', '0s');
    expect(await codeOf(verify(newToken, ...trusted))).toBe('KEY_EXPIRED');
    // A later rotation gives nobody more time.
    await keygen('rotator', 'rotator-4', '--overlap', '7d');
    expect(await codeOf(verify(newToken, ...trusted))).toBe('KEY_EXPIRED');
  });
});

describe('a shared secret', () => {
  const SECRET = Buffer.alloc(32, 7).toString('base64url');
  const shared = (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CliRun> =>
    runBuiltCli(['agents', ...args], { cwd: trial.path(''), env });

  it('comes from a variable or a file, and marks what it verifies', async () => {
    const args = ['issue', '--shared-secret-env', 'AGENTS_SECRET', '--issuer', 'app', ...FACTS];
    const { stdout: token, exit } = await shared({ AGENTS_SECRET: SECRET }, ...args);
    expect(exit).toBe(0);
    const file = await trial.write('shared.secret', `${SECRET}\n`);
    const run = await trial.runWith(token, 'verify', '--shared-secret-file', file, ...HERE);
    expect(JSON.parse(run.stdout)).toMatchObject({ verified: true, agent: 'mailer', singleTrust: true });
    expect(await codeOf(verify(token))).toBe('ALGORITHM_MISMATCH');
    const other = await trial.write('other.secret', Buffer.alloc(32, 8).toString('base64url'));
    expect(await codeOf(trial.runWith(token, 'verify', '--shared-secret-file', other, ...HERE))).toBe(
      'SIGNATURE_INVALID',
    );
  });

  it.each([
    ['unset', {}],
    ['too short', { AGENTS_SECRET: Buffer.alloc(31, 7).toString('base64url') }],
    ['no base64url', { AGENTS_SECRET: 'correct horse battery staple, and more of it' }],
  ])('that is %s is refused, and not repeated', async (_, env: Readonly<Record<string, string>>) => {
    const args = ['issue', '--shared-secret-env', 'AGENTS_SECRET', '--issuer', 'app', ...FACTS];
    const { exit, stdout, stderr } = await shared(env, ...args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('the shared secret');
    expect(stderr).not.toContain(env['AGENTS_SECRET'] ?? 'nothing');
  });
});

describe('a chain of a root and three hops, each signed in a process of its own', () => {
  const HOP = fileURLToPath(new URL('../agent-hop.ts', import.meta.url));

  async function signed(by: string, chain: readonly string[], facts: RootFacts | HopFacts): Promise<readonly string[]> {
    const child = spawn(process.execPath, ['--import', 'tsx', HOP, keyFile(by)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const written = text(child.stdout);
    child.stdin.end(JSON.stringify({ chain, facts }));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
    return JSON.parse(await written) as readonly string[];
  }

  async function keyIdOf(agent: string): Promise<string> {
    return (JSON.parse(await trial.read(`${agent}.key.json`)) as { readonly kid: string }).kid;
  }

  it('is verified offline with public keys only, and not when it was cut, spliced or is shown by another', async () => {
    const next = async (agent: string): Promise<{ readonly next: HopFacts['next'] }> => ({
      next: { agent, keyId: await keyIdOf(agent) },
    });
    let chain = await signed('app', [], {
      ...(await next('planner')),
      principal: { tenant: 'acme', user: 'ann', session: 's-1' },
      request: requestDigest('Read the March report'),
      audiences: ['files'],
      permissions: ['files:read', 'files:delete'],
    });
    const caveats = [{ kind: 'path-under', argument: '/path', value: '/reports/' }] as const;
    chain = await signed('planner', chain, { ...(await next('mailer')), permissions: ['files:read'], caveats });
    chain = await signed('mailer', chain, await next('files'));
    chain = await signed('files', chain, await next('printer'));

    const holder = ['--holder', await keyIdOf('printer')];
    const run = await verify(JSON.stringify(chain), ...holder, '--permission', 'files:read');
    expect(JSON.parse(run.stdout)).toMatchObject({
      ...{ verified: true, kind: 'chain', agent: 'printer', issuer: 'app', depth: 3, caveats },
      ...{ permissions: ['files:read'], principal: { tenant: 'acme', user: 'ann', session: 's-1' } },
    });
    const refused = (links: readonly (string | undefined)[], ...more: readonly string[]): Promise<string> =>
      codeOf(verify(JSON.stringify(links), ...holder, ...more));
    expect(await refused(chain, '--permission', 'files:delete')).toBe('PERMISSION_MISSING');
    expect(await refused(chain.slice(0, -1))).toBe('CHAIN_HOLDER_MISMATCH');
    expect(await refused([chain[0], chain[1], chain[3]])).toBe('CHAIN_BROKEN');
    expect(await refused([chain[0], chain[2], chain[1], chain[3]])).toBe('CHAIN_BROKEN');
    expect(await refused(chain, '--holder', await keyIdOf('mailer'))).toBe('CHAIN_HOLDER_MISMATCH');
    expect(await verify(JSON.stringify(chain))).toMatchObject({ exit: 2, stderr: expect.stringContaining('--holder') });
    const shown = await trial.runWith(JSON.stringify(chain), 'inspect');
    expect(shown.stdout.match(/^link \d of 4$/gmu)).toHaveLength(4);
    const [root] = (
      JSON.parse((await trial.runWith(JSON.stringify(chain), 'inspect', '--json')).stdout) as {
        readonly tokens: readonly { readonly claims: { readonly jti: string } }[];
      }
    ).tokens;
    expect((await trial.run('revoke', '--token', root?.claims.jti ?? '', ...inState())).exit).toBe(0);
    expect(await refused(chain, ...inState())).toBe('REVOKED');
  });
});
