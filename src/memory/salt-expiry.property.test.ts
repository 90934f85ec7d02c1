import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, type MemoryTrial, someone, withTrial } from '../../test/memory-trial.ts';
import { openVault } from '../setup/open-memory.ts';
import type { IsolatedMemory } from './isolated-memory.ts';

// Whatever is stored, touched and forgotten, by two memories that keep keys of their own, and however much time goes by: what was acknowledged and has
// neither expired nor been forgotten opens, and nothing else is there. In the end the store is empty, salts and index included.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Around the steps in which salts are put anew. */
const TTLS = [1, MINUTE, 30 * MINUTE, 60 * MINUTE, DAY, 3 * DAY, 29 * DAY];
const STEPS_MS = [1, MINUTE, 59 * MINUTE, 61 * MINUTE, 12 * 60 * MINUTE, DAY, 2 * DAY, 7 * DAY, 60 * DAY];

const at = { via: fc.nat(1), session: fc.nat(1), key: fc.nat(2), ttlMs: fc.constantFrom(...TTLS) };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('store' as const), ...at, value: fc.integer() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('touch' as const, 'delete' as const), ...at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('clearSession' as const, 'clearUser' as const), ...at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(...STEPS_MS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('atOnce' as const), ...at, ttls: fc.shuffledSubarray(TTLS) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What must be there, by session and key. */
type Model = Map<string, { readonly value: number; readonly untilMs: number }>;

interface Ground {
  readonly trial: MemoryTrial;
  readonly memories: readonly IsolatedMemory[];
  readonly tenant: string;
  readonly model: Model;
}

async function take(each: Step, { trial, memories, tenant, model }: Ground): Promise<void> {
  const nowMs = trial.clock.now();
  if (each.do === 'wait') {
    trial.clock.advance(each.ms);
    for (const [id, { untilMs }] of model) if (untilMs <= trial.clock.now()) model.delete(id);
    return;
  }
  const memory = memories[each.via] as IsolatedMemory;
  const who = someone(`s${each.session}`, 'ana', tenant);
  const [id, key] = [`${each.session} ${each.key}`, `k${each.key}`];
  const untilMs = nowMs + each.ttlMs;
  if (each.do === 'store') {
    await memory.store(who, key, each.value, { ttlMs: each.ttlMs });
    model.set(id, { value: each.value, untilMs });
  } else if (each.do === 'touch') {
    const there = model.get(id);
    expect(await memory.touch(who, key, each.ttlMs)).toBe(there !== undefined);
    if (there !== undefined) model.set(id, { ...there, untilMs });
  } else if (each.do === 'delete') {
    expect(await memory.delete(who, key)).toBe(model.delete(id));
  } else if (each.do === 'atOnce') {
    const puts = each.ttls.map((ttlMs, n) => (memories[n % 2] as IsolatedMemory).store(who, `a${ttlMs}`, n, { ttlMs }));
    await Promise.all(puts);
    each.ttls.forEach((ttlMs, n) => {
      model.set(`${each.session} a${ttlMs}`, { value: n, untilMs: nowMs + ttlMs });
    });
  } else {
    await memory[each.do](who);
    for (const other of model.keys()) {
      if (each.do === 'clearUser' || other.startsWith(`${each.session} `)) model.delete(other);
    }
  }
}

/** Through memories that remember and through one that does not. */
async function expectModel({ trial, memories, tenant, model }: Ground): Promise<void> {
  for (const memory of [...memories, trial.memory()]) {
    for (const session of ['0', '1']) {
      const keys = [0, 1, 2, ...TTLS.map((ttlMs) => `a${ttlMs}`)];
      for (const key of keys) {
        const name = typeof key === 'number' ? `k${key}` : key;
        const found = await memory.retrieve(someone(`s${session}`, 'ana', tenant), name);
        expect(found && { value: found.value, untilMs: found.expiresAtMs }).toEqual(model.get(`${session} ${key}`));
      }
    }
  }
}

describe.each(MEMORY_DRIVERS)('what was acknowledged, on %s', (driver) => {
  it('opens until it expires or is forgotten, however salts are put anew', async () => {
    await withTrial(driver, async (trial) => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
          const memories = [trial.memory(), trial.memory()];
          const ground: Ground = { trial, memories, tenant: `t${run++}`, model: new Map() };
          for (const each of steps) {
            await take(each, ground);
            if (each.do === 'wait') await expectModel(ground);
          }
          await expectModel(ground);
        }),
        { numRuns: driver === 'libsql' ? 25 : 150 },
      );
    });
  }, 60_000);

  it('leaves nothing behind when all of it has expired', async () => {
    await withTrial(driver, async (trial) => {
      const owners = new Set<string>();
      const records = {
        ...trial.records,
        put: (...given: Parameters<typeof trial.records.put>) => {
          owners.add(given[0]);
          return trial.records.put(...given);
        },
      };
      const vault = openVault({ records, ring: trial.ring, clock: trial.clock });
      for (let n = 0; n < 20; n += 1) {
        const session = vault.session(someone(`s${n}`));
        (await session.open()).placeholderFor('PERSON', `Person ${n}`);
        expect(await session.save()).toBe(true);
      }
      const left = async () =>
        (await Promise.all([...owners].map((owner) => trial.records.list(owner, { limit: 100 })))).flat().length;
      expect(await left()).toBe(60);
      trial.clock.advance(4 * DAY);
      expect(await left()).toBe(0);
    });
  });
});
