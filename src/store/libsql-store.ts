import type { Clock } from '../core/ports.ts';
import type { BesideRecord, Counters, LimitRule, Log, Records } from '../core/store-ports.ts';
import { checkCounterCall } from './gcra.ts';
import { type LibsqlDatabase, type LibsqlDatabaseOptions, openLibsqlDatabase } from './libsql-database.ts';
import { checkLogPage, checkStream, checkTrim, takeEntries } from './log-arguments.ts';
import { portDoor } from './port-door.ts';
import {
  checkBytes,
  checkListPage,
  checkOwner,
  checkPutOptions,
  checkRecordKey,
  RECORD_BOUNDS,
  readClock,
} from './record-arguments.ts';

/** The embedded store: all three ports on one file. */
export interface LibsqlStore {
  readonly records: Records;
  readonly counters: Counters;
  readonly log: Log;
  /** Carries out what is waiting, closes the file and ends its thread. Closing one port closes that port only. */
  close(): Promise<void>;
}

/**
 * Opens the embedded store: SQLite in a thread of its own, with deleted content overwritten (`secure_delete`) and modes
 * 0600 and 0700 on what it makes. An append is on the disk when it resolves; records and counters survive the end of
 * the process, and perhaps not that of the machine.
 *
 * @throws `StoreError` when the file cannot be opened: see its `reason`.
 * @example
 * const store = await openLibsqlStore({ path: '.sallyport/store.db', clock: { now: () => Date.now() } });
 * await store.records.put('owner', 'name', new Uint8Array([1]));
 * await store.close();
 */
export async function openLibsqlStore(options: LibsqlDatabaseOptions): Promise<LibsqlStore> {
  const database = await openLibsqlDatabase(options);
  return {
    records: libsqlRecords(database, options.clock),
    counters: libsqlCounters(database),
    log: libsqlLog(database),
    close: () => database.close(),
  };
}

function libsqlRecords(database: LibsqlDatabase, clock: Clock): Records {
  const door = portDoor();
  return {
    async get(owner, name) {
      checkRecordKey(owner, name);
      door.enter('get');
      return database.call({ operation: 'get', owner, name, nowMs: readClock(clock) });
    },
    async put(owner, name, value, how = {}) {
      checkRecordKey(owner, name);
      checkBytes('value', value, RECORD_BOUNDS.valueBytesMax);
      checkPutOptions(owner, how);
      door.enter('put');
      const { ttlMs, ifVersion } = how;
      const ifBeside = how.ifBeside && plainBeside(how.ifBeside);
      const given = { owner, name, value: new Uint8Array(value), ttlMs, ifVersion, ifBeside };
      return database.call({ operation: 'put', ...given, nowMs: readClock(clock) });
    },
    async delete(owner, name) {
      checkRecordKey(owner, name);
      door.enter('delete');
      return database.call({ operation: 'delete', owner, name, nowMs: readClock(clock) });
    },
    async list(owner, page) {
      checkOwner(owner);
      checkListPage(page);
      door.enter('list');
      const { after, limit } = page;
      return database.call({ operation: 'list', owner, after, limit, nowMs: readClock(clock) });
    },
    async deleteOwner(owner) {
      checkOwner(owner);
      const limit = DELETE_SLICE_RECORDS;
      for (let deleted = 0; ; ) {
        door.enter('delete-owner');
        const nowMs = readClock(clock);
        const { removed, isDone } = await database.call({ operation: 'delete-owner', owner, limit, nowMs });
        deleted += removed;
        if (isDone) return deleted;
      }
    },
    async scrub() {
      door.enter('scrub');
      return database.call({ operation: 'scrub' });
    },
    close: door.close,
  };
}

function libsqlCounters(database: LibsqlDatabase): Counters {
  const door = portDoor();
  return {
    async reserve(key, cost, rule, nowMs) {
      checkCounterCall(key, [cost], rule, nowMs);
      door.enter('reserve');
      return database.call({ operation: 'reserve', key, cost, rule: plainRule(rule), nowMs });
    },
    async settle(key, { reserved, actual }, rule, nowMs) {
      checkCounterCall(key, [reserved, actual], rule, nowMs);
      door.enter('settle');
      await database.call({ operation: 'settle', key, reserved, actual, rule: plainRule(rule), nowMs });
    },
    close: door.close,
  };
}

/** Only what was checked crosses to the thread, as in {@link plainRule}. */
function plainBeside({ owner, name, value }: BesideRecord): BesideRecord {
  return { owner, name, value: new Uint8Array(value) };
}

/** Only what was checked crosses to the thread: whatever else a caller's object holds may not even be clonable. */
function plainRule({ limit, windowMs, burst }: LimitRule): LimitRule {
  return { limit, windowMs, burst };
}

/** Records that one transaction deletes with their owner, so that other calls get their turn between. */
const DELETE_SLICE_RECORDS = 1_000;

/** Entries that one transaction trims, for the same reason. */
const TRIM_SLICE_ENTRIES = 1_000;

function libsqlLog(database: LibsqlDatabase): Log {
  const door = portDoor();
  return {
    async append(stream, entries) {
      checkStream(stream);
      const taken = takeEntries(entries);
      door.enter('append');
      return database.call({ operation: 'append', stream, entries: taken });
    },
    async range(stream, page) {
      checkStream(stream);
      checkLogPage(page);
      door.enter('range');
      const { after = 0, before = Number.MAX_SAFE_INTEGER, order, limit } = page;
      return database.call({ operation: 'range', stream, page: { after, before, order, limit } });
    },
    async trim(stream, { beforeTimeMs, keepMax }) {
      checkStream(stream);
      checkTrim({ ...(beforeTimeMs !== undefined && { beforeTimeMs }), ...(keepMax !== undefined && { keepMax }) });
      const limit = TRIM_SLICE_ENTRIES;
      for (let trimmed = 0; ; ) {
        door.enter('trim');
        const removed = await database.call({ operation: 'trim', stream, beforeTimeMs, keepMax, limit });
        trimmed += removed;
        if (removed < limit) return trimmed;
      }
    },
    close: door.close,
  };
}
