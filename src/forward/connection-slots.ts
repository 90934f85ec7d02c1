import {
  UpstreamBusyError,
  UpstreamCancelledError,
  UpstreamTimeoutError,
  UpstreamUnreachableError,
} from './upstream-errors.ts';

/** Lets a bounded number of calls have a connection at a time; the others wait in order of arrival. */
export interface ConnectionSlots {
  /**
   * Takes a slot, at once where one is free (then nothing is returned to wait for).
   *
   * Rejects with an `UpstreamTimeoutError` after the wait limit, with an `UpstreamCancelledError` when `signal` aborts,
   * with an `UpstreamBusyError` when too many wait already, with an `UpstreamUnreachableError` after `close`.
   */
  take(signal: AbortSignal): Promise<void> | undefined;
  /** Gives a slot back. Called exactly once for each slot taken. */
  free(): void;
  /** Refuses those who wait and all who come. */
  close(): void;
}

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (error: Error) => void;
}

/** Slots for `slotsMax` calls at a time with at most `waitersMax` waiting, each for at most `waitMs`. */
export function createConnectionSlots(options: {
  readonly slotsMax: number;
  readonly waitersMax: number;
  readonly waitMs: number;
}): ConnectionSlots {
  const { slotsMax, waitersMax, waitMs } = options;
  const waiters = new Set<Waiter>();
  let taken = 0;
  let isClosed = false;

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiter.refuse(new UpstreamTimeoutError('wait', 'wait', waitMs)), waitMs);
      const onAbort = (): void => waiter.refuse(new UpstreamCancelledError('wait'));
      const leave = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        waiters.delete(waiter);
      };
      const waiter: Waiter = {
        admit: () => {
          leave();
          resolve();
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
      if (taken < slotsMax) {
        taken += 1;
        return undefined;
      }
      if (waiters.size >= waitersMax) return Promise.reject(new UpstreamBusyError());
      return wait(signal);
    },
    free: () => {
      // The slot passes to whoever has waited longest, so that it cannot be taken by a newcomer between.
      for (const waiter of waiters) {
        waiter.admit();
        return;
      }
      taken -= 1;
    },
    close: () => {
      isClosed = true;
      for (const waiter of [...waiters]) waiter.refuse(new UpstreamUnreachableError('wait', 'CLOSED'));
    },
  };
}
