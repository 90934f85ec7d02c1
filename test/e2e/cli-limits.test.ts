import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOrCreateKeyRing } from '../../src/crypto/key-ring.ts';
import { createKeyStore } from '../../src/gateway/keys/key-store.ts';
import { createUsageLimits } from '../../src/gateway/limits/usage-limits.ts';
import { systemClock, systemRandom } from '../../src/setup/create-guard.ts';
import { openGatewayState } from '../../src/setup/gateway-state.ts';
import { runCli } from './run-cli.ts';

const CONFIG = `stateDir: state
limits:
  windows: [{ name: hourly, per: key, unit: requests, limit: 10, window: 1h }]
  budgets: { perKey: { day: { requests: { hard: 20 } } }, perUser: { day: { costUsd: { soft: 1, hard: 2 } } } }
`;
let folder: string;
let id: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limits-'));
  await writeFile(join(folder, 'sallyport.yaml'), CONFIG);
  const stateDir = join(folder, 'state');
  const ring = await openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
  const { records, counters, close } = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
  const ports = { records, clock: systemClock, random: systemRandom };
  const identity = { kind: 'asserted', tenant: 'shop' } as const;
  id = (await createKeyStore({ ...ports, ring }).createKey({ name: 'web', scopes: ['chat'], identity })).record.id;
  const amounts = { requests: 3, inputTokens: 0, outputTokens: 0, costNanos: 0 };
  const scope = { kind: 'key', name: id, budgets: { day: { requests: { hard: 20 } } } } as const;
  const { budgets } = createUsageLimits({ ...ports, counters });
  await (await budgets.reserve([scope], amounts)).settle(amounts);
  await budgets.reserve([scope], { ...amounts, requests: 2 });
  await close();
});
afterAll(() => rm(folder, { recursive: true }));

it('shows how budgets stand, takes nothing, and makes up no numbers of windows that the gateway counts', async () => {
  const args = ['limits', 'show', id, '--user', 'ana', '--config', join(folder, 'sallyport.yaml')];
  for (let time = 0; time < 2; time += 1) {
    const { limits, windowsCountedIn } = JSON.parse((await runCli([...args, '--json'])).stdout) as Record<
      string,
      unknown
    >;
    expect(windowsCountedIn).toBe('gateway');
    expect(limits).toEqual([
      { name: 'key-hourly', kind: 'window', unit: 'requests', hard: 10 },
      expect.objectContaining({ name: 'key-day-requests', used: 3, reserved: 2, remaining: 15, hard: 20 }),
      expect.objectContaining({ name: 'user-day-cost', used: 0, remaining: 2e9, soft: 1e9, hard: 2e9 }),
    ]);
  }
  const { stdout, stderr } = await runCli(args);
  expect(stdout).toMatch(/^key-day-requests +3 +2 +15 +20 +- +\d{4}-/mu);
  expect(stderr).toContain('windows are counted in the memory of the gateway');
});

it('says where to look when there is no such key', async () => {
  const outcome = await runCli(['limits', 'show', 'abcdefghijkmnpqr', '--config', join(folder, 'sallyport.yaml')]);
  expect(outcome).toMatchObject({ exit: 2, stderr: expect.stringContaining('sallyport keys list') });
});
