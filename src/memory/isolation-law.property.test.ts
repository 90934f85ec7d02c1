import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { type MemoryDriver, type MemoryTrial, withTrial } from '../../test/memory-trial.ts';
import { hexOf } from '../core/hex-of.ts';
import type { Principal } from '../core/segment.ts';
import { lengthPrefixed } from '../crypto/length-prefixed.ts';
import { describeWith, testRedis, testRedisCluster } from '../store/conformance/start-redis.ts';
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

/** How the store of a test is opened, and how often the law is tried: a call over a network takes longer. */
interface LawOn {
  readonly open: () => MemoryDriver;
  readonly runs: number;
  /** All that lies in a store that has no files. */
  readonly readStored?: () => Promise<string>;
}

describe('the isolation law in the process', () => testLaw({ open: () => 'in-process', runs: 120 }));

describe('the isolation law on libsql', () => testLaw({ open: () => 'libsql', runs: 40 }));

const redis = testRedis();
describeWith(redis, 'the isolation law on Redis', () => {
  const keyPrefix = `${redis.prefix}law:`;
  testLaw({
    open: () => ({ place: { url: redis.url() }, keyPrefix }),
    runs: 40,
    readStored: () => readRedis([redis.url()], keyPrefix),
  });
});

const cluster = testRedisCluster();
describeWith(cluster, 'the isolation law on a Redis cluster', () => {
  const keyPrefix = `${redis.prefix}cluster-law:`;
  testLaw({
    open: () => ({ place: { cluster: cluster.nodes }, keyPrefix }),
    runs: 20,
    readStored: () => readRedis(cluster.nodes, keyPrefix),
  });
});

/** All keys of a prefix and all that stands under them, as the servers hold it. */
async function readRedis(urls: readonly string[], keyPrefix: string): Promise<string> {
  const stored: string[] = [];
  for (const url of urls) {
    const server = new Redis(url);
    try {
      for (const key of await server.keysBuffer(`${keyPrefix}*`)) {
        // A replica names keys that it does not hand out.
        const value = await server.dumpBuffer(key).catch(() => undefined);
        stored.push(key.toString('latin1'), value?.toString('latin1') ?? '');
      }
    } finally {
      server.disconnect();
    }
  }
  return stored.join('\n');
}

function testLaw({ open, runs, readStored }: LawOn): void {
  it('holds for all principals and operations', async () => {
    await withTrial(open(), async (trial) => {
      let run = 0;
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
        { numRuns: runs },
      );
    });
  }, 60_000);

  it('leaves no value, id or key in the store', async () => {
    await withTrial(open(), async (trial) => {
      const memory = trial.memory();
      const who = { tenant: 'tenant-visible', user: 'user-visible', session: 'session-visible' };
      await memory.store(who, 'key-visible', { text: 'value-visible' });
      await memory.append(who, 'talk-visible', { role: 'user', content: 'words-visible' });
      expect(await storedBytes(trial)).not.toContain('visible');
      const raw = await readStored?.();
      expect(raw ?? '').not.toContain('visible');
      expect(raw ?? 'record').toContain('record');
    });
  });
}

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
    await withTrial('libsql', async (trial) => {
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
    });
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
