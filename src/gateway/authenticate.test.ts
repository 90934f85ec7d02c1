import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningGateway, startGateway } from './start-gateway.ts';

let folder: string;
let gateway: RunningGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-places-'));
  const path = join(folder, 'sallyport.yaml');
  await writeFile(path, 'server: { port: 0 }\n');
  gateway = await startGateway({ source: { env: {}, path }, say: () => undefined });
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

/** A key that nobody has looked up yet: it is read from the store, and meanwhile its caller can go. */
async function makeKey(limits: object): Promise<string> {
  const env = await readFile(join(folder, '.sallyport/admin.env'), 'utf8');
  const admin = /sp_\w{16}_[\w-]{43}/u.exec(env)?.[0] ?? '';
  const response = await fetch(`${gateway.url}/admin/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'test',
      scopes: ['chat'],
      identity: { kind: 'asserted', tenant: 'shop' },
      limits,
    }),
  });
  return ((await response.json()) as { readonly key: string }).key;
}

const BODY = JSON.stringify({ model: 'demo', messages: [{ role: 'user', content: 'hello' }] });

async function callAndGo(key: string): Promise<void> {
  const { hostname, port, host } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\n`;
  const rest = `content-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
  socket.write(head + rest, () => socket.resetAndDestroy());
  await closed;
}

async function statusOf(key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(`${gateway.url}/v1/chat/completions`, { method: 'POST', headers, body: BODY });
  await response.text();
  return response.status;
}

it('keeps no place for callers who go while their key is looked up', async () => {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const key = await makeKey({ concurrentMax: 1 });
    await callAndGo(key);
    // The place of a call that is still on its way comes back; one that nobody gives back does not.
    await expect.poll(() => statusOf(key), { timeout: 3_000, interval: 20 }).toBe(200);
  }
}, 20_000);

it('takes no more bodies of one key at a time than there is memory for', async () => {
  const key = await makeKey({});
  const { hostname, port, host } = new URL(gateway.url);
  const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\n`;
  const announced = `${head}content-type: application/json\r\ncontent-length: 8388608\r\n\r\n{`;
  const sockets = Array.from({ length: 32 }, () => connect(Number(port), hostname));
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.write(announced);
  }
  await expect.poll(() => statusOf(key), { timeout: 3_000, interval: 20 }).toBe(429);
  const other = await makeKey({});
  expect(await statusOf(other)).toBe(200);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => statusOf(key), { timeout: 3_000, interval: 20 }).toBe(200);
}, 20_000);
