import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENDPOINTS, expectProblem, goodBody, post } from './bad-input-trial.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
}, 60_000);
afterAll(() => gateway.stop({ signal: 'SIGKILL' }), 30_000);

it('serves nobody while its store is broken, says so, and lives', async () => {
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
  expect((await post(gateway, '/v1/messages', goodBody('What is a sally port?'))).status).toBe(200);
  const state = join(gateway.folder, 'state');
  const files = (await readdir(state)).filter((name) => name.includes('.db'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    await truncate(join(state, name), 0);
    await writeFile(join(state, name), Buffer.alloc(65_536, 'zebra'), { flag: 'r+' });
  }
  await expect.poll(async () => (await fetch(`${gateway.url}/readyz`)).status, { timeout: 20_000 }).toBe(503);
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({ status: 'not ready', problems: ['store'] });
  for (const path of ENDPOINTS) {
    const ask = () => post(gateway, path, goodBody('What is a sally port?'));
    // What was known of the key is believed for a second.
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(503);
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const said = await refused.text();
    expectProblem(path, said, 'store_unavailable');
    expect(said).not.toContain(gateway.folder);
  }
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  expect(gateway.process.exitCode).toBeNull();
});
