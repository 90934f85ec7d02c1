import type Database from 'libsql';
import { counterStatements } from './libsql-counter-statements.ts';
import { failureOf } from './libsql-failure.ts';
import { logStatements } from './libsql-log-statements.ts';
import { isRead, type StoreFailure, type StoreOutcome, type StoreReply, type StoreRequest } from './libsql-protocol.ts';
import { recordStatements } from './libsql-record-statements.ts';

/**
 * Makes the function that carries out batches on one connection. A batch that writes is one transaction: it is stored as
 * a whole, or each of its writes fails. Where there is no room for the whole, each write is a transaction of its own: what
 * takes no room, or makes some, does not fail with what does. A batch with an append is on the disk when the function
 * returns (`synchronous = FULL`); any other survives the end of the process but perhaps not that of the machine.
 */
export function batchRunner(database: Database.Database): (batch: readonly StoreRequest[]) => readonly StoreOutcome[] {
  const { run, sweep } = requestRunner(database);
  let isFull = false;

  function setDurability(shouldBeFull: boolean): void {
    if (shouldBeFull === isFull) return;
    database.exec(`PRAGMA synchronous = ${shouldBeFull ? 'FULL' : 'NORMAL'}`);
    isFull = shouldBeFull;
  }

  function runInTransaction(batch: readonly StoreRequest[]): readonly StoreOutcome[] {
    setDurability(batch.some(({ operation }) => operation === 'append'));
    database.exec('BEGIN IMMEDIATE');
    const outcomes = batch.map((request) => ({ reply: run(request) }));
    database.exec('COMMIT');
    return outcomes;
  }

  /** What only reads is served even when nothing can be written. */
  function runEach(batch: readonly StoreRequest[], write: (request: StoreRequest) => StoreOutcome): StoreOutcome[] {
    return batch.map((request) => {
      if (!isRead(request.operation)) return write(request);
      try {
        return { reply: run(request) };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    });
  }

  /** Gives undefined once it has stored all, and else why it has stored nothing. */
  function attempt(work: () => void): StoreFailure | undefined {
    try {
      work();
      return undefined;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (database.inTransaction) database.exec('ROLLBACK');
      return failureOf(error);
    }
  }

  function runAlone(request: StoreRequest): StoreOutcome {
    let outcomes: readonly StoreOutcome[] = [];
    const failure = attempt(() => {
      outcomes = runInTransaction([request]);
    });
    return failure === undefined ? (outcomes[0] as StoreOutcome) : { failure };
  }

  const runStatements = (batch: readonly StoreRequest[]): readonly StoreOutcome[] => {
    if (batch.every(({ operation }) => isRead(operation))) {
      return runEach(batch, () => ({ failure: { reason: 'failed' } }));
    }
    let outcomes: readonly StoreOutcome[] = [];
    const failure = attempt(() => {
      outcomes = runInTransaction(batch);
    });
    if (failure === undefined) return outcomes;
    if (failure.reason !== 'full') return runEach(batch, () => ({ failure }));
    // What has expired leaves for good, whatever becomes of the puts: it may be all that fills the file.
    const put = batch.find(({ operation }) => operation === 'put');
    if (put?.operation === 'put') attempt(() => sweep(put.nowMs));
    return runEach(batch, runAlone);
  };

  return (batch) => {
    const outcomes = runStatements(batch.filter(({ operation }) => operation !== 'scrub')).values();
    // No transaction may be open, and what is scrubbed is what was deleted before.
    return batch.map(({ operation }) =>
      operation === 'scrub' ? scrub(database) : (outcomes.next().value as StoreOutcome),
    );
  };
}

/** The log of changes goes into the file, whose deleted parts are overwritten, and is cut. Not while another process reads from it. */
function scrub(database: Database.Database): StoreOutcome {
  try {
    const [state] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return { reply: state?.busy === 0 };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

const SWEEP_EVERY_MS = 1_000;
const SWEEP_MAX = 256;

interface RequestRunner {
  run(request: StoreRequest): StoreReply;
  /** Removes a slice of the expired records. */
  sweep(nowMs: number): void;
}

function requestRunner(database: Database.Database): RequestRunner {
  const records = recordStatements(database);
  const counters = counterStatements(database);
  const log = logStatements(database);
  let sweptAtMs = 0;

  /** Expired records leave with puts: once a second, and with each put while there are more than one slice of them. */
  function sweepExpired(nowMs: number): void {
    if (Math.abs(nowMs - sweptAtMs) < SWEEP_EVERY_MS) return;
    if (records.sweep(nowMs, SWEEP_MAX) < SWEEP_MAX) sweptAtMs = nowMs;
  }

  function run(request: StoreRequest): StoreReply {
    switch (request.operation) {
      case 'get':
        return records.get(request.owner, request.name, request.nowMs);
      case 'put':
        sweepExpired(request.nowMs);
        return records.put(request);
      case 'delete':
        return records.delete(request.owner, request.name, request.nowMs);
      case 'list':
        return records.list(request);
      case 'delete-owner':
        return records.deleteOwner(request.owner, request.limit, request.nowMs);
      case 'reserve':
        return counters.reserve(request);
      case 'settle':
        return counters.settle(request) as undefined;
      case 'append':
        return log.append(request.stream, request.entries);
      case 'range':
        return log.range(request.stream, request.page);
      case 'trim':
        return log.trim(request);
      case 'scrub':
        return undefined;
    }
  }

  return { run, sweep: (nowMs) => void records.sweep(nowMs, SWEEP_MAX) };
}
