import type { Dispatcher } from 'undici';
import type { ReceivedHeaders } from './header-lists.ts';
import {
  isProviderFailure,
  type TimeLimit,
  toUpstreamError,
  UpstreamBodyTooLargeError,
  UpstreamCancelledError,
  type UpstreamError,
  type UpstreamPhase,
  UpstreamProtocolError,
  UpstreamTimeoutError,
} from './upstream-errors.ts';
import type { UpstreamTimeouts } from './upstream-options.ts';

/** What one request needs to be made. */
export interface ExchangeOptions {
  readonly timeouts: UpstreamTimeouts;
  /** What is left of the total time. */
  readonly leftMs: number;
  readonly replyBytesMax: number;
  readonly signal: AbortSignal;
  readonly connection: ReplySource;
  /** The connection is no longer this exchange's. Called exactly once. */
  readonly onFreed: () => void;
}

/** What an exchange asks of its connection; see `connection.ts`. */
export interface ReplySource {
  hold(): void;
  release(): void;
  stopConnecting(): void;
}

/** Status and headers of a reply, names in lower case. */
export interface ReplyHead {
  readonly status: number;
  readonly headers: ReceivedHeaders;
}

/** So much of a reply is kept for a reader who does not read; then the connection is not read either. */
const QUEUE_BYTES_MAX = 65_536;
const QUEUE_PIECES_MAX = 64;

/** So long is waited for the end of a reply whose reader wants nothing more, and so much of it is dropped. */
const REST_MS_MAX = 1_000;
const REST_BYTES_MAX = 65_536;

