import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createUpstream } from '../src/forward/create-upstream.ts';
import type { Upstream, UpstreamReply, UpstreamRequest } from '../src/forward/upstream.ts';
import type { UpstreamOptions } from '../src/forward/upstream-options.ts';
import { type RawRequest, type RawServer, startRawServer } from './start-raw-server.ts';

/** What the upstreams of {@link openUpstream} send as `authorization`. */
export const KEY = 'Bearer sk-upstream-secret';
export const POST: UpstreamRequest = { method: 'POST', path: '/v1/x', headers: {}, body: '{"prompt":"private words"}' };
export const GET: UpstreamRequest = { method: 'GET', path: '/v1/models', headers: {} };
/** Never aborts. */
export const signal: AbortSignal = new AbortController().signal;

const stops: (() => Promise<unknown>)[] = [];

/** Stops all servers and upstreams of the test that ends; servers first, so that calls left open end, too. */
export async function closeTrial(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

/** An upstream with a fixed clock, short pauses and known chance. */
export function openUpstream(baseUrl: string, more: Partial<UpstreamOptions> = {}): Upstream {
  const upstream = createUpstream({
    name: 'test',
    baseUrl,
    allowPrivateHttp: true,
    authorization: { header: 'authorization', value: KEY },
    retries: { backoffMs: 1, backoffMaxMs: 1 },
    clock: { now: () => 0 },
    random: { bytes: (length) => new Uint8Array(length).fill(128) },
    ...more,
  });
  stops.push(() => upstream.close());
  return upstream;
}

/** A well-behaved HTTP server; its URL. */
export async function serveHttp(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.unshift(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that sends bytes as a test says. */
export async function serveRaw(answer: (request: RawRequest) => void): Promise<RawServer> {
  const server = await startRawServer(answer);
  stops.unshift(server.stop);
  return server;
}

/** A port of this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What a call fails with; `undefined` when it does not. */
export async function failureOf(call: Promise<UpstreamReply | string>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
