import { ClassifierError } from './classifier-error.ts';

/** Places of calls that are under way. */
export interface Places {
  /**
   * Takes a place, at once or when one becomes free, in the order of the calls. Rejects with {@link ClassifierError}: `deadline`
   * when `signal` aborts first, `busy` when too many wait. What it gives back frees the place, once.
   */
  take(signal: AbortSignal): Promise<() => void>;
}

/** Calls that may wait for a place. */
const WAITERS_MAX = 1_000;

/** Makes `placesMax` places. */
export function createPlaces(placesMax: number): Places {
  let taken = 0;
  const waiters = new Set<() => void>();
  return {
    async take(signal) {
      if (signal.aborted) throw new ClassifierError('deadline');
      if (taken < placesMax) taken += 1;
      else await turn(signal);
      return releaseOnce();
    },
  };

  /** The place of a call that ends is handed on to the first that waits: `taken` stays. */
  function turn(signal: AbortSignal): Promise<void> {
    if (waiters.size >= WAITERS_MAX) throw new ClassifierError('busy');
    return new Promise((resolve, reject) => {
      const onTurn = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        waiters.delete(onTurn);
        reject(new ClassifierError('deadline'));
      };
      waiters.add(onTurn);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  function releaseOnce(): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const [next] = waiters;
      if (next === undefined) {
        taken -= 1;
        return;
      }
      waiters.delete(next);
      next();
    };
  }
}
