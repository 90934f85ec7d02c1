import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrCreateKeyRing } from '../../src/crypto/key-ring.ts';
import { sessionName, userName } from '../../src/crypto/principal-names.ts';
import { createUsageLimits } from '../../src/gateway/limits/usage-limits.ts';
import type { BudgetScope } from '../../src/limits/budget-scope.ts';
import type { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { systemClock, systemRandom } from '../../src/setup/create-guard.ts';
import { type GatewayState, openGatewayState } from '../../src/setup/gateway-state.ts';
import { openMemory } from '../../src/setup/open-memory.ts';
import { inProcessCounters } from '../../src/store/in-process-counters.ts';
import { runCli } from './run-cli.ts';

let stateDir: string;
const ana = { tenant: 'default', user: 'ana', session: 's-1' };
const bob = { tenant: 'default', user: 'bob', session: 's-1' };

/** Opens the state as a gateway does, and closes it again. */
async function withState<Result>(act: (state: GatewayState) => Promise<Result>): Promise<Result> {
  const state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
  try {
    return await act(state);
  } finally {
    await state.close();
  }
}

async function withMemory<Result>(act: (memory: IsolatedMemory) => Promise<Result>): Promise<Result> {
  const ring = await openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
  return withState(({ records }) => act(openMemory({ records, ring })));
}

/** Whether a name stands in the bytes of the database or of its log of changes, which have it with two bytes a character. */
async function isOnDisk(name: string): Promise<boolean> {
  const files = (await readdir(stateDir)).filter((file) => file.startsWith('sallyport.db'));
  const bytes = Buffer.from(name, 'utf16le').swap16();
  const found = await Promise.all(files.map(async (file) => (await readFile(join(stateDir, file))).includes(bytes)));
  return found.includes(true);
}

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'forget-'));
});

afterAll(() => rm(stateDir, { recursive: true }));

describe('sallyport forget', () => {
  it('removes a user and nobody else, while another process has the store open', async () => {
    await withMemory(async (memory) => {
      for (const who of [ana, { ...ana, session: 's-2' }, bob]) await memory.store(who, 'k', 'v');
      const { stdout, exit } = await runCli(['forget', 'ana', '--state-dir', stateDir]);
      expect(exit).toBe(0);
      expect(stdout).toMatch(/^forgot ana, tenant default: 2 records, 2 salts, 0 accounts of budgets\./u);
      expect(await memory.retrieve(ana, 'k')).toBeUndefined();
      expect(await memory.retrieve(bob, 'k')).toMatchObject({ value: 'v' });
    });
  });

  it('removes one session', async () => {
    await withMemory(async (memory) => {
      await memory.store(bob, 'k', 'v');
      await memory.store({ ...bob, session: 's-2' }, 'k', 'v');
    });
    const args = ['forget', 'bob', '--session', 's-1', '--state-dir', stateDir];
    expect(JSON.parse((await runCli([...args, '--json'])).stdout)).toEqual({
      records: 1,
      budgets: 0,
      salts: 1,
      isScrubbed: true,
    });
    expect((await runCli(args)).stdout).toBe('nothing is kept of session s-1 of bob, tenant default\n');
    await withMemory(async (memory) => {
      expect(await memory.retrieve({ ...bob, session: 's-2' }, 'k')).toMatchObject({ value: 'v' });
    });
  });

  it('removes what budgets have counted, of the user and of its sessions, from the file too', async () => {
    const ring = await openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
    const cleo = { tenant: 'default', user: 'cleo', session: 's-9' };
    // As the gateway names a session that a request has called s-1.
    const sessions = ['s-9', '4:cleo:s-1'].map((session) => ({ ...cleo, session }));
    const names = (user: string) => userName(ring.keys, { tenant: 'default', user });
    const day = { day: { requests: { hard: 9 } } };
    const scopeOfUser = (user: string): BudgetScope => ({ kind: 'user', name: names(user), budgets: day });
    const scopes: readonly BudgetScope[] = [
      scopeOfUser('cleo'),
      ...sessions.map(
        (who) => ({ kind: 'session', name: sessionName(ring.keys, 'limits', who), budgets: day }) as const,
      ),
      scopeOfUser('dan'),
    ];
    await withState(async ({ records }) => {
      for (const who of sessions) await openMemory({ records, ring }).store(who, 'k', 'v');
      const budgets = createUsageLimits({
        records,
        counters: inProcessCounters(),
        clock: systemClock,
        random: systemRandom,
      }).budgets;
      const held = await budgets.reserve(scopes, { requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 });
      await held.settle({ requests: 1, inputTokens: 0, outputTokens: 0, costNanos: 0 });
    });
    expect(await isOnDisk(names('cleo'))).toBe(true);

    const one = await runCli(['forget', 'cleo', '--session', 's-1', '--state-dir', stateDir, '--json']);
    expect(JSON.parse(one.stdout)).toEqual({ records: 1, budgets: 1, salts: 1, isScrubbed: true });
    const all = await runCli(['forget', 'cleo', '--state-dir', stateDir]);
    expect(all.stdout).toMatch(/^forgot cleo, tenant default: 1 record, 1 salt, 2 accounts of budgets\./u);
    for (const who of sessions) {
      expect(await isOnDisk(sessionName(ring.keys, 'limits', who))).toBe(false);
    }
    expect(await isOnDisk(names('cleo'))).toBe(false);
    expect(await isOnDisk(names('dan'))).toBe(true);
  });

  it('says what is missing, and makes no new ring', async () => {
    const nowhere = join(stateDir, 'nowhere');
    expect(await runCli(['forget', 'ana', '--state-dir', nowhere])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('there is no store'),
    });
    const ring = await readFile(join(stateDir, 'key-ring.json'));
    await rm(join(stateDir, 'key-ring.json'));
    expect((await runCli(['forget', 'ana', '--state-dir', stateDir])).exit).toBe(2);
    expect(await readdir(stateDir)).not.toContain('key-ring.json');
    expect(ring.length).toBeGreaterThan(0);
  });
});
