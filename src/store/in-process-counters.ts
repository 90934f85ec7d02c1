import { checkWholeNumber } from '../core/check-whole-number.ts';
import type { Counters } from '../core/store-ports.ts';
import { expiryQueue } from './expiry-queue.ts';
import { checkCounterCall, gcraReserve, gcraSettle } from './gcra.ts';
import { StoreError, type StoreOperation } from './store-error.ts';

/** How many keys may be counted at a time. */
export interface InProcessCountersOptions {
  /** Keys that are not idle. A new key past this number rejects: what counts is never forgotten for it. */
  readonly keysMax?: number;
}

/**
 * Counters in the memory of this process. A key is forgotten once everything that it took has flowed off, which changes
 * nothing for it.
 *
 * @example
 * const counters = inProcessCounters();
 * await counters.reserve('key', 1, { limit: 60, windowMs: 60_000, burst: 10 }, Date.now());  // isGranted, remaining: 9
 */
export function inProcessCounters({ keysMax = KEYS_MAX_DEFAULT }: InProcessCountersOptions = {}): Counters {
  checkWholeNumber('keysMax', keysMax);
  const slots = new Map<string, Slot>();
  const idle = expiryQueue<Slot>((slot) => slot.isAlive);
  let isClosed = false;

  /** Forgets idle keys. One that was used since it was queued goes back with its new time. */
  function sweep(nowMs: number, max: number): void {
    for (let swept = 0; swept < max; swept += 1) {
      const slot = idle.takeDue(nowMs);
      if (slot === undefined) return;
      if (slot.state > nowMs) {
        idle.add(slot, slot.state);
      } else {
        slot.isAlive = false;
        slots.delete(slot.key);
      }
    }
  }

  function enter(operation: StoreOperation, nowMs: number): void {
    if (isClosed) throw new StoreError(operation, 'closed');
    sweep(nowMs, SWEEP_MAX);
  }

  function keep(operation: StoreOperation, key: string, state: number, nowMs: number): void {
    const slot = slots.get(key);
    if (slot !== undefined) {
      slot.state = state;
      return;
    }
    if (slots.size >= keysMax) sweep(nowMs, slots.size);
    if (slots.size >= keysMax) throw new StoreError(operation, 'full');
    const added: Slot = { key, state, isAlive: true };
    slots.set(key, added);
    idle.add(added, state);
  }

  return {
    async reserve(key, cost, rule, nowMs) {
      checkCounterCall(key, [cost], rule, nowMs);
      enter('reserve', nowMs);
      const before = slots.get(key)?.state ?? 0;
      const { reservation, state } = gcraReserve(before, cost, rule, nowMs);
      if (state !== before) keep('reserve', key, state, nowMs);
      return reservation;
    },
    async settle(key, cost, rule, nowMs) {
      checkCounterCall(key, [cost.reserved, cost.actual], rule, nowMs);
      enter('settle', nowMs);
      const before = slots.get(key)?.state ?? 0;
      const state = gcraSettle(before, cost, rule, nowMs);
      if (state !== before) keep('settle', key, state, nowMs);
    },
    async close() {
      isClosed = true;
      slots.clear();
    },
  };
}

const KEYS_MAX_DEFAULT = 200_000;
/** Idle keys that one call looks at, at the most, unless room is needed. */
const SWEEP_MAX = 64;

interface Slot {
  readonly key: string;
  state: number;
  isAlive: boolean;
}
