import { describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, someone, withTrial } from '../../test/memory-trial.ts';
import { ringOf, rotated } from '../../test/ring-trial.ts';
import type { Records } from '../core/store-ports.ts';
import { newKeyRingContent } from '../crypto/key-ring-content.ts';
import { resealStore } from '../gateway/reseal.ts';
import { openMemory, openVault } from '../setup/open-memory.ts';

// Between the reading of a record and its put somebody is forgotten, and comes back: versions begin anew, and the same one means another record.

const ana = someone();

/** Records that do something else just before the first put to an owner whose name begins so. */
function interrupted(records: Records, ownerStart: string, act: () => Promise<void>): Records {
  let isDone = false;
  return {
    get: records.get,
    delete: records.delete,
    list: records.list,
    deleteOwner: records.deleteOwner,
    scrub: records.scrub,
    close: records.close,
    async put(owner, name, value, how) {
      if (owner.startsWith(ownerStart) && !isDone) {
        isDone = true;
        await act();
      }
      return records.put(owner, name, value, how);
    },
  };
}

describe.each(MEMORY_DRIVERS)('who is forgotten between a reading and its put, on %s', (driver) => {
  it('hears nothing of a conversation from before', () =>
    withTrial(driver, async (trial) => {
      const { ring, clock } = trial;
      const there = trial.memory();
      await there.append(ana, 'talk', { role: 'user', content: 'the secret' });
      const records = interrupted(trial.records, 'memory:', async () => {
        await there.clearUser(ana);
        await there.append(ana, 'talk', { role: 'user', content: 'hello again' });
      });
      const here = openMemory({ records, ring, clock });
      expect(await here.append(ana, 'talk', { role: 'user', content: 'more' })).toEqual({ version: 2, entries: 2 });
      const stored = JSON.stringify((await trial.memory().retrieve(ana, 'talk'))?.value);
      expect(stored).not.toContain('the secret');
      for (const text of ['hello again', 'more']) expect(stored).toContain(text);
    }));

  it('keeps the pseudonyms that were saved since, and gets none back from before', () =>
    withTrial(driver, async (trial) => {
      const { ring, clock } = trial;
      const first = openVault({ records: trial.records, ring, clock }).session(ana);
      const old = (await first.open()).placeholderFor('PERSON', 'Ana Ruiz') as string;
      await first.save();
      let since = '';
      const records = interrupted(trial.records, 'vault:', async () => {
        await trial.memory().clearUser(ana);
        const other = openVault({ records: trial.records, ring, clock }).session(ana);
        since = (await other.open()).placeholderFor('PERSON', 'Bo Lind') as string;
        expect(await other.save()).toBe(true);
      });
      const late = openVault({ records, ring, clock }).session(ana);
      (await late.open()).placeholderFor('PERSON', 'Cleo Marx');
      expect(await late.save()).toBe(false);
      const table = await openVault({ records: trial.records, ring, clock }).session(ana).open();
      expect(table.valueOf(since)).toBe('Bo Lind');
      expect(table.valueOf(old)).toBeUndefined();
    }));

  it('does not lose a new value to one that is touched', () =>
    withTrial(driver, async (trial) => {
      const { ring, clock } = trial;
      const there = trial.memory();
      await there.store(ana, 'k', 'old');
      const records = interrupted(trial.records, 'memory:', async () => {
        await there.clearUser(ana);
        await there.store(ana, 'k', 'new');
      });
      const here = openMemory({ records, ring, clock });
      expect(await here.touch(ana, 'k', 7_200_000)).toBe(true);
      const found = await trial.memory().retrieve(ana, 'k');
      expect(found).toMatchObject({ value: 'new', expiresAtMs: clock.now() + 7_200_000 });
    }));

  it('does not lose a new value to one that is sealed anew', () =>
    withTrial(driver, async (trial) => {
      const { clock } = trial;
      const content = newKeyRingContent();
      const [before, after] = [ringOf(content), ringOf(rotated(content))];
      const there = openMemory({ records: trial.records, ring: before, clock });
      await there.store(ana, 'k', 'old');
      const records = interrupted(trial.records, 'memory:', async () => {
        await there.clearUser(ana);
        await there.store(ana, 'k', 'new');
      });
      await resealStore({ records, ring: after, clock });
      const found = await openMemory({ records: trial.records, ring: after, clock }).retrieve(ana, 'k');
      expect(found?.value).toBe('new');
    }));
});

describe('touching', () => {
  it('lets the salt stay as long as the record', () =>
    withTrial('libsql', async (trial) => {
      const day = 86_400_000;
      await trial.memory().store(ana, 'k', 'value', { ttlMs: 1_000 });
      expect(await trial.memory().touch(ana, 'k', 20 * day)).toBe(true);
      trial.clock.advance(20 * day - 1);
      expect((await trial.memory().retrieve(ana, 'k'))?.value).toBe('value');
      expect(await trial.memory().touch(ana, 'other', day)).toBe(false);
    }));
});
