import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { agentKeys, createAgentKey, publicJwkOf, requestDigest, verifyChain } from '../src/agents.ts';
import { codeOf } from './agent-trial.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-agents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TSX = createRequire(import.meta.url).resolve('tsx/cli');
const SCRIPT = fileURLToPath(new URL('agent-hop.ts', import.meta.url));

function signElsewhere(agent: string, chain: readonly string[], facts: object): string[] {
  const args = [TSX, SCRIPT, join(folder, `${agent}.json`)];
  const input = JSON.stringify({ chain, facts });
  return JSON.parse(execFileSync(process.execPath, args, { input, encoding: 'utf8' })) as string[];
}

it('verifies with public keys what four processes have signed, each with its own key', async () => {
  const names = ['app', 'planner', 'files', 'mailer'] as const;
  const made = await Promise.all(names.map((name) => createAgentKey(name)));
  for (const key of made) writeFileSync(join(folder, `${key.agent}.json`), JSON.stringify(key), { mode: 0o600 });
  const next = (i: number): object => ({ agent: made[i]?.agent, keyId: made[i]?.kid });
  const root = signElsewhere('app', [], {
    next: next(1),
    principal: { tenant: 'acme', user: 'ann', session: 's-1' },
    request: requestDigest('send me the report'),
    audiences: ['disk'],
    permissions: ['files:read', 'mail:send'],
  });
  const two = signElsewhere('planner', root, { next: next(2), permissions: ['files:read'] });
  const caveats = [{ kind: 'path-under', argument: '/path', value: '/reports/' }];
  const three = signElsewhere('files', two, { next: next(3), caveats });
  const expected = { audience: 'disk', issuers: ['app'], nowMs: Date.now(), holderKeyId: made[3]?.kid ?? '' };
  const keys = agentKeys({ keys: made.map(publicJwkOf) });
  expect(await verifyChain(three, { ...expected, keys })).toMatchObject({
    principal: { user: 'ann' },
    agent: 'mailer',
    permissions: ['files:read'],
    caveats,
    depth: 2,
  });
  // The same without the key of the one who passed it on.
  const fewer = agentKeys({ keys: made.filter(({ agent }) => agent !== 'files').map(publicJwkOf) });
  expect(await codeOf(verifyChain(three, { ...expected, keys: fewer }))).toBe('KEY_UNKNOWN');
});
