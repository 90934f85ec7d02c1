import type { Clock } from '../core/ports.ts';
import type { Log } from '../core/store-ports.ts';
import { listEvents } from '../record/list-events.ts';

/** How long one look at the store counts. Anybody may ask whether the gateway is ready, so not each question reaches the store. */
const PROBE_MS = 1_000;

/** Tells whether the store answers. It never rejects. */
export function storeProbe(log: Log, clock: Clock): () => Promise<boolean> {
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(true);
  return () => {
    const nowMs = clock.now();
    if (nowMs - askedMs >= PROBE_MS || nowMs < askedMs) {
      askedMs = nowMs;
      answer = listEvents(log, {}, { limit: 1 }).then(
        () => true,
        () => false,
      );
    }
    return answer;
  };
}
