import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Clock } from '../core/ports.ts';
import { testCounters } from './conformance/counters-suite.ts';
import { testLog } from './conformance/log-suite.ts';
import { testRecords } from './conformance/records-suite.ts';
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-store-'));
const opened: LibsqlStore[] = [];

afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

async function open(clock: Clock): Promise<LibsqlStore> {
  const store = await openLibsqlStore({ path: join(folder, `${opened.length}.db`), clock });
  opened.push(store);
  return store;
}

const systemClock: Clock = { now: () => Date.now() };

testRecords('records in libsql', async (clock) => (await open(clock)).records);
testCounters('counters in libsql', async () => (await open(systemClock)).counters);
testLog('a log in libsql', async () => (await open(systemClock)).log);
