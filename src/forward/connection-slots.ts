import {
  UpstreamBusyError,
  UpstreamCancelledError,
  UpstreamTimeoutError,
  UpstreamUnreachableError,
} from './upstream-errors.ts';

/** Lends a bounded number of connections, each to one call at a time; other calls wait in order of arrival. */
export interface ConnectionSlots<T> {
  /**
   * Takes a connection, at once where one is free or may be opened: the one used last, so that few are kept alive.
   *
   * Rejects with an `UpstreamTimeoutError` after the wait limit, with an `UpstreamCancelledError` when `signal` aborts,
   * with an `UpstreamBusyError` when too many wait already, with an `UpstreamUnreachableError` after `close`.
   */
  take(signal: AbortSignal): T | Promise<T>;
  /** Gives a connection back. Called exactly once for each that was taken. */
  free(connection: T): void;
  /** Refuses those who wait and all who come. Gives all connections that were opened, also those that are lent. */
  close(): readonly T[];
}

interface Waiter<T> {
  readonly admit: (connection: T) => void;
  readonly refuse: (error: Error) => void;
}

/** Slots for `slotsMax` calls at a time with at most `waitersMax` waiting, each for at most `waitMs`. */
export function createConnectionSlots<T>(options: {
  readonly slotsMax: number;
  readonly waitersMax: number;
  readonly waitMs: number;
  readonly open: () => T;
}): ConnectionSlots<T> {
  const { slotsMax, waitersMax, waitMs, open } = options;
  const waiters = new Set<Waiter<T>>();
  const opened: T[] = [];
  const idle: T[] = [];
  let isClosed = false;

  function wait(signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiter.refuse(new UpstreamTimeoutError('wait', 'wait', waitMs)), waitMs);
      const onAbort = (): void => waiter.refuse(new UpstreamCancelledError('wait'));
      const leave = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        waiters.delete(waiter);
      };
      const waiter: Waiter<T> = {
        admit: (connection) => {
          leave();
          resolve(connection);
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiters.add(waiter);
    });
  }

  return {
    take: (signal) => {
      if (isClosed) return Promise.reject(new UpstreamUnreachableError('wait', 'CLOSED'));
      const last = idle.pop();
      if (last !== undefined) return last;
      if (opened.length < slotsMax) {
        const connection = open();
        opened.push(connection);
        return connection;
      }
      if (waiters.size >= waitersMax) return Promise.reject(new UpstreamBusyError());
      return wait(signal);
    },
    free: (connection) => {
      // It passes to whoever has waited longest, so that no newcomer can take it between.
      for (const waiter of waiters) {
        waiter.admit(connection);
        return;
      }
      idle.push(connection);
    },
    close: () => {
      isClosed = true;
      for (const waiter of [...waiters]) waiter.refuse(new UpstreamUnreachableError('wait', 'CLOSED'));
      return opened;
    },
  };
}
