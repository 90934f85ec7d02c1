import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrCreateKeyRing } from '../../src/crypto/key-ring.ts';
import type { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { systemClock } from '../../src/setup/create-guard.ts';
import { openGatewayState } from '../../src/setup/gateway-state.ts';
import { openMemory } from '../../src/setup/open-memory.ts';
import { runCli } from './run-cli.ts';

let stateDir: string;
const ana = { tenant: 'default', user: 'ana', session: 's-1' };
const bob = { tenant: 'default', user: 'bob', session: 's-1' };

/** Opens the state as a gateway does, and closes it again. */
async function withMemory<Result>(act: (memory: IsolatedMemory) => Promise<Result>): Promise<Result> {
  const ring = await openOrCreateKeyRing({ path: join(stateDir, 'key-ring.json') });
  const state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
  try {
    return await act(openMemory({ records: state.records, ring }));
  } finally {
    await state.close();
  }
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
      expect(stdout).toMatch(/^forgot ana, tenant default: 2 records, 2 salts\./u);
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
    expect(JSON.parse((await runCli([...args, '--json'])).stdout)).toEqual({ records: 1, salts: 1, isScrubbed: true });
    expect((await runCli(args)).stdout).toBe('nothing is kept of session s-1 of bob, tenant default\n');
    await withMemory(async (memory) => {
      expect(await memory.retrieve({ ...bob, session: 's-2' }, 'k')).toMatchObject({ value: 'v' });
    });
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
