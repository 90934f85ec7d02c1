/** Waits for a time, or until the signal says that there is nothing to wait for. It never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** The platform's timer. It keeps no process alive. */
export const timerWait: Wait = (ms, signal) => waitFor(ms, signal, false);

/** A timer that the process waits for: for loops that are the work of the process itself. */
export const heldTimerWait: Wait = (ms, signal) => waitFor(ms, signal, true);

function waitFor(ms: number, signal: AbortSignal, isHeld: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (!isHeld) timer.unref?.();
    signal.addEventListener('abort', end);
  });
}
