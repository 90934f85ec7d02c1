import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, type MemoryTrial, someone, withTrial } from '../../test/memory-trial.ts';
import type { Records } from '../core/store-ports.ts';
import { ownerKeys } from '../crypto/owner-key.ts';
import { IsolatedMemory } from './isolated-memory.ts';
import { MemoryError } from './memory-error.ts';
import { memoryPlace } from './memory-place.ts';

// A memory keeps keys for a short while. Another one, here and in another process, forgets somebody meanwhile.

const ana = someone();

/** Every record of a user that is stored opens. */
async function expectAllOpen(trial: MemoryTrial): Promise<number> {
  trial.accesses.length = 0;
  const { keys } = await trial.memory().list(ana, { limit: 1_000 });
  expect(trial.accesses.map(({ outcome }) => outcome)).toEqual(['done']);
  for (const key of keys) expect(await trial.memory().retrieve(ana, key)).toBeDefined();
  return keys.length;
}

describe.each(MEMORY_DRIVERS)('who is forgotten elsewhere, on %s', (driver) => {
  it.each(['clearSession', 'clearUser'] as const)('is not read with a key that was kept (%s)', (forget) =>
    withTrial(driver, async (trial) => {
      const here = trial.memory();
      await here.store(ana, 'k', 'the secret');
      expect((await here.retrieve(ana, 'k'))?.value).toBe('the secret');
      const { owner, name } = memoryPlace(trial.ring.keys, ana, 'k');
      const copy = (await trial.records.get(owner, name))?.value as Uint8Array;
      await trial.memory()[forget](ana);
      expect(await here.retrieve(ana, 'k')).toBeUndefined();
      // Whoever kept the record puts it back.
      await trial.records.put(owner, name, copy);
      await expect(here.retrieve(ana, 'k')).rejects.toMatchObject({ reason: 'unreadable' });
    }),
  );

  it.each(['clearSession', 'clearUser'] as const)('is written under a new salt from then on (%s)', (forget) =>
    withTrial(driver, async (trial) => {
      const here = trial.memory();
      const there = trial.memory();
      await here.store(ana, 'k', 'old');
      const { owner, name } = memoryPlace(trial.ring.keys, ana, 'k');
      const copy = (await trial.records.get(owner, name))?.value as Uint8Array;
      await there[forget](ana);
      expect(await here.store(ana, 'k', 'new')).toEqual({ version: 1 });
      expect((await there.retrieve(ana, 'k'))?.value).toBe('new');
      await trial.records.put(owner, name, copy);
      for (const memory of [here, there, trial.memory()]) {
        await expect(memory.retrieve(ana, 'k')).rejects.toBeInstanceOf(MemoryError);
      }
    }),
  );

  it('gets no value over what another has stored since', () =>
    withTrial(driver, async (trial) => {
      const here = trial.memory();
      const { version } = await here.store(ana, 'k', 'old');
      const there = trial.memory();
      await there.clearUser(ana);
      await expect(here.store(ana, 'k', 'late', { ifVersion: version })).rejects.toMatchObject({ reason: 'conflict' });
      await there.store(ana, 'k', 'new');
      await expect(here.store(ana, 'k', 'late', { ifVersion: 0 })).rejects.toMatchObject({ reason: 'conflict' });
      expect(await here.store(ana, 'k', 'last', { ifVersion: 1 })).toEqual({ version: 2 });
      expect((await there.retrieve(ana, 'k'))?.value).toBe('last');
    }));

  it('begins a conversation anew, with none of what was said before', () =>
    withTrial(driver, async (trial) => {
      const here = trial.memory();
      await here.append(ana, 'talk', { role: 'user', content: 'before' });
      await trial.memory().clearSession(ana);
      expect(await here.append(ana, 'talk', { role: 'user', content: 'after' })).toMatchObject({ entries: 1 });
      expect(JSON.stringify((await trial.memory().retrieve(ana, 'talk'))?.value)).not.toContain('before');
    }));

  it('leaves no record that nobody can open, however the calls fall', () =>
    withTrial(driver, async (trial) => {
      const writers = [trial.memory(), trial.memory()];
      const forgetter = trial.memory();
      for (let round = 0; round < 30; round += 1) {
        const calls: Promise<unknown>[] = [];
        for (let n = 0; n < 12; n += 1) {
          calls.push((writers[n % 2] as IsolatedMemory).store(ana, `k${n}`, n));
          if (n % 5 === round % 5) calls.push(forgetter.clearSession(ana));
        }
        await Promise.all(calls);
        await expectAllOpen(trial);
      }
      await forgetter.clearUser(ana);
      expect(await expectAllOpen(trial)).toBe(0);
    }));
});

describe('a session that is in use', () => {
  it('takes one call of the store for a value, and two that go out together for a reading', () =>
    withTrial('libsql', async (trial) => {
      const { records, calls } = counted(trial.records);
      const { ring, clock } = trial;
      const memory = new IsolatedMemory({
        records,
        owners: ownerKeys({ records, ring, clock }),
        keys: ring.keys,
        clock,
      });
      await memory.store(ana, 'first', 1);
      calls.length = 0;
      await memory.store(ana, 'second', 2);
      expect(calls).toEqual(['put']);
      calls.length = 0;
      const reading = memory.retrieve(ana, 'second');
      expect(calls).toEqual(['get', 'get']);
      expect((await reading)?.value).toBe(2);
      expect(calls).toHaveLength(2);
    }));
});

function counted(records: Records): { readonly records: Records; readonly calls: string[] } {
  const calls: string[] = [];
  const watched = new Proxy(records, {
    get(target, name: keyof Records) {
      return (...given: never[]) => {
        calls.push(name);
        return (target[name] as (...all: never[]) => unknown)(...given);
      };
    },
  });
  return { records: watched, calls };
}

describe('another process', () => {
  it('forgets a user whose key is kept here', () =>
    withTrial('libsql', async (trial) => {
      const here = trial.memory();
      await here.store(ana, 'k', 'the secret');
      const { owner, name } = memoryPlace(trial.ring.keys, ana, 'k');
      const copy = (await trial.records.get(owner, name))?.value as Uint8Array;
      expect(await forgetInProcess(trial.folder)).toBe(0);
      expect(await here.retrieve(ana, 'k')).toBeUndefined();
      await trial.records.put(owner, name, copy);
      await expect(here.retrieve(ana, 'k')).rejects.toMatchObject({ reason: 'unreadable' });
      await here.store(ana, 'k', 'new');
      expect((await trial.memory().retrieve(ana, 'k'))?.value).toBe('new');
    }));
});

async function forgetInProcess(folder: string): Promise<number> {
  const source = JSON.stringify(new URL('../memory.ts', import.meta.url).href);
  const script = `import { openKeyRing, openLibsqlStore, openMemory } from ${source};
    const clock = { now: () => Date.now() };
    const store = await openLibsqlStore({ path: ${JSON.stringify(join(folder, 'memory.db'))}, clock });
    const ring = await openKeyRing({ path: ${JSON.stringify(join(folder, 'ring'))} });
    const { salts } = await openMemory({ records: store.records, ring }).clearUser(${JSON.stringify(ana)});
    await store.close();
    process.exitCode = salts === 1 ? 0 : 1;`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number];
  return code;
}
