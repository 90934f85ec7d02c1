import { SallyportError } from '../core/errors.ts';
import type { Severity } from '../core/finding.ts';
import type { Clock, Sink } from '../core/ports.ts';
import type { Log } from '../core/store-ports.ts';
import { EVENT_BYTES_MAX, eventToBytes } from './event-bytes.ts';
import { type QueuedEvent, severityQueue } from './severity-queue.ts';
import { timerWait, type Wait } from './wait.ts';

/** Where events are kept and how much waits for it. */
export interface EventLogOptions {
  readonly log: Log;
  readonly clock: Clock;
  /** The stream of the log. */
  readonly stream?: string;
  readonly bounds?: Partial<EventLogBounds>;
  readonly wait?: Wait;
}

/** The bounds of an event log; the defaults are {@link EVENT_LOG_BOUNDS_DEFAULT}. */
export interface EventLogBounds {
  /** Events that wait. When one more comes, the least severe leaves. */
  readonly queueEventsMax: number;
  readonly queueBytesMax: number;
  /** Events in one append. */
  readonly batchEventsMax: number;
  readonly batchBytesMax: number;
  /** How long the first event of a batch waits for others. */
  readonly batchDelayMs: number;
  /** The pause after a failed append; it doubles with each further one up to `retryDelayMsMax`. */
  readonly retryDelayMs: number;
  readonly retryDelayMsMax: number;
  /** Older events are removed. */
  readonly keepMs: number;
  /** All but so many of the newest events are removed. */
  readonly keepEventsMax: number;
  /** Events are removed after so many were appended, and after `trimEveryMs`, but not at each append. */
  readonly trimEveryEvents: number;
  readonly trimEveryMs: number;
}

/** Ninety days or a million events; some 10,000 events in memory while the store is away. */
export const EVENT_LOG_BOUNDS_DEFAULT: EventLogBounds = {
  queueEventsMax: 10_000,
  queueBytesMax: 16_777_216,
  batchEventsMax: 500,
  batchBytesMax: 1_048_576,
  batchDelayMs: 20,
  retryDelayMs: 250,
  retryDelayMsMax: 30_000,
  keepMs: 7_776_000_000,
  keepEventsMax: 1_000_000,
  trimEveryEvents: 10_000,
  trimEveryMs: 3_600_000,
};

/** What an event log has done so far. */
export interface EventLogStats {
  readonly queued: number;
  readonly appended: number;
  /** Events that left the full queue, by severity. */
  readonly dropped: Readonly<Record<Severity, number>>;
  /** Events that are no JSON, too large, or that the log refused for good. */
  readonly refused: number;
  /** Events that were still waiting when the log was closed, or came after. */
  readonly lost: number;
  readonly failedAppends: number;
  readonly failedTrims: number;
}

/** A sink that stores events. */
export interface EventLog extends Sink {
  /** Tries at once to store what waits; resolves with whether all of it is stored. */
  flush(): Promise<boolean>;
  /** As `flush`, but what cannot be stored is counted as lost, and so is what comes later. */
  close(): Promise<void>;
  /** What it has done so far. */
  stats(): EventLogStats;
  /** Whether the last append failed, and what it held still waits: events are not kept now. */
  isFailing(): boolean;
}

/** The stream that events are in unless another is named. */
export const EVENTS_STREAM = 'events';

/**
 * Stores events in a log, in batches and in the order in which they came. While the log is away events wait, and the
 * append is tried again; an append whose outcome is not known is repeated, so that an event may be there twice, with
 * one id. `write` never throws and never waits.
 *
 * @example
 * const events = openEventLog({ log: store.log, clock });
 * const guard = createGuard({ sink: events });
 * await events.close();
 */
