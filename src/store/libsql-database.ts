import { checkWholeNumber } from '../core/check-whole-number.ts';
import type { Clock } from '../core/ports.ts';
import type {
  FromWorker,
  StoreFailure,
  StoreOutcome,
  StoreReplies,
  StoreReply,
  StoreRequest,
} from './libsql-protocol.ts';
import { type LibsqlThread, startLibsqlThread } from './libsql-thread.ts';
import { readClock } from './record-arguments.ts';
import { StoreError } from './store-error.ts';

/** Where a database is and how long it is waited for. */
export interface LibsqlDatabaseOptions {
  /** The file; it and its folder are made when they are missing. Several processes may have it open at once. */
  readonly path: string;
  readonly clock: Clock;
  /** How long a call waits for another process's lock before it rejects with `busy`. */
  readonly busyTimeoutMs?: number;
  /** How long the thread may take for one batch, or to open the file, before it is given up. */
  readonly answerTimeoutMs?: number;
  /** The file grows no further than this; then writes reject with `full`. */
  readonly fileBytesMax?: number;
}

/** A database in a thread of its own. */
export interface LibsqlDatabase {
  call<O extends keyof StoreReplies>(request: StoreRequest & { readonly operation: O }): Promise<StoreReplies[O]>;
  /** Carries out what is waiting, then closes the file and ends the thread. Later calls reject. */
  close(): Promise<void>;
}

/** The bounds of what waits for the thread; past them calls reject with `overloaded`. */
export const QUEUE_BOUNDS: {
  readonly callsMax: number;
  readonly bytesMax: number;
  readonly batchCallsMax: number;
  readonly batchBytesMax: number;
} = { callsMax: 10_000, bytesMax: 67_108_864, batchCallsMax: 256, batchBytesMax: 8_388_608 };

/**
 * Opens a database file in a thread. One batch is on its way at a time and takes all that came up meanwhile, so that
 * calls which come together share one message and one transaction.
 *
 * When the thread ends or does not answer in time, all waiting calls reject, and the first call that comes a second
 * or more later starts another one: a store that was away comes back without a restart of the process. A file that was
 * removed or replaced is missing until it is put back: no other is made or taken for it. An idle database keeps no process
 * alive; one that has work does.
 *
 * @throws {@link StoreError} when the file cannot be opened or is not ours.
 */
export async function openLibsqlDatabase(options: LibsqlDatabaseOptions): Promise<LibsqlDatabase> {
  const { busyTimeoutMs = 5_000, answerTimeoutMs = 30_000, fileBytesMax = 8_589_934_592 } = options;
  checkWholeNumber('busyTimeoutMs', busyTimeoutMs, { min: 0, max: 60_000 });
  checkWholeNumber('answerTimeoutMs', answerTimeoutMs, { max: 600_000 });
  checkWholeNumber('fileBytesMax', fileBytesMax);
  const connection = new Connection({ ...options, busyTimeoutMs, answerTimeoutMs, fileBytesMax });
  await connection.open();
  return connection;
}

const RESTART_DELAY_MS = 1_000;
const CLOSE_TIMEOUT_MS = 5_000;

interface Pending {
  readonly request: StoreRequest;
  readonly bytes: number;
  readonly resolve: (reply: StoreReply) => void;
  readonly reject: (error: StoreError) => void;
}

interface Waiter {
  readonly done: () => void;
  readonly failed: (failure: StoreFailure) => void;
}

class Connection implements LibsqlDatabase {
  readonly #options: Required<LibsqlDatabaseOptions>;
  #queue: Pending[] = [];
  #queuedBytes = 0;
  #inFlight: readonly Pending[] = [];
  #isScheduled = false;
  #thread: LibsqlThread | undefined;
  #isReady = false;
  #isHeld = false;
  #identity: string | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #down: { readonly failure: StoreFailure; readonly atMs: number } | undefined;
  #opening: Waiter | undefined;
  #closing: Promise<void> | undefined;
  #whenIdle: (() => void) | undefined;
  #whenEnded: (() => void) | undefined;

