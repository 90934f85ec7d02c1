import { type CallGate, callGate } from '../call-gate.ts';
import type { StoreOperation } from '../store-error.ts';
import { DeadlineError, withDeadline } from '../with-deadline.ts';
import { redisFailure } from './redis-failure.ts';
import type { RedisClient } from './redis-package.ts';

/** A client with deadlines: every call ends, and ends in what it answered or in a `StoreError`. */
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
 * @throws `StoreError` when the server is not reached in time, or refuses us.
 */
export async function connectRedis(client: RedisClient, deadlines: RedisDeadlines): Promise<RedisConnection> {
  const connection = new Connection(client, deadlines.commandTimeoutMs);
  await connection.open(deadlines.openTimeoutMs);
  return connection;
}

class Connection implements RedisConnection {
  readonly #client: RedisClient;
  readonly #gate: CallGate;
  /** Whether the server refused a user or a database since the last connect. The client would go on without them. */
  #hasRefused = false;
  #closing: Promise<void> | undefined;
  #gathering: RedisClient['stream'];

  constructor(client: RedisClient, commandTimeoutMs: number) {
    this.#client = client;
    this.#gate = callGate({
      timeoutMs: commandTimeoutMs,
      failureOf: redisFailure,
      isReady: () => client.status === 'ready' && !this.#hasRefused,
    });
    // Without a listener an error of the connection would end the process.
    client.on('error', (error) => {
      const failure = redisFailure(error);
      this.#gate.noteFailure(failure);
      this.#hasRefused ||= !failure.isAway;
    });
    client.on('node error', (error) => this.#gate.noteFailure(redisFailure(error)));
    client.on('connect', () => {
      this.#hasRefused = false;
    });
  }

  async open(timeoutMs: number): Promise<void> {
    try {
      await withDeadline(timeoutMs, () => this.#client.connect());
      if (!this.#hasRefused) return;
    } catch (error) {
      if (error instanceof DeadlineError) this.#gate.noteFailure({ reason: 'timeout', isAway: true });
      else if (this.#gate.refusal('open').detail === undefined) this.#gate.noteFailure(redisFailure(error));
    }
    this.#client.disconnect();
    throw this.#gate.refusal('open');
  }

  call<T>(operation: StoreOperation, bytes: number, send: () => Promise<T>): Promise<T> {
    return this.#gate.call(operation, bytes, () => {
      this.#gather();
      return send();
    });
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
    this.#closing ??= this.#gate.shut().then(() => this.#client.disconnect());
    return this.#closing;
  }
}
