import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY_DRIVERS, type MemoryTrial, openMemoryTrial } from '../../test/memory-trial.ts';
import { hexOf } from '../core/hex-of.ts';
import type { Principal } from '../core/segment.ts';
import { lengthPrefixed } from '../crypto/length-prefixed.ts';
import type { IsolatedMemory } from './isolated-memory.ts';
import { MemoryError } from './memory-error.ts';

// The isolation law: whatever principals do, in whatever order, each reads exactly what a plain map by tenant, user, session and key holds.

/** Ids that a careless joining, folding or cutting would take for each other. */
const IDS = ['a', 'b', 'a:b', 'a\0', 'a b', 'аa', 'A', '*', '{a}', 'a\n', '\ud800', 'x'.repeat(10_240), 'é', 'é', '1'];
const id = fc.oneof(fc.constantFrom(...IDS), fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }));
const principal = fc.record({ tenant: fc.constantFrom('t', 't:', ':t'), user: id, session: id });
const key = fc.oneof(fc.constantFrom('k', 'k:', '__proto__', '\0', '../k'), fc.string({ minLength: 1, maxLength: 3 }));

type Step =
  | { readonly do: 'store' | 'retrieve' | 'delete'; readonly who: number; readonly key: string; readonly value: number }
  | { readonly do: 'list' | 'clearSession' | 'clearUser'; readonly who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('store' as const, 'retrieve' as const, 'delete' as const),
      who: fc.nat(5),
      key,
      value: fc.integer(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('list' as const, 'clearSession' as const, 'clearUser' as const),
      who: fc.nat(5),
    }),
  },
);

/** What must be there: values by user, session and key. */
type Model = Map<string, Map<string, Map<string, number>>>;

const userOf = ({ tenant, user }: Principal): string => JSON.stringify([tenant, user]);

async function take(step: Step, who: Principal, memory: IsolatedMemory, model: Model): Promise<void> {
  const sessions = model.get(userOf(who)) ?? new Map<string, Map<string, number>>();
  const values = sessions.get(who.session) ?? new Map<string, number>();
  model.set(userOf(who), sessions);
  sessions.set(who.session, values);
  if (step.do === 'store') {
    await memory.store(who, step.key, step.value);
    values.set(step.key, step.value);
  } else if (step.do === 'retrieve') {
    expect((await memory.retrieve(who, step.key))?.value).toBe(values.get(step.key));
  } else if (step.do === 'delete') {
    expect(await memory.delete(who, step.key)).toBe(values.delete(step.key));
  } else if (step.do === 'list') {
    expect([...(await memory.list(who)).keys].sort()).toEqual([...values.keys()].sort());
  } else if (step.do === 'clearSession') {
    expect((await memory.clearSession(who)).records).toBe(values.size);
    values.clear();
  } else {
    const count = [...sessions.values()].reduce((sum, { size }) => sum + size, 0);
    expect((await memory.clearUser(who)).records).toBe(count);
    sessions.clear();
  }
}

describe.each(MEMORY_DRIVERS)('the isolation law on %s', (driver) => {
  it('holds for all principals and operations', async () => {
    const trial = await openMemoryTrial(driver);
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(principal, { minLength: 6, maxLength: 6 }),
          fc.array(step, { minLength: 5, maxLength: 30 }),
          async (people, steps) => {
            // Each run has tenants of its own in the same store.
            const n = run++;
            const memory = trial.memory();
            const model: Model = new Map();
            for (const each of steps) {
              const who = people[each.who] as Principal;
              await take(each, { ...who, tenant: `${n}|${who.tenant}` }, memory, model);
            }
          },
        ),
        { numRuns: driver === 'libsql' ? 40 : 120 },
      );
    } finally {
      await trial.close();
    }
  }, 60_000);

  it('leaves no value, id or key in the store', async () => {
    const trial = await openMemoryTrial(driver);
    try {
      const memory = trial.memory();
      const who = { tenant: 'tenant-visible', user: 'user-visible', session: 'session-visible' };
      await memory.store(who, 'key-visible', { text: 'value-visible' });
      await memory.append(who, 'talk-visible', { role: 'user', content: 'words-visible' });
      expect(await storedBytes(trial)).not.toContain('visible');
    } finally {
      await trial.close();
    }
  });
});

/** All that is on the disk, and all that the port gives for owners that can be guessed. */
async function storedBytes({ folder, records }: MemoryTrial): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
  const guessed = await Promise.all(
    ['user-visible', 'tenant-visible'].map((owner) => records.list(owner, { limit: 10 })),
  );
  return [...files, ...guessed.flat()].join('\n');
}

describe('a forgotten user', () => {
  it('stands in no file, and does not open from a copy of the record and the ring', async () => {
    const trial = await openMemoryTrial('libsql');
    try {
      const who = { tenant: 't', user: 'u', session: 's' };
      await trial.memory().store(who, 'k', 'the secret');
      const { memoryOwner } = await import('./memory-place.ts');
      const owner = memoryOwner(trial.ring.keys, who);
      const [name] = (await trial.records.list(owner, { limit: 1 })) as [string];
      const kept = (await trial.records.get(owner, name))?.value as Uint8Array;
      const salt = await saltOf(trial, 'u');
      for (const bytes of [kept, salt]) expect(await filesHex(trial)).toContain(Buffer.from(bytes).toString('hex'));
      expect(await trial.memory().clearUser(who)).toMatchObject({ isScrubbed: true });
      for (const bytes of [kept, salt]) expect(await filesHex(trial)).not.toContain(Buffer.from(bytes).toString('hex'));
      // Whoever kept the record puts it back; the ring is the same.
      await trial.records.put(owner, name, kept);
      await expect(trial.memory().retrieve(who, 'k')).rejects.toBeInstanceOf(MemoryError);
    } finally {
      await trial.close();
    }
  });
});

async function filesHex({ folder }: MemoryTrial): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'hex')));
  return files.join(' ');
}

async function saltOf({ records, ring }: MemoryTrial, user: string): Promise<Uint8Array> {
  const owner = `salts:${hexOf(ring.keys.mac('store/user', lengthPrefixed(['t', user])))}`;
  const [name] = (await records.list(owner, { limit: 1 })) as [string];
  return (await records.get(owner, name))?.value as Uint8Array;
}
