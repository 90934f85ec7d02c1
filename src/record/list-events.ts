import type { SecurityEvent } from '../core/security-event.ts';
import type { Log, LogEntry } from '../core/store-ports.ts';
import { eventOfBytes } from './event-bytes.ts';
import { type EventFilter, isEventWanted, isTimeWanted } from './event-filter.ts';
import { EVENTS_STREAM } from './event-log.ts';
import { heldTimerWait, type Wait } from './wait.ts';

/** An event and its place in the log. */
export interface StoredEvent {
  readonly sequence: number;
  readonly event: SecurityEvent;
}

/** Which part of the events is wanted. */
export interface EventPageOptions {
  /** 1 to 1,000. */
  readonly limit: number;
  readonly order?: 'oldest-first' | 'newest-first';
  /** `next` of the page before. */
  readonly cursor?: number;
  readonly stream?: string;
}

/** Some events, in order. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Where to go on. A page may be short, even empty, and still have it: one call looks at 20,000 entries at the most. */
  readonly next?: number;
  /** Entries that could not be read as events. */
  readonly unreadable: number;
}

/**
 * Lists stored events, newest first unless told otherwise. Looking for times ends an hour behind them, since events of
 * several processes may come late by as much.
 *
 * @throws `StoreError` when the log is away; `InvalidOptionsError` for a limit out of range.
 * @example
 * const page = await listEvents(store.log, { severityMin: 'HIGH' }, { limit: 50 });
 */
export async function listEvents(log: Log, filter: EventFilter, page: EventPageOptions): Promise<EventPage> {
  const { limit, order = 'newest-first', stream = EVENTS_STREAM } = page;
  const events: StoredEvent[] = [];
  let unreadable = 0;
  let cursor = page.cursor;
  for (let scanned = 0; scanned < SCAN_ENTRIES_MAX; ) {
    const place = cursor === undefined ? {} : order === 'newest-first' ? { before: cursor } : { after: cursor };
    const entries = await log.range(stream, { order, limit: SCAN_PAGE_ENTRIES, ...place });
    for (const entry of entries) {
      if (isBeyond(filter, order, entry)) return { events, unreadable };
      cursor = entry.sequence;
      const found = isTimeWanted(filter, entry.timeMs) ? eventOfBytes(entry.value) : null;
      if (found === undefined) unreadable += 1;
      else if (found !== null && isEventWanted(filter, found)) {
        events.push({ sequence: entry.sequence, event: found });
        if (events.length >= limit) return { events, unreadable, next: cursor };
      }
    }
    if (entries.length < SCAN_PAGE_ENTRIES) return { events, unreadable };
    scanned += entries.length;
  }
  return { events, unreadable, ...(cursor !== undefined && { next: cursor }) };
}

/** How events are followed. */
export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Begins behind this sequence number; without it, with what comes from now on. */
  readonly after?: number;
  /** How long to wait when there is nothing new. */
  readonly intervalMs?: number;
  readonly wait?: Wait;
  readonly stream?: string;
}

/**
 * Gives events as they are stored, oldest first, until the signal ends it. Rejects with a `StoreError` when the log is away.
 *
 * @example
 * for await (const { event } of followEvents(store.log, {}, { signal })) print(event);
 */
export async function* followEvents(
  log: Log,
  filter: EventFilter,
  options: FollowOptions,
): AsyncGenerator<StoredEvent, void, undefined> {
  const { signal, intervalMs = 500, wait = heldTimerWait, stream = EVENTS_STREAM } = options;
  let after = options.after ?? (await newestSequence(log, stream));
  while (!signal.aborted) {
    const entries = await log.range(stream, { order: 'oldest-first', limit: SCAN_PAGE_ENTRIES, after });
    for (const { sequence, timeMs, value } of entries) {
      if (signal.aborted) return;
      after = sequence;
      const event = isTimeWanted(filter, timeMs) ? eventOfBytes(value) : undefined;
      if (event !== undefined && isEventWanted(filter, event)) yield { sequence, event };
    }
    if (entries.length < SCAN_PAGE_ENTRIES) await wait(intervalMs, signal);
  }
}

const SCAN_PAGE_ENTRIES = 500;
const SCAN_ENTRIES_MAX = 20_000;
const LATE_MS_MAX = 3_600_000;

function isBeyond(filter: EventFilter, order: 'oldest-first' | 'newest-first', { timeMs }: LogEntry): boolean {
  return order === 'newest-first'
    ? filter.sinceMs !== undefined && timeMs < filter.sinceMs - LATE_MS_MAX
    : filter.untilMs !== undefined && timeMs >= filter.untilMs + LATE_MS_MAX;
}

async function newestSequence(log: Log, stream: string): Promise<number> {
  const [newest] = await log.range(stream, { order: 'newest-first', limit: 1 });
  return newest?.sequence ?? 0;
}
