import { listEvents } from '../record/list-events.ts';
import { StoreError } from '../store/store-error.ts';
import type { Gateway } from './gateway.ts';
import { KEYS_OWNER } from './keys/sealed-key-record.ts';

/** What is wrong with the stores: one does not answer, or a file has gone from its place. */
export type StoreProblem = 'store' | 'database_missing';

/** How long one look at the store counts. Anybody may ask whether the gateway is ready, so not each question reaches the store. */
const PROBE_MS = 1_000;

/** Tells what is wrong with the stores of keys and of events, if anything. It never rejects. */
export function storeProbe({
  records,
  eventLog,
  clock,
}: Pick<Gateway, 'records' | 'eventLog' | 'clock'>): () => Promise<StoreProblem | undefined> {
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer: Promise<StoreProblem | undefined> = Promise.resolve(undefined);
  return () => {
    const nowMs = clock.now();
    if (nowMs - askedMs >= PROBE_MS || nowMs < askedMs) {
      askedMs = nowMs;
      const looks = [records.get(KEYS_OWNER, NOBODY), listEvents(eventLog, {}, { limit: 1 })];
      answer = Promise.all(looks).then(() => undefined, problemOf);
    }
    return answer;
  };
}

/** No key has this id. */
const NOBODY = 'none';

function problemOf(error: unknown): StoreProblem {
  return error instanceof StoreError && error.reason === 'missing' ? 'database_missing' : 'store';
}
