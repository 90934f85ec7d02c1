import { checkWholeNumber } from '../core/check-whole-number.ts';
import type { Log, LogEntry } from '../core/store-ports.ts';
import { checkLogPage, checkStream, checkTrim, LOG_BOUNDS, takeEntries } from './log-arguments.ts';
import { StoreError, type StoreOperation } from './store-error.ts';

/** How much a log in memory keeps. Past a limit of a stream its oldest entries leave, as if they were trimmed. */
export interface InProcessLogOptions {
  /** Entries of one stream. */
  readonly entriesMax?: number;
  /** Bytes of the values of one stream, with 100 bytes for what surrounds an entry; at least {@link LOG_BOUNDS}.appendBytesMax. */
  readonly bytesMax?: number;
  /** Streams; an append to one more rejects. */
  readonly streamsMax?: number;
}

/**
 * A log in the memory of this process: it is gone when the process ends, so nothing in it is durable.
 *
 * @example
 * const log = inProcessLog();
 * await log.append('events', [{ timeMs: Date.now(), value: new Uint8Array([1]) }]);  // 1
 */
export function inProcessLog(options: InProcessLogOptions = {}): Log {
  const { entriesMax = 100_000, bytesMax = 67_108_864, streamsMax = 64 } = options;
  checkWholeNumber('entriesMax', entriesMax, { min: LOG_BOUNDS.appendEntriesMax });
  checkWholeNumber('bytesMax', bytesMax, { min: LOG_BOUNDS.appendBytesMax * 2 });
  checkWholeNumber('streamsMax', streamsMax);
  const streams = new Map<string, Stream>();
  let isClosed = false;

  function enter(operation: StoreOperation): void {
    if (isClosed) throw new StoreError(operation, 'closed');
  }

  return {
    async append(name, given) {
      checkStream(name);
      const entries = takeEntries(given);
      enter('append');
      let stream = streams.get(name);
      if (stream === undefined) {
        if (streams.size >= streamsMax) throw new StoreError('append', 'full');
        stream = { entries: [], head: 0, last: 0, bytes: 0, isInTimeOrder: true };
        streams.set(name, stream);
      }
      for (const { timeMs, value } of entries) push(stream, timeMs, value);
      while (stream.entries.length - stream.head > entriesMax || stream.bytes > bytesMax) dropFirst(stream);
      compact(stream);
      return stream.last;
    },
    async range(name, page) {
      checkStream(name);
      checkLogPage(page);
      enter('range');
      const stream = streams.get(name);
      return stream === undefined ? [] : rangeOf(stream, page);
    },
    async trim(name, what) {
      checkStream(name);
      checkTrim(what);
      enter('trim');
      const stream = streams.get(name);
      return stream === undefined ? 0 : trimStream(stream, what);
    },
    async close() {
      isClosed = true;
      streams.clear();
    },
  };
}

const ENTRY_OVERHEAD_BYTES = 100;

/** Entries before `head` are gone; they leave the array in one move, when they are the greater part of it. */
interface Stream {
  entries: LogEntry[];
  head: number;
  last: number;
  bytes: number;
  isInTimeOrder: boolean;
}

function push(stream: Stream, timeMs: number, value: Uint8Array): void {
  const previous = stream.entries.at(-1);
  if (previous !== undefined && previous.timeMs > timeMs) stream.isInTimeOrder = false;
  stream.last += 1;
  stream.bytes += value.length + ENTRY_OVERHEAD_BYTES;
  stream.entries.push({ sequence: stream.last, timeMs, value });
}

function dropFirst(stream: Stream): void {
  const first = stream.entries[stream.head] as LogEntry;
  stream.bytes -= first.value.length + ENTRY_OVERHEAD_BYTES;
  stream.head += 1;
}

function compact(stream: Stream): void {
  if (stream.head * 2 <= stream.entries.length) return;
  stream.entries = stream.entries.slice(stream.head);
  stream.head = 0;
}

function rangeOf(stream: Stream, page: Parameters<Log['range']>[1]): readonly LogEntry[] {
  const { after = 0, before = Number.POSITIVE_INFINITY, order, limit } = page;
  const from = firstAtLeast(stream, after + 1);
  const to = firstAtLeast(stream, before);
  const found =
    order === 'oldest-first'
      ? stream.entries.slice(from, Math.min(to, from + limit))
      : stream.entries.slice(Math.max(from, to - limit), Math.max(from, to)).reverse();
  return found.map(({ sequence, timeMs, value }) => ({ sequence, timeMs, value: new Uint8Array(value) }));
}

/** The index of the first entry whose sequence number is `sequence` or greater. */
function firstAtLeast(stream: Stream, sequence: number): number {
  let low = stream.head;
  let high = stream.entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stream.entries[middle] as LogEntry).sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function trimStream(stream: Stream, what: Parameters<Log['trim']>[1]): number {
  const { beforeTimeMs = 0, keepMax = Number.POSITIVE_INFINITY } = what;
  const before = stream.entries.length - stream.head;
  if (stream.isInTimeOrder) {
    while ((stream.entries[stream.head]?.timeMs ?? Number.POSITIVE_INFINITY) < beforeTimeMs) dropFirst(stream);
  } else {
    stream.entries = stream.entries.slice(stream.head).filter(({ timeMs }) => timeMs >= beforeTimeMs);
    stream.head = 0;
    stream.bytes = stream.entries.reduce((sum, { value }) => sum + value.length + ENTRY_OVERHEAD_BYTES, 0);
  }
  while (stream.entries.length - stream.head > keepMax) dropFirst(stream);
  const kept = stream.entries.length - stream.head;
  compact(stream);
  return before - kept;
}
