import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { Counters, LimitRule } from '../core/store-ports.ts';
import { AMOUNT_MAX } from './budget-account.ts';
import type { LimitFact, LimitUnit } from './limit-fact.ts';
import { type RateLimit, RateLimitedError } from './rate-limited-error.ts';
import { RequestTooLargeError } from './request-size.ts';

/** One window: `limit` units in `windowMs`, at most `burst` of them at once (GCRA). */
export interface WindowRule {
  /** 1 to 64 lower-case letters, digits and `-`; two rules of one scope have two names. It is shown to callers. */
  readonly name: string;
  readonly unit: LimitUnit;
  /** Units in one window, 1 to 10¹⁵. Nano-dollars where the unit is `cost`. */
  readonly limit: number;
  /** 1 ms to 366 days. */
  readonly windowMs: number;
  /** Units at once, from 1; all of the limit when missing. */
  readonly burst?: number;
}

/** Rules that hold for one key, user, session or address. */
export interface WindowScope {
  /** An opaque name, such as a keyed hash with the kind before it; 1 to 512 characters. */
  readonly name: string;
  /** At most 32. */
  readonly rules: readonly WindowRule[];
}

/** Units of one call. What is missing is 0, but for `requests`, which are 1. */
export type WindowCost = Partial<Readonly<Record<LimitUnit, number>>>;

/** What one call has taken from its windows. */
export interface WindowReservation {
  /** How the limits stand, in the order of the scopes and rules. */
  readonly facts: readonly LimitFact[];
  /** Gives back what was reserved too much, or takes what was reserved too little. Only the first call does anything. */
  settle(actual: WindowCost): Promise<void>;
  /** Gives back everything: the call was not made. */
  release(): Promise<void>;
}

/** Burst and sustained limits together. */
export interface WindowLimits {
  /**
   * Takes a cost from all windows of all scopes, or from none of them: what was taken is given back when a later window
   * refuses. So a caller may be refused for a moment on behalf of another one that is refused too, and never gets more.
   *
   * @throws (as a rejection) {@link RateLimitedError} where waiting helps; {@link RequestTooLargeError} for more than a
   * window gives at once, ever; `InvalidOptionsError` for rules and costs out of range; StoreError when the store is
   * away. Where it goes away in between, what was taken stays taken until it has flowed off.
   */
  reserve(scopes: readonly WindowScope[], cost: WindowCost): Promise<WindowReservation>;
  /** How the windows stand, in the order of the scopes and rules. Takes nothing. Rejects as `reserve` does, never for a limit. */
  standingOf(scopes: readonly WindowScope[]): Promise<readonly LimitFact[]>;
}

/**
 * Makes limits over counters.
 *
 * @example
 * const limits = createWindowLimits(counters, clock);
 * const rules = [
 *   { name: 'burst', unit: 'requests', limit: 10, windowMs: 1_000 },
 *   { name: 'hourly', unit: 'requests', limit: 600, windowMs: 3_600_000 },
 * ] as const;
 * const { facts } = await limits.reserve([{ name: 'key 5f2c…', rules }], {});
 */
export function createWindowLimits(counters: Counters, clock: Clock): WindowLimits {
  async function giveBack(taken: readonly Taken[], actual: WindowCost): Promise<void> {
    for (const { key, reserved, window } of taken) {
      const cost = { reserved, actual: window.scaled(unitsOf(actual, window.unit)) };
      await counters.settle(key, cost, window.rule, clock.now());
    }
  }

  return {
    async reserve(scopes, cost) {
      const windows = windowsOf(scopes, cost);
      const taken: Taken[] = [];
      const facts: LimitFact[] = [];
      for (const { key, window, units } of windows) {
        const reserved = window.scaled(units);
        const reservation = await counters.reserve(key, reserved, window.rule, clock.now());
        if (!reservation.isGranted) {
          await giveBack(taken, NOTHING);
          const { retryAfterMs } = reservation;
          throw new RateLimitedError(KIND[window.unit], retryAfterMs, [...facts, window.fact(0, retryAfterMs)]);
        }
        taken.push({ key, window, reserved });
        facts.push(window.fact(reservation.remaining));
      }
      let isOpen = true;
      const close = async (actual: WindowCost): Promise<void> => {
        if (!isOpen) return;
        isOpen = false;
        await giveBack(taken, actual);
      };
      return { facts, settle: close, release: () => close(NOTHING) };
    },
    async standingOf(scopes) {
      const facts: LimitFact[] = [];
      for (const { key, window } of windowsOf(scopes, NOTHING)) {
        const standing = await counters.reserve(key, 0, window.rule, clock.now());
        facts.push(window.fact(standing.isGranted ? standing.remaining : 0));
      }
      return facts;
    },
  };
}

