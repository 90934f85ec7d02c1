import type { Clock } from '../core/ports.ts';
import type { Log } from '../core/store-ports.ts';
import { listEvents } from '../record/list-events.ts';
import { StoreError } from '../store/store-error.ts';

/** What is wrong with a store: it does not answer, or its file has gone from its place. */
export type StoreProblem = 'store' | 'database_missing';

/** How long one look at the store counts. Anybody may ask whether the gateway is ready, so not each question reaches the store. */
const PROBE_MS = 1_000;

/** Tells what is wrong with the store, if anything. It never rejects. */
export function storeProbe(log: Log, clock: Clock): () => Promise<StoreProblem | undefined> {
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer: Promise<StoreProblem | undefined> = Promise.resolve(undefined);
  return () => {
    const nowMs = clock.now();
    if (nowMs - askedMs >= PROBE_MS || nowMs < askedMs) {
      askedMs = nowMs;
      answer = listEvents(log, {}, { limit: 1 }).then(() => undefined, problemOf);
    }
    return answer;
  };
}

function problemOf(error: unknown): StoreProblem {
  return error instanceof StoreError && error.reason === 'missing' ? 'database_missing' : 'store';
}
