import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { type LibsqlStore, openLibsqlStore } from '../../src/store/libsql-store.ts';
import { seededRandom } from '../seeded-random.ts';
import { linesUntilKilled, sourceModule } from './killed-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-killed-'));
const clock = { now: () => Date.now() };
afterAll(() => rmSync(folder, { recursive: true }));

const ROUNDS = 3;
const OWNER_RECORDS = 40;
/** A unit a day: what is taken does not come back while the test runs. */
const RULE = { limit: 1, windowMs: 86_400_000, burst: 300 };

const OPENING = `
  import { openLibsqlStore } from ${sourceModule('store/libsql-store.ts')};
  const open = (path) => openLibsqlStore({ path, clock: { now: () => Date.now() } });
  const say = (...words) => console.log(words.join(' '));`;

/** Writes in five ways at once for as long as it lives, and says what was done as soon as it is. */
const WRITE_FOREVER = (path: string, round: number): string => `${OPENING}
  const { records, counters, log } = await open(${JSON.stringify(path)});
  const forever = async (work) => { for (let turn = 0; ; turn += 1) await work(turn); };
  await Promise.all([
    forever(async (turn) => {
      const name = String(turn % 7);
      const value = new Uint8Array(3000).fill(turn);
      say('put', name, await records.put('versions', name, value), turn % 256);
    }),
    forever(async () => {
      const found = await records.get('count', 'count');
      const next = found === undefined ? 1 : new DataView(found.value.buffer).getUint32(0) + 1;
      const value = new Uint8Array(4);
      new DataView(value.buffer).setUint32(0, next);
      if (await records.put('count', 'count', value, { ifVersion: found?.version ?? 0 })) say('count', next);
    }),
    forever(async (turn) => {
      const owner = 'owner-${round}-' + turn;
      const names = Array.from({ length: ${OWNER_RECORDS} }, (_, index) => String(index));
      await Promise.all(names.map((name) => records.put(owner, name, new Uint8Array(2000))));
      say('filled', owner);
      await records.deleteOwner(owner);
      say('deleted', owner);
      await records.scrub();
    }),
    forever(async (turn) => {
      const value = new Uint8Array(2000).fill(turn);
      say('appended', await log.append('s', [{ timeMs: turn, value }, { timeMs: turn, value }]));
      if (turn % 8 === 7) say('trimmed', await log.trim('s', { keepMax: 6 }));
    }),
    forever(async () => {
      const { isGranted, remaining } = await counters.reserve('k', 1, ${JSON.stringify(RULE)}, 1e12);
      if (isGranted) say('left', remaining);
      else await new Promise((resolve) => setTimeout(resolve, 5));
    }),
  ]);`;

/** What was said last of each kind of thing, over all rounds. */
class Told {
  readonly puts = new Map<string, { readonly version: number; readonly byte: number }>();
  /** The last thing that was said of an owner. */
  readonly owners = new Map<string, string>();
  count = 0;
  appended = 0;
  trims = 0;
  left = RULE.burst;

  take(line: string): void {
    const [what, ...rest] = line.split(' ') as [string, ...string[]];
    const numbers = rest.map(Number);
    if (what === 'put') this.puts.set(rest[0] as string, { version: numbers[1] as number, byte: numbers[2] as number });
    else if (what === 'count') this.count = numbers[0] as number;
    else if (what === 'appended') this.appended = numbers[0] as number;
    else if (what === 'trimmed') this.trims += 1;
    else if (what === 'left') this.left = numbers[0] as number;
    else this.owners.set(rest[0] as string, what);
  }
}

async function checkRecords({ records }: LibsqlStore, told: Told): Promise<void> {
  for (const [name, { version, byte }] of told.puts) {
    const found = await records.get('versions', name);
    // One put of a name may have been stored and not said.
    expect([version, version + 1]).toContain(found?.version);
    expect(new Set(found?.value).size).toBe(1);
    if (found?.version === version) expect(found.value[0]).toBe(byte);
  }
  const count = await records.get('count', 'count');
  const value = new DataView(count?.value.buffer as ArrayBuffer).getUint32(0);
  expect(count?.version).toBe(value);
  expect([told.count, told.count + 1]).toContain(value);
  for (const [owner, said] of told.owners) {
    const { length } = await records.list(owner, { limit: 1_000 });
    // A deletion is one transaction here: all of it was done, or nothing.
    if (said === 'deleted') expect(length).toBe(0);
    else expect([OWNER_RECORDS, 0]).toContain(length);
  }
}

async function checkLog({ log }: LibsqlStore, told: Told): Promise<void> {
  const entries = await log.range('s', { order: 'oldest-first', limit: 1_000 });
  const last = entries.at(-1)?.sequence ?? 0;
  expect([told.appended, told.appended + 2]).toContain(last);
  expect(entries.length % 2).toBe(0);
  // Eight appends at the most come between two trims, and before a trim that was done but not said.
  expect(entries.length).toBeLessThanOrEqual(6 + 2 * 16);
  entries.forEach(({ sequence, timeMs, value }, index) => {
    expect(sequence).toBe(last - entries.length + 1 + index);
    expect([value.length, value[0], value.at(-1)]).toEqual([2_000, timeMs % 256, timeMs % 256]);
  });
}

function integrityOf(path: string): unknown {
  const database = new Database(path);
  try {
    return database.pragma('integrity_check');
  } finally {
    database.close();
  }
}

describe('a process that is killed between any two writes', () => {
  it('loses no record, deletion, entry, trim or reservation that it was told of, and does none by halves', async () => {
    const path = join(folder, 'store.db');
    const draw = seededRandom(7);
    const told = new Told();
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = await linesUntilKilled(WRITE_FOREVER(path, round), 80 + draw() * 200);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) told.take(line);
      expect(integrityOf(path)).toEqual([{ integrity_check: 'ok' }]);
      const store = await openLibsqlStore({ path, clock });
      await checkRecords(store, told);
      await checkLog(store, told);
      const { remaining = 0 } = { ...(await store.counters.reserve('k', 0, RULE, 1e12)) } as { remaining?: number };
      expect([told.left, told.left - 1]).toContain(remaining);
      told.left = remaining;
      await store.close();
    }
    expect([...told.owners.values()]).toContain('deleted');
    expect(told.trims).toBeGreaterThan(0);
  });

  it('leaves a file that opens, also while it makes it', async () => {
    const draw = seededRandom(8);
    const rounds = [0, 1].map(async (round) => {
      const at = join(folder, `made-${round}`);
      const program = `${OPENING}
        for (let turn = 0; ; turn += 1) {
          const path = ${JSON.stringify(at)} + '/' + turn + '.db';
          say('makes', path);
          const store = await open(path);
          await store.records.put('a', 'a', new Uint8Array(1));
          say('made', path);
        }`;
      const lines = await linesUntilKilled(program, 1, draw() * 400);
      const made = new Map(
        lines.map((line) => line.split(' ') as [string, string]).map(([what, path]) => [path, what]),
      );
      for (const [path, what] of made) {
        const store = await openLibsqlStore({ path, clock });
        const version = (await store.records.get('a', 'a'))?.version;
        expect(what === 'made' ? [1] : [1, undefined]).toContain(version);
        expect(await store.records.put('a', 'a', new Uint8Array(1))).toBe((version ?? 0) + 1);
        await store.close();
        expect(integrityOf(path)).toEqual([{ integrity_check: 'ok' }]);
      }
    });
    await Promise.all(rounds);
  });
});