interface Taken {
  readonly key: string;
  readonly window: Window;
  /** In the units of the counters. */
  readonly reserved: number;
}

interface Window {
  readonly unit: LimitUnit;
  readonly rule: LimitRule;
  /** Units as the counters take them, rounded up. */
  scaled(units: number): number;
  fact(remaining: number, resetMs?: number): LimitFact;
}

/** Every window that a cost counts against. All is checked before anything is taken. */
function windowsOf(
  scopes: readonly WindowScope[],
  cost: WindowCost,
): readonly { readonly key: string; readonly window: Window; readonly units: number }[] {
  const windows = [];
  const keys = new Set<string>();
  for (const { name, rules } of scopes) {
    if (name.length === 0 || name.length > SCOPE_LENGTH_MAX || rules.length > RULES_MAX) {
      throw new InvalidOptionsError('scopes', `must have names of 1 to ${SCOPE_LENGTH_MAX} characters and few rules`);
    }
    for (const rule of rules) {
      const units = unitsOf(cost, rule.unit);
      const window = windowOf(rule);
      const burst = rule.burst ?? rule.limit;
      if (units > burst) throw new RequestTooLargeError(`${rule.unit} (${rule.name})`, units, burst);
      const key = `window ${rule.name} ${name}`;
      if (keys.has(key)) throw new InvalidOptionsError('rules.name', 'must be there once in a scope');
      keys.add(key);
      windows.push({ key, window, units });
    }
  }
  return windows;
}

/**
 * A rule as the counters take it. They count at most 100 units a millisecond and round the time of a unit up to 1/2048 ms, so
 * that limits of many units are counted in larger ones: a window differs from its rule by 1 part in 500 at the most. A cost is
 * rounded up to the larger unit, but to no more than a burst.
 */
function windowOf({ name, unit, limit, windowMs, burst = limit }: WindowRule): Window {
  if (!NAME.test(name))
    throw new InvalidOptionsError('rules.name', 'must be 1 to 64 lower-case letters, digits and "-"');
  checkUnits('rules.limit', limit, 1);
  checkUnits('rules.burst', burst, 1);
  if (!Number.isSafeInteger(windowMs) || windowMs < 1 || windowMs > WINDOW_MS_MAX) {
    throw new InvalidOptionsError('rules.windowMs', 'must be 1 ms to 366 days');
  }
  const scale = Math.max(1, Math.ceil(Math.min(limit / (windowMs * UNITS_PER_MS_MAX), burst / BURST_UNITS_MIN)));
  const floored = (units: number): number => Math.max(1, Math.floor(units / scale));
  return {
    unit,
    rule: { limit: floored(limit), windowMs, burst: floored(burst) },
    scaled: (units) => Math.min(Math.ceil(units / scale), Math.max(floored(burst), Math.floor(units / scale))),
    fact(remaining, resetMs) {
      const left = Math.min(remaining * scale, burst, limit);
      const untilFullMs = Math.ceil(((burst - left) / limit) * windowMs);
      return { name, unit, limit, remaining: left, resetMs: resetMs ?? untilFullMs, windowMs };
    },
  };
}

function unitsOf(cost: WindowCost, unit: LimitUnit): number {
  const units = cost[unit] ?? (unit === 'requests' ? 1 : 0);
  checkUnits(`cost.${unit}`, units, 0);
  return units;
}

function checkUnits(option: string, units: number, min: number): void {
  checkWholeNumber(option, units, { min, max: AMOUNT_MAX });
}

const NOTHING: WindowCost = { requests: 0 };
const NAME = /^[a-z0-9-]{1,64}$/u;
const SCOPE_LENGTH_MAX = 512;
const RULES_MAX = 32;
const UNITS_PER_MS_MAX = 4;
/** Units of a burst that a larger unit must leave. */
const BURST_UNITS_MIN = 512;
const WINDOW_MS_MAX = 31_622_400_000;

const KIND: Readonly<Record<LimitUnit, RateLimit>> = {
  requests: 'request-window',
  tokens: 'token-window',
  'input-tokens': 'token-window',
  'output-tokens': 'token-window',
  cost: 'cost-window',
};
