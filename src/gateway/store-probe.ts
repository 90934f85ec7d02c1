import { listEvents } from '../record/list-events.ts';
import { StoreError } from '../store/store-error.ts';
import { withDeadline } from '../store/with-deadline.ts';
import type { Gateway } from './gateway.ts';
import { KEYS_OWNER } from './keys/sealed-key-record.ts';

/** What may be wrong with the stores: one does not answer, a file has gone from its place, or events cannot be kept. */
export type StoreProblem = 'store' | 'database_missing' | typeof EVENT_LOG_FAILING;

/** Events are not kept now. Requests go on, and events wait. */
export const EVENT_LOG_FAILING = 'event_log_failing';

/** How long one look at the stores counts. Anybody may ask whether the gateway is ready, so not each question reaches them. */
const PROBE_MS = 1_000;

/** How long a look at a log of its own may take: whoever asks whether requests are served waits for it, and they do not. */
const LOG_LOOK_MS = 500;

/** Tells what is wrong with the stores of keys and of events. It never rejects. */
export function storeProbe({
  records,
  eventLog,
  isLogApart,
  clock,
}: Pick<Gateway, 'records' | 'eventLog' | 'isLogApart' | 'clock'>): () => Promise<readonly StoreProblem[]> {
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer: Promise<readonly StoreProblem[]> = Promise.resolve([]);
  const keys = (): Promise<unknown> => records.get(KEYS_OWNER, NOBODY);
  const events = (): Promise<unknown> => listEvents(eventLog, {}, { limit: 1 });
  const look = async (): Promise<readonly StoreProblem[]> => {
    if (!isLogApart) return problemsOf(Promise.all([keys(), events()]), problemOf);
    const ofEvents = problemsOf(withDeadline(LOG_LOOK_MS, events), () => EVENT_LOG_FAILING);
    return [...(await problemsOf(keys(), problemOf)), ...(await ofEvents)];
  };
  return () => {
    const nowMs = clock.now();
    if (nowMs - askedMs >= PROBE_MS || nowMs < askedMs) {
      askedMs = nowMs;
      answer = look();
    }
    return answer;
  };
}

/** No key has this id. */
const NOBODY = 'none';

async function problemsOf(
  look: Promise<unknown>,
  nameOf: (error: unknown) => StoreProblem,
): Promise<readonly StoreProblem[]> {
  try {
    await look;
    return [];
  } catch (error) {
    return [nameOf(error)];
  }
}

function problemOf(error: unknown): StoreProblem {
  return error instanceof StoreError && error.reason === 'missing' ? 'database_missing' : 'store';
}
