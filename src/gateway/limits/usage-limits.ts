import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Random } from '../../core/ports.ts';
import type { Counters, Records } from '../../core/store-ports.ts';
import { type Budgets, createBudgets } from '../../limits/budgets.ts';
import { createWindowLimits, type WindowLimits } from '../../limits/windows.ts';

/** What counts the use of keys, users, sessions and addresses. */
export interface UsageLimits {
  readonly windows: WindowLimits;
  readonly budgets: Budgets;
}

/** Makes the counts over the stores of a gateway. Where a store is away they reject: limits fail closed. */
export function createUsageLimits(options: {
  readonly records: Records;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly random: Random;
}): UsageLimits {
  const { records, counters, clock, random } = options;
  return {
    windows: createWindowLimits(counters, clock),
    budgets: createBudgets({ records, clock, random, wait: (ms) => wait(ms) }),
  };
}
