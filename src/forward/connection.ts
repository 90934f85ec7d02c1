import { Socket } from 'node:net';
import { type buildConnector, Client } from 'undici';
import type { Exchange } from './exchange.ts';

/** What a request looks like on the wire; the headers are complete but for `host`, `connection` and the length. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** Longer than this no idle connection is kept, whatever the provider's `keep-alive` header says. */
const KEEP_ALIVE_MAX_MS = 60_000;
const REPLY_HEADER_BYTES_MAX = 16_384;

/**
 * One connection to a provider, made when a request needs it and made anew when it was closed.
 *
 * A reader who is slow is waited for at the socket: while reading is held, what the socket received is not read from
 * it, so that TCP slows the provider down. undici's own way, a parser that pauses, is not used: in 7.30.2 a provider
 * that ends the connection while the parser is paused raises an assertion that nothing can catch, and ends the process.
 */
export class Connection {
  readonly #client: Client;
  #socket: Socket | undefined;
  #isConnected = false;
  #isHeld = false;
  #exchange: Exchange | undefined;

  constructor(origin: string, connect: buildConnector.connector) {
    this.#client = new Client(origin, {
      pipelining: 1,
      allowH2: false,
      // Each exchange has its own limits; those of undici are coarser and say less.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
      maxHeaderSize: REPLY_HEADER_BYTES_MAX,
      connect: (options, callback) => {
        this.#isConnected = false;
        // The connector returns its socket at once, though its type does not say so.
        const socket: unknown = connect(options, (...result) => {
          if (result[0] === null) this.#adopt(result[1]);
          callback(...result);
        });
        this.#socket = socket instanceof Socket ? socket : undefined;
      },
    });
  }

  /** Makes the request of `exchange`; one at a time. The exchange says when the connection is free again. */
  start(request: WireRequest, exchange: Exchange): void {
    this.#exchange = exchange;
    this.#client.dispatch(request, exchange);
  }

  /** Stops reading. What arrives stays in the kernel, but for at most 64 KiB in the socket. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Reads on. The exchange may be given pieces before this returns. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#socket?.emit('readable');
  }

  /** Ends an attempt to connect; does nothing once connected. */
  stopConnecting(): void {
    if (!this.#isConnected) this.#socket?.destroy(Object.assign(new Error('stopped'), { code: 'ABORT_ERR' }));
  }

  /** Resolves when the request under way, if any, is done and the connection closed. */
  close(): Promise<void> {
    return this.#client.close();
  }

  #adopt(socket: Socket): void {
    this.#socket = socket;
    this.#isConnected = true;
    this.#isHeld = false;
    const read = socket.read.bind(socket);
    // Node's own reads ask for 0 bytes, to fill the buffer up to its bound; only undici asks for all there is.
    socket.read = (size?: number): unknown => (this.#isHeld && size === undefined ? null : read(size));
    // Heard before undici does: it takes a reset for the end of a body without a length, even with bytes unread.
    socket.on('error', (error) => {
      // A request that was not sent yet is not on this socket: undici makes another connection for it.
      if (socket === this.#socket && this.#exchange?.isUnsent === false) this.#exchange.onConnectionError(error);
    });
  }
}
