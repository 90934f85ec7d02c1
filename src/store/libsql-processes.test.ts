import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Log, LogEntry } from '../core/store-ports.ts';
import { openLibsqlStore } from './libsql-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-processes-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const clock = { now: () => Date.now() };
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program in a process of its own, with a store on the file. It prints lines to say how far it is. */
function start(path: string, program: string): ChildProcess {
  const module = JSON.stringify(new URL('./libsql-store.ts', import.meta.url).href);
  const script = `import { openLibsqlStore } from ${module};
    const store = await openLibsqlStore({ path: ${JSON.stringify(path)}, clock: { now: () => Date.now() } });
    ${program}`;
  const programArguments = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, programArguments, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function linesOf(child: ChildProcess, onLine: (line: string) => void): Promise<number | string> {
  if (child.stdout === null) throw new Error('the process has no output');
  createInterface(child.stdout).on('line', onLine);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? signal ?? 'unknown';
}

async function readAll(log: Log, stream: string): Promise<readonly LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const page = await log.range(stream, { order: 'oldest-first', limit: 1_000, after: all.at(-1)?.sequence ?? 0 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Appends pairs of entries that belong together, and says the number of each append once it is done. */
const APPEND_FOREVER = `
  for (let round = 0; ; round += 1) {
    const value = new Uint8Array(2000).fill(round);
    const last = await store.log.append('s', [{ timeMs: round, value }, { timeMs: round, value }]);
    console.log(last);
  }`;

describe('a file that two processes have open', () => {
  it('shows each what the other wrote, and numbers entries in one order', async () => {
    const path = join(folder, 'two.db');
    const store = await openLibsqlStore({ path, clock });
    const child = start(
      path,
      `for (let index = 0; index < 200; index += 1) {
         await store.log.append('s', [{ timeMs: 1, value: new Uint8Array(1) }]);
         await store.records.put('theirs', String(index), new Uint8Array(1));
       }
       console.log((await store.records.list('ours', { limit: 1000 })).length > 0);
       await store.close();`,
    );
    const lines: string[] = [];
    const ended = linesOf(child, (line) => lines.push(line));
    for (let index = 0; index < 200; index += 1) {
      await store.records.put('ours', String(index), new Uint8Array(1));
      await store.log.append('s', [{ timeMs: 2, value: new Uint8Array(1) }]);
    }
    expect(await ended).toBe(0);
    expect(lines).toEqual(['true']);
    const entries = await readAll(store.log, 's');
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    expect(entries.filter(({ timeMs }) => timeMs === 1)).toHaveLength(200);
    expect(await store.records.list('theirs', { limit: 1_000 })).toHaveLength(200);
    await store.close();
  });

  it('is made once when several start at the same time', async () => {
    const path = join(folder, 'start', 'many.db');
    const stores = await Promise.all(Array.from({ length: 4 }, () => openLibsqlStore({ path, clock })));
    const puts = stores.map((store) => store.records.put('a', 'a', new Uint8Array(1), { ifVersion: 0 }));
    expect((await Promise.all(puts)).filter((version) => version === 1)).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a process that is killed while it appends', () => {
  it('leaves the log whole, with every entry that it was told of', async () => {
    const path = join(folder, 'killed.db');
    let told = 0;
    for (const killAt of [10, 25, 60]) {
      const child = start(path, APPEND_FOREVER);
      const status = await linesOf(child, (line) => {
        told = Number(line);
        if (told >= killAt * 2) child.kill('SIGKILL');
      });
      expect(status).toBe('SIGKILL');
    }
    const store = await openLibsqlStore({ path, clock });
    const entries = await readAll(store.log, 's');
    expect(entries.length).toBeGreaterThanOrEqual(told);
    expect(entries.length % 2).toBe(0);
    entries.forEach(({ sequence, timeMs, value }, index) => {
      expect([sequence, value.length, value[0]]).toEqual([index + 1, 2_000, timeMs % 256]);
      expect(timeMs).toBe(entries[index ^ 1]?.timeMs);
    });
    expect(await store.log.append('s', [{ timeMs: 1, value: new Uint8Array(1) }])).toBe(entries.length + 1);
    await store.close();
  });
});

describe('the end of a process', () => {
  it('does not wait for a store that has nothing to do', async () => {
    const child = start(
      join(folder, 'idle.db'),
      "await store.records.put('a', 'a', new Uint8Array(1)); console.log('put');",
    );
    const lines: string[] = [];
    expect(await linesOf(child, (line) => lines.push(line))).toBe(0);
    expect(lines).toEqual(['put']);
  });

  it('waits for what was called', async () => {
    const path = join(folder, 'busy.db');
    const child = start(path, "void store.records.put('a', 'a', new Uint8Array(1));");
    expect(await linesOf(child, () => {})).toBe(0);
    const store = await openLibsqlStore({ path, clock });
    expect((await store.records.get('a', 'a'))?.version).toBe(1);
    await store.close();
  });
});
