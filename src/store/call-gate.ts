import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { StoreError, type StoreOperation, type StoreReason } from './store-error.ts';
import { DeadlineError, withDeadline } from './with-deadline.ts';

/** The bounds of what waits for a server; past them calls reject with `overloaded`. */
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

/** Why a call of a server failed. */
export interface ServerFailure {
  readonly reason: StoreReason;
  /** The code of the server's answer or of the system's error, never its text. */
  readonly detail?: string;
  /** Whether the server did not answer; an answer that refuses comes from a server that is there. */
  readonly isAway: boolean;
}

/** What calls of a server pass: it bounds how many wait and for how long, and refuses them while nobody answers. */
export interface CallGate {
  /** Sends at once, or rejects with a {@link StoreError}. `bytes` is what the call holds in memory, roughly. */
  call<T>(operation: StoreOperation, bytes: number, send: () => Promise<T>): Promise<T>;
  /** The server was seen to be away, outside of a call. Calls that are not sent are told so. */
  noteFailure(failure: ServerFailure): void;
  /** The error of a call that is not sent. */
  refusal(operation: StoreOperation): StoreError;
  /** Lets nobody in from now on; resolves when those inside have left. */
  shut(): Promise<void>;
}

/** How a gate judges. */
export interface CallGateOptions {
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly failureOf: (error: unknown) => ServerFailure;
  /** Whether calls can go out at all now. */
  readonly isReady?: () => boolean;
}

/** A gate that is open. After five calls in a row that were not answered in time, it lets one through each second. */
export function callGate({ timeoutMs, failureOf, isReady = () => true }: CallGateOptions): CallGate {
  const breaker: CircuitBreaker = circuitBreaker({ ...CIRCUIT, now: () => performance.now() });
  let lastFailure: ServerFailure = { reason: 'stopped', isAway: true };
  let calls = 0;
  let waitingBytes = 0;
  let isShut = false;
  let whenIdle: (() => void) | undefined;

  function errorOf(operation: StoreOperation, { reason, detail }: ServerFailure): StoreError {
    return new StoreError(operation, reason, detail);
  }

  function failed(error: unknown): ServerFailure {
    const failure: ServerFailure =
      error instanceof DeadlineError ? { reason: 'timeout', isAway: true } : failureOf(error);
    // A broken connection keeps nobody waiting, and in a cluster it says nothing of the other servers.
    if (failure.isAway && failure.reason === 'timeout') breaker.fail();
    else breaker.succeed();
    if (failure.isAway) lastFailure = failure;
    return failure;
  }

  return {
    async call(operation, bytes, send) {
      if (isShut) throw new StoreError(operation, 'closed');
      if (calls >= QUEUE_BOUNDS.callsMax || waitingBytes + bytes > QUEUE_BOUNDS.bytesMax) {
        throw new StoreError(operation, 'overloaded');
      }
      if (!isReady() || !breaker.tryEnter()) throw errorOf(operation, lastFailure);
      calls += 1;
      waitingBytes += bytes;
      try {
        const reply = await withDeadline(timeoutMs, send);
        breaker.succeed();
        return reply;
      } catch (error) {
        throw errorOf(operation, failed(error));
      } finally {
        calls -= 1;
        waitingBytes -= bytes;
        if (calls === 0) whenIdle?.();
      }
    },
    noteFailure(failure) {
      lastFailure = failure;
    },
    refusal: (operation) => errorOf(operation, lastFailure),
    async shut() {
      isShut = true;
      if (calls === 0) return;
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
      });
    },
  };
}
