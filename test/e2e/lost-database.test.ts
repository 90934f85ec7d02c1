import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENDPOINTS, expectProblem, goodBody, post } from './bad-input-trial.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
}, 60_000);
afterAll(() => gateway.stop({ signal: 'SIGKILL' }), 30_000);

const ready = async (): Promise<unknown> => (await fetch(`${gateway.url}/readyz`)).json();

async function databaseFiles(state: string): Promise<readonly string[]> {
  return (await readdir(state)).filter((name) => name.startsWith('sallyport.db')).toSorted();
}

it('serves nobody while its database is gone, changes no key, and says why', async () => {
  const state = join(gateway.folder, 'state');
  const away = join(gateway.folder, 'away');
  expect(await ready()).toEqual({ status: 'ready', problems: [] });
  await rename(state, away);
  // The file of the key ring is gone, too: the event that says so cannot be kept, and waits.
  const problems = ['database_missing', 'event_log_failing'];
  await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'not ready', problems });
  for (const path of ENDPOINTS) {
    const ask = () => post(gateway, path, goodBody('What is a sally port?'));
    // What was known of the key is believed for a second.
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(503);
    expectProblem(path, await (await ask()).text(), 'store_unavailable');
  }
  // A key that seems to be made or revoked, in a file that nobody will ever open again, would be worse than none.
  const headers = { 'content-type': 'application/json' };
  const identity = { kind: 'asserted', tenant: 't' };
  const body = JSON.stringify({ name: 'n', scopes: ['chat'], identity });
  expect((await gateway.admin('/admin/keys', { method: 'POST', headers, body })).status).toBe(503);
  expect((await gateway.admin('/admin/keys/aaaaaaaaaaaaaaaa', { method: 'DELETE' })).status).toBe(503);
  expect(await ready()).toEqual({ status: 'not ready', problems });
  await rename(away, state);
  await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'ready', problems: [] });
  await expect
    .poll(async () => (await post(gateway, '/v1/messages', goodBody('hello'))).status, { timeout: 10_000 })
    .toBe(200);
  const told = (await gateway.events()).map(({ details }) => details['problem']);
  expect(told.filter((problem) => problem === 'key-ring-not-followed')).toHaveLength(1);

  const files = await databaseFiles(state);
  expect(files).toContain('sallyport.db');
  for (const name of files) await rm(join(state, name));
  await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'not ready', problems: ['database_missing'] });
  expect(await databaseFiles(state)).toEqual([]);
}, 90_000);