  constructor(options: Required<LibsqlDatabaseOptions>) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const failure = await new Promise<StoreFailure | undefined>((resolve) => {
      this.#opening = { done: () => resolve(undefined), failed: resolve };
      this.#start();
    });
    if (failure !== undefined) throw new StoreError('open', failure.reason, failure.detail);
  }

  async call<O extends keyof StoreReplies>(
    request: StoreRequest & { readonly operation: O },
  ): Promise<StoreReplies[O]> {
    const { operation } = request;
    if (this.#closing !== undefined) throw new StoreError(operation, 'closed');
    const bytes = bytesOf(request);
    if (this.#queue.length >= QUEUE_BOUNDS.callsMax || this.#queuedBytes + bytes > QUEUE_BOUNDS.bytesMax) {
      throw new StoreError(operation, 'overloaded');
    }
    if (this.#thread === undefined) {
      const down = this.#down;
      if (down !== undefined && performance.now() - down.atMs < RESTART_DELAY_MS) {
        throw new StoreError(operation, down.failure.reason, down.failure.detail);
      }
      this.#start();
    }
    const reply = await new Promise<StoreReply>((resolve, reject) => {
      this.#queue.push({ request, bytes, resolve, reject });
      this.#queuedBytes += bytes;
      this.#schedule();
    });
    // The thread answers each request with the reply of its operation.
    return reply as StoreReplies[O];
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#thread !== undefined && this.#isBusy()) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    }
    const thread = this.#thread;
    if (thread === undefined) return;
    await new Promise<void>((resolve) => {
      this.#whenEnded = resolve;
      thread.hold(true);
      this.#deadline = setTimeout(() => thread.end(), CLOSE_TIMEOUT_MS);
      thread.send({ isClosing: true });
    });
  }

  #isBusy(): boolean {
    return this.#opening !== undefined || this.#queue.length > 0 || this.#inFlight.length > 0;
  }

  #start(): void {
    const { path, clock, busyTimeoutMs, fileBytesMax } = this.#options;
    this.#isReady = false;
    this.#down = undefined;
    const thread = startLibsqlThread(
      {
        path,
        busyTimeoutMs,
        fileBytesMax,
        nowMs: readClock(clock),
        ...(this.#identity !== undefined && { identity: this.#identity }),
      },
      {
        message: (message) => {
          if (this.#thread === thread) this.#take(message);
        },
        ended: (detail) => {
          if (this.#thread === thread) this.#fail({ reason: 'stopped', ...(detail !== undefined && { detail }) });
        },
      },
    );
    this.#thread = thread;
    this.#isHeld = true;
    this.#arm();
  }

  #take(message: FromWorker): void {
    clearTimeout(this.#deadline);
    if ('openFailure' in message) {
      this.#fail(message.openFailure);
      return;
    }
    if ('isOpen' in message) {
      this.#isReady = true;
      this.#identity = message.identity;
      this.#opening?.done();
      this.#opening = undefined;
    } else {
      const settled = this.#inFlight;
      this.#inFlight = [];
      settled.forEach((pending, index) => {
        settle(pending, message.outcomes[index]);
      });
    }
    this.#send();
  }

  /** What is called in one go of the event loop goes out together. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    const thread = this.#thread;
    if (thread === undefined || !this.#isReady || this.#inFlight.length > 0) return;
    const batch = this.#takeBatch();
    this.#inFlight = batch;
    if (this.#isHeld !== this.#isBusy()) {
      this.#isHeld = !this.#isHeld;
      thread.hold(this.#isHeld);
    }
    if (batch.length === 0) {
      this.#whenIdle?.();
      return;
    }
    this.#arm();
    thread.send({ batch: batch.map(({ request }) => request) });
  }

  #takeBatch(): readonly Pending[] {
    let count = 0;
    let bytes = 0;
    for (const pending of this.#queue) {
      if (count === QUEUE_BOUNDS.batchCallsMax || (count > 0 && bytes + pending.bytes > QUEUE_BOUNDS.batchBytesMax))
        break;
      count += 1;
      bytes += pending.bytes;
    }
    this.#queuedBytes -= bytes;
    if (count < this.#queue.length) return this.#queue.splice(0, count);
    const batch = this.#queue;
    this.#queue = [];
    return batch;
  }

  #arm(): void {
    this.#deadline = setTimeout(() => this.#fail({ reason: 'timeout' }), this.#options.answerTimeoutMs);
  }

  /** The thread is gone or given up. Nothing keeps waiting for it. */
  #fail(failure: StoreFailure): void {
    clearTimeout(this.#deadline);
    const thread = this.#thread;
    this.#thread = undefined;
    this.#isReady = false;
    this.#down = { failure, atMs: performance.now() };
    thread?.hold(false);
    thread?.end();
    const lost = [...this.#inFlight, ...this.#queue];
    this.#inFlight = [];
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#opening?.failed(failure);
    this.#opening = undefined;
    for (const { request, reject } of lost) reject(new StoreError(request.operation, failure.reason, failure.detail));
    this.#whenIdle?.();
    this.#whenEnded?.();
  }
}

function settle(pending: Pending, outcome: StoreOutcome | undefined): void {
  const { operation } = pending.request;
  if (outcome === undefined) pending.reject(new StoreError(operation, 'failed'));
  else if ('reply' in outcome) pending.resolve(outcome.reply);
  else pending.reject(new StoreError(operation, outcome.failure.reason, outcome.failure.detail));
}

/** What a waiting call costs in memory, roughly. */
function bytesOf(request: StoreRequest): number {
  if (request.operation === 'put') return CALL_BYTES + request.value.length;
  if (request.operation !== 'append') return CALL_BYTES;
  return request.entries.reduce((sum, { value }) => sum + CALL_BYTES + value.length, 0);
}

const CALL_BYTES = 200;
