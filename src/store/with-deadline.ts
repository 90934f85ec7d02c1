/** Nobody answered in time. */
export class DeadlineError extends Error {}

/**
 * Rejects with a {@link DeadlineError} when there is no answer in time. An answer that came in while this process was busy with
 * something else counts: it is read before the deadline is enforced.
 */
export async function withDeadline<T>(timeoutMs: number, send: () => Promise<T>): Promise<T> {
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
