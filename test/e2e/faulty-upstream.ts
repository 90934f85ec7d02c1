import type { Socket } from 'node:net';
import { type RawRequest, startRawServer } from '../start-raw-server.ts';
import type { Cutting } from './cut-bytes.ts';

/** One request as it reached the upstream. */
export interface ReceivedRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly path: string;
  /** The body as it came. */
  readonly text: string;
}

/** One request that a plan answers. */
export interface UpstreamExchange extends ReceivedRequest {
  readonly socket: Socket;
  /** Sends bytes, in packets of the given cutting. Stops where the connection is closed. */
  send(bytes: string | Uint8Array, cutting?: Cutting): Promise<void>;
  /** Sends a complete reply with a length. */
  reply(body: string | Uint8Array, options?: { readonly status?: string; readonly headers?: string }): Promise<void>;
  /** Sends the head of an event stream whose body comes in chunks. */
  openStream(headers?: string): Promise<void>;
  /** Sends a piece of such a body, each packet a chunk of its own. */
  chunk(bytes: string | Uint8Array, cutting?: Cutting): Promise<void>;
  /** Ends such a body as it should end. */
  endStream(): Promise<void>;
}

/** How one request is answered. Whatever it throws is the test's business, not that of the server. */
export type Plan = (exchange: UpstreamExchange) => Promise<void> | void;

/** A provider that answers each model as a test has planned, however badly. */
export interface FaultyUpstream {
  readonly url: string;
  /** Answers requests for a model of its own with `plan`, and gives the name of the model: `case-1`, `case-2`, … */
  plan(plan: Plan, prefix?: string): string;
  /** What has been asked of a model so far. */
  received(model: string): readonly ReceivedRequest[];
  /** Resolves when the connection on which a model was asked, first or next, is closed. */
  closed(model: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it on an ephemeral loopback port. */
export async function startFaultyUpstream(): Promise<FaultyUpstream> {
  const plans = new Map<string, Plan>();
  const received = new Map<string, ReceivedRequest[]>();
  const sockets = new Map<string, Socket>();
  const waiting = new Map<string, (socket: Socket) => void>();
  const server = await startRawServer((request) => {
    const exchange = exchangeOf(request);
    const model = modelIn(exchange.text);
    received.set(model, [...(received.get(model) ?? []), exchange]);
    sockets.set(model, request.socket);
    waiting.get(model)?.(request.socket);
    const plan = plans.get(model);
    if (plan === undefined) request.socket.destroy();
    else void Promise.resolve(plan(exchange)).catch(() => request.socket.destroy());
  });
  return {
    url: server.url,
    plan(plan, prefix = 'case') {
      const model = `${prefix}-${plans.size + 1}`;
      plans.set(model, plan);
      return model;
    },
    received: (model) => received.get(model) ?? [],
    async closed(model) {
      const socket = sockets.get(model) ?? (await new Promise<Socket>((resolve) => waiting.set(model, resolve)));
      // Not "once" of node:events, which fails where the connection was reset.
      if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
    },
    stop: server.stop,
  };
}

/** The part of a gateway's configuration by which it asks an upstream for `case-…`, and the demo model for `demo`. */
export function configOf({ url }: FaultyUpstream): Readonly<Record<string, unknown>> {
  const provider = { name: 'faulty', dialect: 'anthropic-messages', url, models: ['case-*'] };
  return { upstreams: [provider], demo: { enabled: true } };
}

function modelIn(body: string): string {
  return /"model"\s*:\s*"([^"]*)"/u.exec(body)?.[1] ?? '';
}

function exchangeOf({ socket, head, body }: RawRequest): UpstreamExchange {
  socket.setNoDelay(true);
  const [start = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const exchange: UpstreamExchange = {
    socket,
    headers,
    path: start.split(' ')[1] ?? '',
    text: body,
    async send(bytes, cutting = [Number.MAX_SAFE_INTEGER]) {
      for (const packet of packetsOf(Buffer.from(bytes), cutting)) await sendPacket(socket, packet);
    },
    async reply(text, { status = '200 OK', headers: more = 'content-type: application/json\r\n' } = {}) {
      const bytes = Buffer.from(text);
      const end = `content-length: ${bytes.length}\r\n\r\n`;
      await sendPacket(socket, Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${more}${end}`), bytes]));
    },
    openStream: (more = '') =>
      sendPacket(
        socket,
        Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n${more}transfer-encoding: chunked\r\n\r\n`),
      ),
    async chunk(bytes, cutting = [Number.MAX_SAFE_INTEGER]) {
      for (const packet of packetsOf(Buffer.from(bytes), cutting)) {
        const framed = [Buffer.from(`${packet.length.toString(16)}\r\n`), packet, Buffer.from('\r\n')];
        await sendPacket(socket, Buffer.concat(framed));
      }
    },
    endStream: () => sendPacket(socket, Buffer.from('0\r\n\r\n')),
  };
  return exchange;
}

/** The packets of a cutting, whose last length holds on to the end. */
function packetsOf(bytes: Buffer, cutting: Cutting): readonly Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0, count = 0; at < bytes.length; count++) {
    const length = cutting[Math.min(count, cutting.length - 1)] ?? bytes.length;
    packets.push(bytes.subarray(at, at + length));
    at += length;
  }
  return packets;
}

/** Waits until the packet has left and others had a turn, so that the next one is a packet of its own where that is possible. */
async function sendPacket(socket: Socket, packet: Uint8Array): Promise<void> {
  if (socket.destroyed) throw new Error('the connection is closed');
  await new Promise<void>((resolve, reject) => {
    socket.write(packet, (error) => (error ? reject(error) : setImmediate(resolve)));
  });
}
