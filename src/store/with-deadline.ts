/** Nobody answered in time. */
export class DeadlineError extends Error {}

/**
 * Rejects with a {@link DeadlineError} when there is no answer in time. An answer that came in while this process was busy with
 * something else counts: it is read before the deadline is enforced.
 */
export function withDeadline<T>(timeoutMs: number, send: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const sent = send();
    const timer = setTimeout(() => setImmediate(() => reject(new DeadlineError())), timeoutMs);
    sent.then(
      (answer) => {
        clearTimeout(timer);
        resolve(answer);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