/**
 * One request on one connection, and its reply as pieces that the reader pulls. It is the handler that undici calls, one
 * level below `undici.request`: only here is it known whether a byte of the request left, and there is no stream whose
 * unheard `error` event could end the process.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Settles with the head of the reply, or rejects with an `UpstreamError`. */
  readonly head: Promise<ReplyHead>;
  readonly #options: ExchangeOptions;
  readonly #totalTimer: NodeJS.Timeout;
  readonly #onAbort: () => void;
  #phaseTimer: NodeJS.Timeout;
  #phase: UpstreamPhase = 'connect';
  #controller: Dispatcher.DispatchController | undefined;
  #resolveHead!: (head: ReplyHead) => void;
  #rejectHead!: (error: UpstreamError) => void;
  #wakeReader: (() => void) | undefined;
  #onEnd: ((error: UpstreamError | undefined) => void) | undefined;
  #pieces: Uint8Array[] = [];
  #piecesBytes = 0;
  #receivedBytes = 0;
  #isHolding = false;
  /** Bytes of the reply that may still come and are dropped; missing while they are kept. */
  #restBytesLeft: number | undefined;
  #isEnded = false;
  #isFreed = false;
  #failure: UpstreamError | undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.head = new Promise((resolve, reject) => {
      this.#resolveHead = resolve;
      this.#rejectHead = reject;
    });
    const { timeouts, leftMs, signal } = options;
    this.#phaseTimer = setTimeout(() => this.#expire('connect', timeouts.connectMs), timeouts.connectMs);
    this.#totalTimer = setTimeout(() => this.#expire('total', timeouts.totalMs), leftMs);
    this.#onAbort = () => this.fail(new UpstreamCancelledError(this.#phase));
    signal.addEventListener('abort', this.#onAbort);
    if (signal.aborted) this.#onAbort();
  }

  /** Whether not a byte of the request was given to a connection. */
  get isUnsent(): boolean {
    return this.#phase === 'connect';
  }

  /** Whether what is left of the reply is dropped. */
  get isDropping(): boolean {
    return this.#restBytesLeft !== undefined;
  }

  /** Whether the whole reply was received and read. */
  get isDone(): boolean {
    return this.#isEnded && this.#pieces.length === 0;
  }

  /** Says how the reply ended, once: with an error, or with `undefined` when all of it was received. */
  set onEnd(listener: (error: UpstreamError | undefined) => void) {
    this.#onEnd = listener;
    if (this.#isEnded || this.#failure !== undefined) this.#reportEnd();
  }

  /**
   * All that was received and not taken yet, as one piece, without waiting; `undefined` when there is nothing.
   *
   * @throws `UpstreamError` once all pieces before a failure were taken; at once after a cancellation.
   */
  take(): Uint8Array | undefined {
    const pieces = this.#pieces;
    const first = pieces[0];
    if (first === undefined) {
      if (this.#failure !== undefined) throw this.#failure;
      return undefined;
    }
    const piece = pieces.length === 1 ? first : Buffer.concat(pieces, this.#piecesBytes);
    this.#pieces = [];
    this.#piecesBytes = 0;
    if (this.#isHolding) {
      this.#isHolding = false;
      this.#options.connection.release();
    }
    return piece;
  }

  /** Waits until `take` or `isDone` has something new to say. One reader at a time. */
  async more(): Promise<void> {
    if (this.#pieces.length > 0 || this.#isEnded || this.#failure !== undefined) return;
    this.#phaseTimer.refresh();
    await new Promise<void>((resolve) => {
      this.#wakeReader = resolve;
    });
  }

  /**
   * The reader has all it wants: what is left is dropped, and the connection can be used again where the end comes within
   * a second; else it is closed.
   */
  dropRest(): void {
    if (this.#isEnded || this.#failure !== undefined || this.#restBytesLeft !== undefined) return;
    this.#restBytesLeft = REST_BYTES_MAX;
    this.take();
    clearTimeout(this.#phaseTimer);
    this.#phaseTimer = setTimeout(() => this.fail(new UpstreamCancelledError('body')), REST_MS_MAX);
  }

  /** Ends the exchange with `error`, whatever its phase, and closes its connection unless the reply is complete. */
  fail(error: UpstreamError): void {
    if (!this.#recordFailure(error)) return;
    if (this.#controller !== undefined) this.#controller.abort(error);
    else this.#options.connection.stopConnecting();
  }

  /**
   * The socket reports an error; unlike in undici, none is taken for the end of a body. Nothing is aborted here: undici
   * hears of the error next and ends the request itself, and would trip over one that is aborted already.
   */
  onConnectionError(error: unknown): void {
    this.#recordFailure(toUpstreamError(error, this.#phase));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure !== undefined) {
      controller.abort(this.#failure);
      return;
    }
    this.#phase = 'headers';
    const { firstByteMs } = this.#options.timeouts;
    clearTimeout(this.#phaseTimer);
    this.#phaseTimer = setTimeout(() => this.#expire('firstByte', firstByteMs), firstByteMs);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ReceivedHeaders): void {
    // Interim replies (RFC 9110, 15.2) do not move the time limit of the first byte.
    if (status < 200 || this.#failure !== undefined) return;
    this.#phase = 'body';
    clearTimeout(this.#phaseTimer);
    const { idleMs } = this.#options.timeouts;
    this.#phaseTimer = setTimeout(() => this.#expire('idle', idleMs), idleMs);
    if (status > 599) {
      this.fail(new UpstreamProtocolError('headers', 'status out of range'));
    } else if (status >= 300 && status < 400) {
      this.fail(new UpstreamProtocolError('headers', 'redirect'));
    } else if (!isPlainlyFramed(headers)) {
      this.fail(new UpstreamProtocolError('headers', 'not HTTP/1.1'));
    } else if (Number(headers['content-length']) > this.#options.replyBytesMax) {
      this.fail(new UpstreamBodyTooLargeError('headers', this.#options.replyBytesMax));
    } else {
      this.#resolveHead({ status, headers });
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Uint8Array): void {
    if (this.#failure !== undefined) return;
    this.#receivedBytes += piece.byteLength;
    if (this.#receivedBytes > this.#options.replyBytesMax) {
      this.fail(new UpstreamBodyTooLargeError('body', this.#options.replyBytesMax));
      return;
    }
    if (this.#restBytesLeft !== undefined) {
      this.#restBytesLeft -= piece.byteLength;
      if (this.#restBytesLeft < 0) this.fail(new UpstreamCancelledError('body'));
      return;
    }
    this.#pieces.push(piece);
    this.#piecesBytes += piece.byteLength;
    if (this.#piecesBytes >= QUEUE_BYTES_MAX || this.#pieces.length >= QUEUE_PIECES_MAX) {
      this.#isHolding = true;
      this.#options.connection.hold();
    }
    this.#wake();
  }

  onResponseEnd(): void {
    if (this.#failure === undefined) {
      this.#isEnded = true;
      this.#settle();
      this.#wake();
    }
    this.#free();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: unknown): void {
    this.fail(toUpstreamError(error, this.#phase));
    this.#free();
  }

  #recordFailure(error: UpstreamError): boolean {
    if (this.#isEnded || this.#failure !== undefined) return false;
    this.#failure = error;
    if (!isProviderFailure(error)) {
      this.#pieces = [];
      this.#piecesBytes = 0;
    }
    this.#settle();
    this.#rejectHead(error);
    this.#wake();
    return true;
  }

  #expire(limit: TimeLimit, limitMs: number): void {
    // A reader who does not wait for a piece is the one who is slow.
    if (limit === 'idle' && this.#wakeReader === undefined) return;
    this.fail(new UpstreamTimeoutError(this.#phase, limit, limitMs));
  }

  #settle(): void {
    clearTimeout(this.#phaseTimer);
    clearTimeout(this.#totalTimer);
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#reportEnd();
  }

  #reportEnd(): void {
    const listener = this.#onEnd;
    this.#onEnd = undefined;
    listener?.(this.#failure);
  }

  #wake(): void {
    const wake = this.#wakeReader;
    this.#wakeReader = undefined;
    wake?.();
  }

  #free(): void {
    if (this.#isFreed) return;
    this.#isFreed = true;
    // Whoever comes next reads from the beginning; what is queued here stays readable.
    if (this.#isHolding) this.#options.connection.release();
    this.#isHolding = false;
    this.#options.onFreed();
  }
}

/**
 * Whether a reply says in one way only where it ends. A transfer coding before `chunked` would leave as if it were
 * content, and one after it would make the chunks' own framing content (RFC 9112, 6.1 and 6.3).
 */
function isPlainlyFramed(headers: ReceivedHeaders): boolean {
  const coding = headers['transfer-encoding'];
  if (coding === undefined) return true;
  if (headers['content-length'] !== undefined) return false;
  return typeof coding === 'string' && coding.trim().toLowerCase() === 'chunked';
}
