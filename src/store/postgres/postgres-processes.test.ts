import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testPostgres } from '../conformance/start-postgres.ts';
import { describeWith } from '../conformance/start-redis.ts';
import { openPostgresLog, type PostgresLogOptions } from './postgres-log.ts';

const postgres = testPostgres();
const root = fileURLToPath(new URL('../../..', import.meta.url));

function options(schema: string): PostgresLogOptions {
  return { place: { url: postgres.url() }, schema, commandTimeoutMs: 30_000 };
}

/** Runs a program in a process of its own, with a log. It prints lines to say how far it is. */
function start(schema: string, program: string): ChildProcess {
  const module = JSON.stringify(new URL('./postgres-log.ts', import.meta.url).href);
  const script = `import { openPostgresLog } from ${module};
    const log = await openPostgresLog(${JSON.stringify(options(schema))});
    ${program}`;
  const programArguments = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, programArguments, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function linesOf(child: ChildProcess, onLine: (line: string) => void = () => {}): Promise<number | string> {
  if (child.stdout === null) throw new Error('the process has no output');
  createInterface(child.stdout).on('line', onLine);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? signal ?? 'unknown';
}

const APPENDS = 150;

/** Appends by turns one entry and three to one stream, four at a time through streams of its own beside it. */
const APPENDING = `
  await log.append('meeting', [{ timeMs: 1, value: new Uint8Array(1) }]);
  while ((await log.range('meeting', { order: 'oldest-first', limit: 2 })).length < 2);
  for (let round = 0; round < ${APPENDS}; round += 1) {
    const entry = { timeMs: process.pid, value: Uint8Array.of(round) };
    await Promise.all([
      log.append('shared', round % 2 === 0 ? [entry] : [entry, entry, entry]),
      log.append('mine-' + process.pid, [entry]),
      log.append('shared', [entry, entry]),
    ]);
  }
  await log.close();`;

describeWith(postgres, 'a log in Postgres that several processes share', () => {
  it('is made once when they start at the same time, and shows a reader no number before a smaller one', async () => {
    const schema = postgres.schema();
    const children = [start(schema, APPENDING), start(schema, APPENDING)];
    const reader = await openPostgresLog(options(schema));
    let isDone = false;
    const ended = Promise.all(children.map((child) => linesOf(child))).finally(() => {
      isDone = true;
    });
    const seen: number[] = [];
    for (;;) {
      const wasDone = isDone;
      const page = await reader.range('shared', { order: 'oldest-first', limit: 100, after: seen.at(-1) ?? 0 });
      seen.push(...page.map(({ sequence }) => sequence));
      if (wasDone && page.length === 0) break;
    }
    expect(await ended).toEqual([0, 0]);
    expect(seen).toEqual(Array.from({ length: 2 * APPENDS * 4 }, (_, index) => index + 1));
    for (const { pid } of children) {
      expect(await reader.range(`mine-${pid}`, { order: 'newest-first', limit: 1 })).toMatchObject([
        { sequence: APPENDS },
      ]);
    }
    await reader.close();
  });

  it('keeps as many entries as it is told, whoever trims while others append', async () => {
    const schema = postgres.schema();
    const logs = await Promise.all(Array.from({ length: 4 }, () => openPostgresLog(options(schema))));
    const entries = Array.from({ length: 50 }, (_, index) => ({ timeMs: index, value: Uint8Array.of(index) }));
    const [one, two, three, four] = logs as [(typeof logs)[0], (typeof logs)[0], (typeof logs)[0], (typeof logs)[0]];
    let removed = 0;
    for (let round = 0; round < 10; round += 1) {
      const [, , some, others] = await Promise.all([
        one.append('s', entries),
        two.append('s', entries),
        three.trim('s', { beforeTimeMs: 10, keepMax: 40 }),
        four.trim('s', { keepMax: 60 }),
      ]);
      removed += some + others;
    }
    removed += await one.trim('s', { keepMax: 30 });
    const left = await one.range('s', { order: 'oldest-first', limit: 1_000 });
    expect([left.length, removed]).toEqual([30, 970]);
    expect(left.at(-1)?.sequence).toBe(1_000);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('stays whole when one of them is killed while it appends', async () => {
    const schema = postgres.schema();
    let told = 0;
    const child = start(
      schema,
      `for (let round = 0; ; round += 1) {
         const entry = { timeMs: round, value: new Uint8Array(2_000) };
         console.log(await log.append('s', [entry, entry]));
       }`,
    );
    const status = await linesOf(child, (line) => {
      told = Number(line);
      if (told >= 60) child.kill('SIGKILL');
    });
    expect(status).toBe('SIGKILL');
    const log = await openPostgresLog(options(schema));
    const last = await log.append('s', [{ timeMs: 1, value: new Uint8Array(1) }]);
    const found = await log.range('s', { order: 'oldest-first', limit: 1_000 });
    expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(last).toBeGreaterThan(told);
    expect(last % 2).toBe(1);
    for (const [index, { timeMs }] of found.slice(0, -1).entries()) expect(timeMs).toBe(found[index ^ 1]?.timeMs);
    await log.close();
  });

  it('keeps no process alive that has nothing to do, and one that waits for an append', async () => {
    const schema = postgres.schema();
    expect(await linesOf(start(schema, "void log.append('s', [{ timeMs: 1, value: new Uint8Array(1) }]);"))).toBe(0);
    const log = await openPostgresLog(options(schema));
    expect(await log.range('s', { order: 'oldest-first', limit: 9 })).toHaveLength(1);
    await log.close();
  });
});
