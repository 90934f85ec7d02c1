import { checkWholeNumber } from '../core/check-whole-number.ts';
import type { Clock } from '../core/ports.ts';
import type { BesideRecord, Records, StoredRecord } from '../core/store-ports.ts';
import { type ExpiryQueue, expiryQueue } from './expiry-queue.ts';
import {
  checkBytes,
  checkListPage,
  checkOwner,
  checkPutOptions,
  checkRecordKey,
  RECORD_BOUNDS,
  readClock,
} from './record-arguments.ts';
import { type SortedNames, sortedNames } from './sorted-names.ts';
import { StoreError, type StoreOperation } from './store-error.ts';

/** How large a store in memory may grow. A put past a limit rejects: nothing that is alive is ever pushed out. */
export interface InProcessRecordsOptions {
  readonly clock: Clock;
  /** Records of all owners together. */
  readonly recordsMax?: number;
  /** Bytes of values and keys of all owners together, with 200 bytes for what surrounds a record. */
  readonly bytesMax?: number;
}

/**
 * Records in the memory of this process: they are gone when it ends. Expired records leave with later calls, each of
 * which removes those that are due and looks at no other.
 *
 * @example
 * const records = inProcessRecords({ clock: { now: () => Date.now() } });
 * await records.put('owner', 'name', new Uint8Array([1]), { ttlMs: 60_000 });  // 1
 */
export function inProcessRecords(options: InProcessRecordsOptions): Records {
  const { clock, recordsMax = RECORDS_MAX_DEFAULT, bytesMax = BYTES_MAX_DEFAULT } = options;
  checkWholeNumber('recordsMax', recordsMax);
  checkWholeNumber('bytesMax', bytesMax);
  const table = openTable();
  let isClosed = false;

  /** Every call begins here: with the time, and without what has expired. */
  function enter(operation: StoreOperation): number {
    if (isClosed) throw new StoreError(operation, 'closed');
    const nowMs = readClock(clock);
    table.sweep(nowMs, SWEEP_MAX);
    return nowMs;
  }

  /** Throws StoreError where there is no room for so many bytes in the place of what was there. */
  function makeRoom(bytes: number, old: Slot | undefined, nowMs: number): void {
    const isTooMuch = (): boolean =>
      table.bytes() - (old?.bytes ?? 0) + bytes > bytesMax || (old === undefined && table.count() + 1 > recordsMax);
    if (isTooMuch()) table.sweep(nowMs, Number.POSITIVE_INFINITY);
    if (isTooMuch()) throw new StoreError('put', 'full');
  }

  return {
    async get(owner, name) {
      checkRecordKey(owner, name);
      const slot = table.find(owner, name, enter('get'));
      return slot === undefined ? undefined : recordOf(slot);
    },
    async put(owner, name, value, how = {}) {
      checkRecordKey(owner, name);
      checkBytes('value', value, RECORD_BOUNDS.valueBytesMax);
      checkPutOptions(owner, how);
      const nowMs = enter('put');
      const old = table.find(owner, name, nowMs);
      const version = old?.version ?? 0;
      if (how.ifVersion !== undefined && how.ifVersion !== version) return undefined;
      const expiresAtMs = how.ttlMs === undefined ? undefined : nowMs + how.ttlMs;
      const isItself = how.ifBeside?.owner === owner && how.ifBeside.name === name;
      if (how.ifBeside && !table.holds(how.ifBeside, nowMs, isItself ? nowMs : expiresAtMs)) return undefined;
      const bytes = value.length + 2 * (owner.length + name.length) + RECORD_OVERHEAD_BYTES;
      makeRoom(bytes, old, nowMs);
      table.set({ owner, name, value: new Uint8Array(value), version: version + 1, expiresAtMs, bytes, isAlive: true });
      return version + 1;
    },
    async delete(owner, name) {
      checkRecordKey(owner, name);
      const slot = table.find(owner, name, enter('delete'));
      if (slot !== undefined) table.remove(slot);
      return slot !== undefined;
    },
    async list(owner, page) {
      checkOwner(owner);
      checkListPage(page);
      return table.list(owner, page, enter('list'));
    },
    async deleteOwner(owner) {
      checkOwner(owner);
      return table.removeOwner(owner, enter('delete-owner'));
    },
    async scrub() {
      enter('scrub');
      return true;
    },
    async close() {
      isClosed = true;
      table.clear();
    },
  };
}