export function openEventLog(options: EventLogOptions): EventLog {
  const { log, clock, stream = EVENTS_STREAM, wait = timerWait } = options;
  const bounds: EventLogBounds = { ...EVENT_LOG_BOUNDS_DEFAULT, ...options.bounds };
  const queue = severityQueue({ eventsMax: bounds.queueEventsMax, bytesMax: bounds.queueBytesMax });
  const dropped: Record<Severity, number> = { LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 };
  const counts = { appended: 0, refused: 0, lost: 0, failedAppends: 0 };
  const trimmer = logTrimmer(log, stream, clock, bounds);
  let pending: readonly QueuedEvent[] = [];
  let running: Promise<void> | undefined;
  let haste = new AbortController();
  let isClosed = false;
  let isFailing = false;

  /** Appends the next batch, which stays `pending` until the log has it or refuses it for good. */
  async function appendNext(): Promise<boolean> {
    if (pending.length === 0) pending = queue.take(bounds.batchEventsMax, bounds.batchBytesMax);
    if (pending.length === 0) return true;
    try {
      await log.append(
        stream,
        pending.map(({ timeMs, value }) => ({ timeMs, value })),
      );
      counts.appended += pending.length;
      trimmer.count(pending.length);
    } catch (error) {
      counts.failedAppends += 1;
      isFailing = !(error instanceof SallyportError && error.code === 'INVALID_OPTIONS');
      if (isFailing) return false;
      counts.refused += pending.length;
    }
    isFailing = false;
    pending = [];
    return true;
  }

  /** Runs while something waits. A flush cuts the pauses short, and ends it when the log does not take a batch. */
  async function run(): Promise<void> {
    let delayMs = bounds.retryDelayMs;
    await wait(bounds.batchDelayMs, haste.signal);
    while (pending.length > 0 || queue.size() > 0) {
      if (await appendNext()) {
        delayMs = bounds.retryDelayMs;
      } else {
        if (haste.signal.aborted) return;
        await wait(delayMs, haste.signal);
        delayMs = Math.min(delayMs * 2, bounds.retryDelayMsMax);
      }
    }
  }

  function wake(): void {
    if (running !== undefined) return;
    running = run().finally(() => {
      running = undefined;
    });
  }

  async function flush(): Promise<boolean> {
    haste.abort();
    wake();
    await running;
    haste = new AbortController();
    const isStored = pending.length === 0 && queue.size() === 0;
    // What is left is tried again later, as after any failure.
    if (!isStored && !isClosed) wake();
    return isStored;
  }

  return {
    write(event) {
      const queued = queuedEvent(event);
      if (queued === undefined) {
        counts.refused += 1;
      } else if (isClosed) {
        counts.lost += 1;
      } else {
        for (const { severity } of queue.add(queued)) dropped[severity] += 1;
        wake();
      }
    },
    flush,
    async close() {
      isClosed = true;
      await flush();
      counts.lost += pending.length + queue.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY).length;
      pending = [];
      await trimmer.settled();
    },
    isFailing: () => isFailing,
    stats: () => ({
      ...counts,
      queued: pending.length + queue.size(),
      dropped: { ...dropped },
      failedTrims: trimmer.failures(),
    }),
  };
}

/** The event as it was when it came: what its maker changes later is not stored. */
function queuedEvent(event: Parameters<Sink['write']>[0]): QueuedEvent | undefined {
  try {
    const value = eventToBytes(event);
    const timeMs = Date.parse(event.time);
    const isGood = value.length <= EVENT_BYTES_MAX && Number.isSafeInteger(timeMs) && timeMs >= 0;
    return isGood ? { severity: event.severity, timeMs, value } : undefined;
  } catch {
    // The caller counts it: an event that cannot be written down must not stop the request that it is about.
    return undefined;
  }
}

interface LogTrimmer {
  /** So many events were appended. */
  count(events: number): void;
  settled(): Promise<void>;
  failures(): number;
}

/** Removes old events now and then, beside the appends. A removal that fails is made up for by the next one. */
function logTrimmer(log: Log, stream: string, clock: Clock, bounds: EventLogBounds): LogTrimmer {
  let sinceTrim = Number.POSITIVE_INFINITY;
  let trimmedAtMs = 0;
  let failed = 0;
  let trimming: Promise<void> | undefined;

  async function trim(nowMs: number): Promise<void> {
    try {
      const beforeTimeMs = Math.max(0, Math.floor(nowMs - bounds.keepMs));
      await log.trim(stream, { beforeTimeMs, keepMax: bounds.keepEventsMax });
    } catch {
      failed += 1;
    }
    trimming = undefined;
  }

  return {
    count(events) {
      sinceTrim += events;
      const nowMs = clock.now();
      const isDue = sinceTrim >= bounds.trimEveryEvents || Math.abs(nowMs - trimmedAtMs) >= bounds.trimEveryMs;
      if (!isDue || trimming !== undefined) return;
      sinceTrim = 0;
      trimmedAtMs = nowMs;
      trimming = trim(nowMs);
    },
    async settled() {
      await trimming;
    },
    failures: () => failed,
  };
}
