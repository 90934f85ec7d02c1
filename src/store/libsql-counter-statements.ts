import type Database from 'libsql';
import type { Reservation } from '../core/store-ports.ts';
import { gcraReserve, gcraSettle } from './gcra.ts';
import { keyBytes } from './key-bytes.ts';
import type { StoreRequest } from './libsql-protocol.ts';
import { statement } from './libsql-statement.ts';

/** The `Counters` port on one connection; each call runs inside a transaction that holds the write lock. */
export interface CounterStatements {
  reserve(request: StoreRequest & { readonly operation: 'reserve' }): Reservation;
  settle(request: StoreRequest & { readonly operation: 'settle' }): void;
}

/** Prepares the statements. Keys that have been idle for a minute leave by and by, in slices of 256. */
export function counterStatements(database: Database.Database): CounterStatements {
  const get = statement<[number]>(database, 'SELECT idle_at_ms FROM counters WHERE key = ?');
  const put = statement(
    database,
    'INSERT INTO counters (key, idle_at_ms) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET idle_at_ms = excluded.idle_at_ms',
  );
  const sweep = statement(
    database,
    'DELETE FROM counters WHERE key IN (SELECT key FROM counters WHERE idle_at_ms <= ? LIMIT ?)',
  );
  let sweptAtMs = 0;

  function sweepIdle(nowMs: number): void {
    if (Math.abs(nowMs - sweptAtMs) < SWEEP_EVERY_MS) return;
    const swept = sweep.run([nowMs - IDLE_KEPT_MS, SWEEP_MAX]);
    if (swept < SWEEP_MAX) sweptAtMs = nowMs;
  }

  return {
    reserve({ key, cost, rule, nowMs }) {
      sweepIdle(nowMs);
      const bytes = keyBytes(key);
      const before = get.first([bytes])?.[0] ?? 0;
      const { reservation, state } = gcraReserve(before, cost, rule, nowMs);
      if (state !== before) put.run([bytes, state]);
      return reservation;
    },
    settle({ key, reserved, actual, rule, nowMs }) {
      const bytes = keyBytes(key);
      const before = get.first([bytes])?.[0] ?? 0;
      const state = gcraSettle(before, { reserved, actual }, rule, nowMs);
      if (state !== before) put.run([bytes, state]);
    },
  };
}

const SWEEP_EVERY_MS = 10_000;
const SWEEP_MAX = 256;
/** A clock that goes back by less than this finds its counters still there. */
const IDLE_KEPT_MS = 60_000;