const RECORDS_MAX_DEFAULT = 200_000;
const BYTES_MAX_DEFAULT = 67_108_864;
const RECORD_OVERHEAD_BYTES = 200;
/** Expired records that one call removes at the most, unless room is needed. */
const SWEEP_MAX = 256;

interface Slot {
  readonly owner: string;
  readonly name: string;
  readonly value: Uint8Array;
  readonly version: number;
  readonly expiresAtMs: number | undefined;
  readonly bytes: number;
  isAlive: boolean;
}

interface Shelf {
  readonly slots: Map<string, Slot>;
  readonly names: SortedNames;
}

interface Table {
  find(owner: string, name: string, nowMs: number): Slot | undefined;
  /** Whether a record is there with exactly these bytes, and stays until then; for ever where that is undefined. */
  holds(record: BesideRecord, nowMs: number, untilMs: number | undefined): boolean;
  set(slot: Slot): void;
  remove(slot: Slot): void;
  removeOwner(owner: string, nowMs: number): number;
  list(owner: string, page: { readonly after?: string; readonly limit: number }, nowMs: number): readonly string[];
  sweep(nowMs: number, max: number): void;
  count(): number;
  bytes(): number;
  clear(): void;
}

function openTable(): Table {
  const shelves = new Map<string, Shelf>();
  const expiring: ExpiryQueue<Slot> = expiryQueue((slot) => slot.isAlive);
  let count = 0;
  let bytes = 0;

  function bury(slot: Slot): void {
    slot.isAlive = false;
    count -= 1;
    bytes -= slot.bytes;
  }

  function remove(slot: Slot): void {
    const shelf = shelves.get(slot.owner) as Shelf;
    bury(slot);
    shelf.slots.delete(slot.name);
    shelf.names.delete(slot.name);
    if (shelf.slots.size === 0) shelves.delete(slot.owner);
  }

  function set(slot: Slot): void {
    let shelf = shelves.get(slot.owner);
    if (shelf === undefined) {
      shelf = { slots: new Map(), names: sortedNames() };
      shelves.set(slot.owner, shelf);
    }
    const old = shelf.slots.get(slot.name);
    if (old === undefined) shelf.names.add(slot.name);
    else bury(old);
    shelf.slots.set(slot.name, slot);
    count += 1;
    bytes += slot.bytes;
    if (slot.expiresAtMs !== undefined) expiring.add(slot, slot.expiresAtMs);
  }

  function find(owner: string, name: string, nowMs: number): Slot | undefined {
    const slot = shelves.get(owner)?.slots.get(name);
    return slot === undefined || hasExpired(slot, nowMs) ? undefined : slot;
  }

  return {
    find,
    holds({ owner, name, value }, nowMs, untilMs = Number.POSITIVE_INFINITY) {
      const slot = find(owner, name, nowMs);
      if (slot === undefined || Buffer.compare(slot.value, value) !== 0) return false;
      return slot.expiresAtMs === undefined || slot.expiresAtMs >= untilMs;
    },
    set,
    remove,
    removeOwner(owner, nowMs) {
      const slots = shelves.get(owner)?.slots;
      if (slots === undefined) return 0;
      let removed = 0;
      for (const slot of slots.values()) {
        if (!hasExpired(slot, nowMs)) removed += 1;
        bury(slot);
      }
      shelves.delete(owner);
      return removed;
    },
    list(owner, page, nowMs) {
      const shelf = shelves.get(owner);
      const listed: string[] = [];
      shelf?.names.walk(page.after, (name) => {
        if (!hasExpired(shelf.slots.get(name) as Slot, nowMs)) listed.push(name);
        return listed.length < page.limit;
      });
      return listed;
    },
    sweep(nowMs, max) {
      for (let swept = 0; swept < max; swept += 1) {
        const slot = expiring.takeDue(nowMs);
        if (slot === undefined) return;
        remove(slot);
      }
    },
    count: () => count,
    bytes: () => bytes,
    clear() {
      shelves.clear();
      count = 0;
      bytes = 0;
    },
  };
}

function hasExpired(slot: Slot, nowMs: number): boolean {
  return slot.expiresAtMs !== undefined && slot.expiresAtMs <= nowMs;
}

function recordOf({ value, version, expiresAtMs }: Slot): StoredRecord {
  return { value: new Uint8Array(value), version, ...(expiresAtMs !== undefined && { expiresAtMs }) };
}
