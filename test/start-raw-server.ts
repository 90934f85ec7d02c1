import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** One complete request as it came over the wire, with the connection to answer on. */
export interface RawRequest {
  readonly socket: Socket;
  readonly head: string;
  readonly body: string;
  /** The connection's number and the request's, over all connections; both from 1 on. */
  readonly connection: number;
  readonly count: number;
}

/** A TCP server on an ephemeral loopback port that answers HTTP as badly as a test wants. */
export interface RawServer {
  readonly port: number;
  readonly url: string;
  /** All connections so far. */
  readonly sockets: readonly Socket[];
  /** Resolves when the given connection (from 1 on) is there and closed. */
  closed(connection: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server that calls `answer` for each complete request; nothing is sent but what `answer` sends. */
export async function startRawServer(answer: (request: RawRequest) => void): Promise<RawServer> {
  const sockets: Socket[] = [];
  const closings: Promise<unknown>[] = [];
  let count = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    const connection = sockets.length;
    socket.on('error', () => undefined);
    closings.push(new Promise((resolve) => socket.on('close', resolve)));
    let received = Buffer.alloc(0);
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece]);
      for (let end = endOf(received); end !== -1; end = endOf(received)) {
        const text = received.toString('utf8', 0, end);
        received = received.subarray(end);
        const cut = text.indexOf('\r\n\r\n');
        count += 1;
        answer({ socket, head: text.slice(0, cut), body: text.slice(cut + 4), connection, count });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    sockets,
    closed: async (connection) => {
      if (sockets.length < connection) await once(server, 'connection');
      await closings[connection - 1];
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where the first request ends; -1 while it is not complete. */
function endOf(received: Buffer): number {
  const cut = received.indexOf('\r\n\r\n');
  if (cut === -1) return -1;
  const length = /\r\ncontent-length: (\d{1,9})/iu.exec(received.toString('latin1', 0, cut))?.[1] ?? '0';
  const end = cut + 4 + Number(length);
  return received.length >= end ? end : -1;
}

/** A complete reply with a length. */
export function rawReply(body: string | Buffer, headers = '', status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}content-length: ${bytes.length}\r\n\r\n`), bytes]);
}
