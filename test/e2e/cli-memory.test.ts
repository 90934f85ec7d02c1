import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrCreateKeyRing } from '../../src/crypto/key-ring.ts';
import type { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { systemClock } from '../../src/setup/create-guard.ts';
import { openGatewayState } from '../../src/setup/gateway-state.ts';
import { openMemory, openVault } from '../../src/setup/open-memory.ts';
import { type CliRun, runCli } from './run-cli.ts';

let stateDir: string;
const ana = { tenant: 'default', user: 'ana', session: 's-1' };
/** As the gateway names a session that a request has called s-2. */
const ana2 = { ...ana, session: '3:ana:s-2' };
const bob = { tenant: 'acme', user: 'bob', session: 's-1' };
let placeholder: string;

const memory = (...args: readonly string[]): Promise<CliRun> => runCli(['memory', ...args, '--state-dir', stateDir]);

/** Opens the state as a gateway does, and closes it again. */
async function withStore<Result>(
  act: (memory: IsolatedMemory, vault: ReturnType<typeof openVault>) => Promise<Result>,
): Promise<Result> {
  const ring = await openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
  const state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
  const ports = { records: state.records, ring };
  try {
    return await act(openMemory(ports), openVault(ports));
  } finally {
    await state.close();
  }
}

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'memory-'));
  await withStore(async (open, vault) => {
    await open.store(ana, 'one', 'a secret of ana', { ttlMs: 60_000 });
    await open.store(ana, 'two', 'v');
    await open.store(ana2, 'one', 'v', { ttlMs: 7_200_000 });
    await open.store(bob, 'one', 'v');
    const table = vault.session(ana);
    placeholder = (await table.open()).placeholderFor('PERSON', 'Ana') as string;
    await table.save();
  });
});

afterAll(() => rm(stateDir, { recursive: true }));

describe('sallyport memory', () => {
  it('counts all, a tenant, a user and a session, and shows no value and no id', async () => {
    const all = await memory('stats', '--json');
    const facts = JSON.parse(all.stdout) as { soonestExpiryMs: number; latestExpiryMs: number; bytes: number };
    expect(facts).toMatchObject({ sessions: 3, records: 4, unreadable: 0 });
    expect(facts.latestExpiryMs - facts.soonestExpiryMs).toBeGreaterThan(7_000_000);
    expect(facts.bytes).toBeGreaterThan(100);
    expect(JSON.parse((await memory('stats', '--tenant', 'acme', '--json')).stdout)).toMatchObject({
      sessions: 1,
      records: 1,
    });
    const { stdout } = await memory('stats', 'ana');
    expect(stdout).toMatch(
      /^sessions {5}2\nrecords {6}3\nbytes {8}\d{3}\nfirst ends {3}\d{4}-\d{2}-\d{2} \S{8}Z\nlast ends/u,
    );
    expect(stdout + all.stdout).not.toMatch(/secret|ana|s-1|acme/u);
    expect(JSON.parse((await memory('stats', 'ana', '--session', 's-2', '--json')).stdout)).toMatchObject({
      sessions: 1,
      records: 1,
    });
  });

  it('asks before it deletes: without a terminal it wants --yes, and deletes nothing', async () => {
    expect(await memory('clear', 'ana')).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('--yes'),
    });
    expect((await withStore((open) => open.retrieve(ana, 'one')))?.value).toBe('a secret of ana');
  });

  it('clears a session, then the user, and leaves pseudonyms and everybody else', async () => {
    const session = await memory('clear', 'ana', '--session', 's-2', '--yes', '--json');
    expect(JSON.parse(session.stdout)).toEqual({ records: 1, isScrubbed: true });
    expect((await memory('clear', 'ana', '--yes')).stdout).toBe('deleted 2 records of ana, tenant default.\n');
    expect((await memory('clear', 'ana', '--yes')).stdout).toBe('nothing is remembered of ana, tenant default\n');
    await withStore(async (open, vault) => {
      for (const who of [ana, ana2]) expect(await open.retrieve(who, 'one')).toBeUndefined();
      expect((await open.retrieve(bob, 'one'))?.value).toBe('v');
      expect((await vault.session(ana).open()).valueOf(placeholder)).toBe('Ana');
    });
  });

  it('refuses a session without a user', async () => {
    expect(await memory('stats', '--session', 's-1')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--session'),
    });
  });
});
