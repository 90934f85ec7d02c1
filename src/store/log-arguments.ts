import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { LogPage } from '../core/store-ports.ts';
import { checkBytes, checkKeyText } from './record-arguments.ts';

/** The bounds of the `Log` port, the same for every driver. */
export const LOG_BOUNDS: {
  readonly streamLengthMax: number;
  readonly entryBytesMax: number;
  readonly appendEntriesMax: number;
  readonly appendBytesMax: number;
  readonly rangeLimitMax: number;
} = {
  /** UTF-16 code units of a stream's name, at least 1. */
  streamLengthMax: 256,
  entryBytesMax: 262_144,
  /** Entries in one append, at least 1. */
  appendEntriesMax: 1_000,
  appendBytesMax: 4_194_304,
  rangeLimitMax: 1_000,
};

/** An entry as it is given to a log. */
export interface NewEntry {
  readonly timeMs: number;
  readonly value: Uint8Array;
}

/** Checks a stream's name. @throws {@link InvalidOptionsError} for one that is empty or too long. */
export function checkStream(stream: string): void {
  checkKeyText('stream', stream, LOG_BOUNDS.streamLengthMax);
}

/** Copies of the entries, which the caller's later changes do not reach. @throws {@link InvalidOptionsError} past a bound. */
export function takeEntries(entries: readonly NewEntry[]): readonly NewEntry[] {
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > LOG_BOUNDS.appendEntriesMax) {
    throw new InvalidOptionsError('entries', `must be a list of 1 to ${LOG_BOUNDS.appendEntriesMax}`);
  }
  let bytes = 0;
  const taken = entries.map(({ timeMs, value }: NewEntry) => {
    checkWholeNumber('timeMs', timeMs, { min: 0 });
    checkBytes('value', value, LOG_BOUNDS.entryBytesMax);
    bytes += value.length;
    return { timeMs, value: new Uint8Array(value) };
  });
  if (bytes > LOG_BOUNDS.appendBytesMax) {
    throw new InvalidOptionsError('entries', `must have at most ${LOG_BOUNDS.appendBytesMax} bytes together`);
  }
  return taken;
}

/** Checks which entries are read. @throws {@link InvalidOptionsError} for a page that is out of range. */
export function checkLogPage({ after, before, order, limit }: LogPage): void {
  if (after !== undefined) checkWholeNumber('after', after, { min: 0 });
  if (before !== undefined) checkWholeNumber('before', before, { min: 0 });
  if (order !== 'oldest-first' && order !== 'newest-first') {
    throw new InvalidOptionsError('order', 'must be "oldest-first" or "newest-first"');
  }
  checkWholeNumber('limit', limit, { max: LOG_BOUNDS.rangeLimitMax });
}

/** Checks what is trimmed. @throws {@link InvalidOptionsError} for a time or a number that is out of range. */
export function checkTrim({
  beforeTimeMs,
  keepMax,
}: {
  readonly beforeTimeMs?: number;
  readonly keepMax?: number;
}): void {
  if (beforeTimeMs !== undefined) checkWholeNumber('beforeTimeMs', beforeTimeMs, { min: 0 });
  if (keepMax !== undefined) checkWholeNumber('keepMax', keepMax, { min: 0 });
}
