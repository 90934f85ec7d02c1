import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { describeWith, testRedis } from '../conformance/start-redis.ts';
import { openRedisStore, type RedisStore, type RedisStoreOptions } from './redis-store.ts';

const redis = testRedis();
const root = fileURLToPath(new URL('../../..', import.meta.url));
const opened: RedisStore[] = [];
afterAll(() => Promise.all(opened.map((store) => store.close())));

const options = (): Omit<RedisStoreOptions, 'clock'> => ({
  place: { url: redis.url() },
  keyPrefix: redis.prefix,
  commandTimeoutMs: 30_000,
});

async function open(): Promise<RedisStore> {
  const store = await openRedisStore({ ...options(), clock: { now: () => Date.now() } });
  opened.push(store);
  return store;
}

let meetings = 0;

/** Runs a program in two processes at once, each with a store of its own, and gives what both printed. */
async function inTwoProcesses(program: string): Promise<readonly string[]> {
  meetings += 1;
  const meeting = `meeting-${meetings}`;
  const module = JSON.stringify(new URL('./redis-store.ts', import.meta.url).href);
  const script = `import { openRedisStore } from ${module};
    const store = await openRedisStore({ ...${JSON.stringify(options())}, clock: { now: () => Date.now() } });
    // Both begin when both are there.
    await store.records.put(${JSON.stringify(meeting)}, String(process.pid), new Uint8Array(1));
    while ((await store.records.list(${JSON.stringify(meeting)}, { limit: 2 })).length < 2);
    ${program}
    await store.close();`;
  const programArguments = ['--import', 'tsx', '--input-type=module', '-e', script];
  const lines: string[] = [];
  const ends = [0, 1].map(async () => {
    const child = spawn(process.execPath, programArguments, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(child.stdout).on('line', (line) => lines.push(line));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
  });
  await Promise.all(ends);
  return lines;
}

describeWith(redis, 'a Redis that two processes share', () => {
  it('loses no increment, and gives each rate once', async () => {
    const lines = await inTwoProcesses(`
      let granted = 0;
      for (let count = 0; count < 200; count += 1) {
        for (;;) {
          const found = await store.records.get('both', 'count');
          const next = Uint8Array.of((found?.value[0] ?? 0) + 1 & 255);
          const version = await store.records.put('both', 'count', next, { ifVersion: found?.version ?? 0 });
          if (version !== undefined) break;
        }
        const taken = await store.counters.reserve('rate', 1, { limit: 1, windowMs: 86_400_000, burst: 150 }, 1e12);
        if (taken.isGranted) granted += 1;
        await store.records.put('owner-' + process.pid, String(count), new Uint8Array(1));
      }
      console.log(granted, process.pid);`);
    const store = await open();
    expect(await store.records.get('both', 'count')).toEqual({ value: Uint8Array.of(400 & 255), version: 400 });
    const [granted, pids] = [0, 1].map((part) => lines.map((line) => Number(line.split(' ')[part])));
    expect(granted?.reduce((sum, count) => sum + count, 0)).toBe(150);
    expect(pids).toHaveLength(2);
    for (const pid of pids ?? []) expect(await store.records.deleteOwner(`owner-${pid}`)).toBe(200);
  });

  it('lets one of them put where there is none', async () => {
    const lines = await inTwoProcesses(`
      let won = 0;
      for (let count = 0; count < 200; count += 1) {
        if ((await store.records.put('once', String(count), new Uint8Array(1), { ifVersion: 0 })) === 1) won += 1;
      }
      console.log(won);`);
    expect(lines.reduce((sum, line) => sum + Number(line), 0)).toBe(200);
    const store = await open();
    expect(await store.records.list('once', { limit: 1_000 })).toHaveLength(200);
  });
});
