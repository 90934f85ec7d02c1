import { StoreError, type StoreOperation } from '../store-error.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { type RedisFailure, redisFailure } from './redis-failure.ts';
import type { RedisClient } from './redis-package.ts';

/** The bounds of what waits for the server; past them calls reject with `overloaded`. */
const QUEUE_BOUNDS = {
  callsMax: 10_000,
  bytesMax: 67_108_864,
};

/** What a waiting call costs in memory, roughly, without its value. */
export const CALL_BYTES = 500;

/** Calls in a row without an answer in time, after which calls are refused, and for how many milliseconds. */
const CIRCUIT = {
  failuresMax: 5,
  openMs: 1_000,
};

/** A client with deadlines: every call ends, and ends in what it answered or in a {@link StoreError}. */
export interface RedisConnection {
  /** Sends at once, in the order of the calls. `bytes` is what the call holds in memory, roughly. */
  call<T>(operation: StoreOperation, bytes: number, send: () => Promise<T>): Promise<T>;
  /** Waits for what was called, then ends the connection. Later calls reject. */
  close(): Promise<void>;
}

/** How long calls wait, in milliseconds. */
export interface RedisDeadlines {
  readonly openTimeoutMs: number;
  readonly commandTimeoutMs: number;
}

/**
 * Connects a client. A connection that breaks is made again by and by, without a restart of the process.
 *
 * @throws {@link StoreError} when the server is not reached in time, or refuses us.
 */
export async function connectRedis(client: RedisClient, deadlines: RedisDeadlines): Promise<RedisConnection> {
  const connection = new Connection(client, deadlines.commandTimeoutMs);
  await connection.open(deadlines.openTimeoutMs);
  return connection;
}

class Connection implements RedisConnection {
  readonly #client: RedisClient;
  readonly #commandTimeoutMs: number;
  readonly #breaker: CircuitBreaker;
  /** Why the server was away last; what calls are told that are not sent. */
  #lastFailure: RedisFailure = { reason: 'stopped', isAway: true };
  /** Whether the server refused a user or a database since the last connect. The client would go on without them. */
  #hasRefused = false;
  #calls = 0;
  #bytes = 0;
  #closing: Promise<void> | undefined;
  #whenIdle: (() => void) | undefined;
  #gathering: RedisClient['stream'];

  constructor(client: RedisClient, commandTimeoutMs: number) {
    this.#client = client;
    this.#commandTimeoutMs = commandTimeoutMs;
    this.#breaker = circuitBreaker({ ...CIRCUIT, now: () => performance.now() });
    // Without a listener an error of the connection would end the process.
    client.on('error', (error) => {
      this.#lastFailure = redisFailure(error);
      this.#hasRefused ||= !this.#lastFailure.isAway;
    });
    client.on('node error', (error) => {
      this.#lastFailure = redisFailure(error);
    });
    client.on('connect', () => {
      this.#hasRefused = false;
    });
  }

  async open(timeoutMs: number): Promise<void> {
    try {
      await withDeadline(timeoutMs, () => this.#client.connect());
      if (!this.#hasRefused) return;
    } catch (error) {
      if (error instanceof DeadlineError) this.#lastFailure = { reason: 'timeout', isAway: true };
      else if (this.#lastFailure.detail === undefined) this.#lastFailure = redisFailure(error);
    }
    this.#client.disconnect();
    throw this.#errorOf('open', this.#lastFailure);
  }

  async call<T>(operation: StoreOperation, bytes: number, send: () => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw new StoreError(operation, 'closed');
    if (this.#calls >= QUEUE_BOUNDS.callsMax || this.#bytes + bytes > QUEUE_BOUNDS.bytesMax) {
      throw new StoreError(operation, 'overloaded');
    }
    const isReady = this.#client.status === 'ready' && !this.#hasRefused;
    if (!isReady || !this.#breaker.tryEnter()) throw this.#errorOf(operation, this.#lastFailure);
    this.#calls += 1;
    this.#bytes += bytes;
    this.#gather();
    try {
      const reply = await withDeadline(this.#commandTimeoutMs, send);
      this.#breaker.succeed();
      return reply;
    } catch (error) {
      throw this.#errorOf(operation, this.#failed(error));
    } finally {
      this.#calls -= 1;
      this.#bytes -= bytes;
      if (this.#calls === 0) this.#whenIdle?.();
    }
  }

  /** What is called in one go of the event loop leaves in one piece: a call of the system costs more than a command. */
  #gather(): void {
    const { stream } = this.#client;
    if (stream === undefined || stream === this.#gathering) return;
    this.#gathering = stream;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = undefined;
      stream.uncork();
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#calls > 0) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    }
    this.#client.disconnect();
  }

  #failed(error: unknown): RedisFailure {
    if (error instanceof DeadlineError) {
      this.#breaker.fail();
      this.#lastFailure = { reason: 'timeout', isAway: true };
      return this.#lastFailure;
    }
    const failure = redisFailure(error);
    // A broken connection keeps nobody waiting, and in a cluster it says nothing of the other servers.
    this.#breaker.succeed();
    if (failure.isAway) this.#lastFailure = failure;
    return failure;
  }

  #errorOf(operation: StoreOperation, { reason, detail }: RedisFailure): StoreError {
    return new StoreError(operation, reason, detail);
  }
}

class DeadlineError extends Error {}

/**
 * Rejects when there is no answer in time. An answer that came in while this process was busy with something else counts: it
 * is read before the deadline is enforced.
 */
async function withDeadline<T>(timeoutMs: number, send: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => setImmediate(() => reject(new DeadlineError())), timeoutMs);
      send().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}
