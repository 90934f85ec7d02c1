import { Socket } from 'node:net';
import { type CallGate, callGate } from '../call-gate.ts';
import { StoreError, type StoreOperation } from '../store-error.ts';
import { DeadlineError, withDeadline } from '../with-deadline.ts';
import { postgresFailure } from './postgres-failure.ts';
import type { PostgresClient, PostgresPackage, PostgresPool } from './postgres-package.ts';
import type { PostgresAccess } from './postgres-place.ts';

/** What is done on one connection. It must not use the connection later. */
export type PostgresWork<T> = (client: PostgresClient) => Promise<T>;

/** How a call is carried out. */
export interface PostgresCall {
  /** What the call holds in memory, roughly. */
  readonly bytes: number;
  /** Calls of one lane are carried out one after the other, in the order in which they came. */
  readonly lane?: string;
}

/** A few connections with deadlines: every call ends, and ends in what it answered or in a `StoreError`. */
export interface PostgresConnection {
  call<T>(operation: StoreOperation, how: PostgresCall, work: PostgresWork<T>): Promise<T>;
  /** Waits for what was called, then ends the connections. Later calls reject. */
  close(): Promise<void>;
}

/** How long calls wait, in milliseconds, and on how many connections they go out. */
export interface PostgresPatience {
  readonly openTimeoutMs: number;
  readonly commandTimeoutMs: number;
  readonly poolMax: number;
}

/**
 * Connects to a server and does `first` there. Connections that break are made again when they are needed, without a restart of
 * the process.
 *
 * @throws {@link StoreError} when the server is not reached in time, or refuses us.
 */
export async function connectPostgres(
  { Pool }: PostgresPackage,
  access: PostgresAccess,
  patience: PostgresPatience,
  first: PostgresWork<void>,
): Promise<PostgresConnection> {
  const sockets = new Set<Socket>();
  const pool = new Pool({
    ...access,
    application_name: 'sallyport',
    max: patience.poolMax,
    connectionTimeoutMillis: Math.min(patience.openTimeoutMs, CONNECT_TIMEOUT_MAX_MS),
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    // An idle log keeps no process alive; a call under way does.
    allowExitOnIdle: true,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  });
  const connection = new Connection(pool, sockets, patience.commandTimeoutMs);
  await connection.open(patience.openTimeoutMs, first);
  return connection;
}

const CONNECT_TIMEOUT_MAX_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 2_000;

class Connection implements PostgresConnection {
  readonly #pool: PostgresPool;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #commandTimeoutMs: number;
  readonly #gate: CallGate;
  /** The last call of each lane that is not done. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** Connections on which the settings of a session were made. */
  readonly #ready = new WeakSet<PostgresClient>();
  #closing: Promise<void> | undefined;

  constructor(pool: PostgresPool, sockets: ReadonlySet<Socket>, commandTimeoutMs: number) {
    this.#pool = pool;
    this.#sockets = sockets;
    this.#commandTimeoutMs = commandTimeoutMs;
    this.#gate = callGate({ timeoutMs: commandTimeoutMs, failureOf: postgresFailure });
    // Without a listener the error of a connection would end the process. Calls on it learn of it by themselves.
    pool.on('error', (error) => this.#gate.noteFailure(postgresFailure(error)));
    pool.on('connect', (client) => void client.on('error', () => {}));
  }

  async open(timeoutMs: number, first: PostgresWork<void>): Promise<void> {
    const lease = new Lease();
    try {
      await withDeadline(timeoutMs, () => this.#carryOut(lease, first));
    } catch (error) {
      lease.end();
      await this.close();
      if (error instanceof StoreError) throw error;
      if (error instanceof DeadlineError) throw new StoreError('open', 'timeout');
      const { reason, detail } = postgresFailure(error);
      throw new StoreError('open', reason, detail);
    }
  }

  call<T>(operation: StoreOperation, { bytes, lane }: PostgresCall, work: PostgresWork<T>): Promise<T> {
    const lease = new Lease();
    const before = lane === undefined ? undefined : this.#lanes.get(lane);
    const called = this.#gate
      .call(operation, bytes, async () => {
        await before;
        return this.#carryOut(lease, work);
      })
      .finally(() => lease.end());
    if (lane !== undefined) this.#queue(lane, called);
    return called;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#gate.shut();
    const ending = this.#pool.end();
    // A server that does not answer does not end its side either.
    await withDeadline(CLOSE_TIMEOUT_MS, () => ending).catch(() => {
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  /** Remembers the last call of a lane until it is done. */
  #queue(lane: string, called: Promise<unknown>): void {
    const done: Promise<void> = called.then(
      () => this.#leave(lane, done),
      () => this.#leave(lane, done),
    );
    this.#lanes.set(lane, done);
  }

  #leave(lane: string, done: Promise<void>): void {
    if (this.#lanes.get(lane) === done) this.#lanes.delete(lane);
  }

  async #carryOut<T>(lease: Lease, work: PostgresWork<T>): Promise<T> {
    // A call whose time was up while it waited is not sent.
    if (lease.isOver) throw new DeadlineError();
    const client = lease.take(await this.#pool.connect());
    if (!this.#ready.has(client)) {
      await client.query(SESSION, [this.#commandTimeoutMs, Math.ceil(this.#commandTimeoutMs * LOCK_SHARE)]);
      this.#ready.add(client);
    }
    const result = await work(client);
    lease.giveBack();
    return result;
  }
}

/**
 * The server ends by itself what nobody here waits for any more: a statement, a wait for a lock, a transaction. A wait for a lock
 * ends first, so that the caller learns that nothing was stored. What is acknowledged is on the disk, whatever the settings of
 * the user or the database say.
 */
const SESSION = `SELECT set_config('statement_timeout', $1, false),
  set_config('lock_timeout', $2, false),
  set_config('idle_in_transaction_session_timeout', $1, false),
  set_config('default_transaction_isolation', 'read committed', false),
  set_config('synchronous_commit',
    CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)`;

/** The part of a call's time that it may wait for a lock. */
const LOCK_SHARE = 0.8;

/** Who has a connection, and until when. What did not end well ends its connection, so that nothing of it is left on it. */
class Lease {
  isOver = false;
  #client: PostgresClient | undefined;

  /** @throws {@link DeadlineError} when nobody waits for the connection any more; it goes back unused. */
  take(client: PostgresClient): PostgresClient {
    if (this.isOver) {
      client.release();
      throw new DeadlineError();
    }
    this.#client = client;
    return client;
  }

  giveBack(): void {
    this.#client?.release();
    this.#client = undefined;
  }

  end(): void {
    this.isOver = true;
    this.#client?.release(true);
    this.#client = undefined;
  }
}
