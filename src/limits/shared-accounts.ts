import type { Random } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import { type BudgetAccount, EMPTY_ACCOUNT } from './budget-account.ts';
import { decodeAccount, encodeAccount } from './budget-codec.ts';
import { BudgetBusyError, BudgetRecordError } from './budget-errors.ts';

/** Where an account is. */
export interface AccountPlace {
  readonly owner: string;
  readonly name: string;
}

/** What a change gives. Where the account is the one that came in, nothing is written. */
export interface AccountChange<Result> {
  readonly account: BudgetAccount;
  readonly result: Result;
}

/** Accounts that many calls, and many processes, change at the same time. */
export interface SharedAccounts {
  read(place: AccountPlace): Promise<BudgetAccount>;
  /**
   * Applies a change as if no other call were there, and resolves when it is stored. The change may run several times, always
   * on a whole account; it must be pure. It is stored once, or not at all, or, when the store fails in the middle, it may be.
   *
   * @throws (as a rejection) {@link BudgetBusyError} after 24 lost races; {@link BudgetRecordError}; StoreError.
   */
  change<Result>(
    place: AccountPlace,
    ttlMs: number,
    change: (account: BudgetAccount) => AccountChange<Result>,
  ): Promise<Result>;
}

/** What shared accounts need. */
export interface SharedAccountsOptions {
  readonly records: Records;
  /** For the waits after lost races. */
  readonly random: Random;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Makes shared accounts over records with compare-and-set. Calls of one process never race with each other: those that come
 * while a record is being written wait, and are then applied together in one write. Only processes race, and the loser of a
 * race tries again after a random wait.
 */
export function sharedAccounts({ records, random, wait }: SharedAccountsOptions): SharedAccounts {
  const queues = new Map<string, Pending[]>();

  async function load({
    owner,
    name,
  }: AccountPlace): Promise<{ readonly account: BudgetAccount; readonly version: number }> {
    const record = await records.get(owner, name);
    if (record === undefined) return { account: EMPTY_ACCOUNT, version: 0 };
    const account = decodeAccount(record.value);
    if (account === undefined) throw new BudgetRecordError();
    return { account, version: record.version };
  }

  async function apply(place: AccountPlace, batch: readonly Pending[]): Promise<readonly unknown[]> {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const { account: before, version } = await load(place);
      let account = before;
      const results = batch.map(({ change }) => {
        const changed = change(account);
        account = changed.account;
        return changed.result;
      });
      if (account === before) return results;
      const ttlMs = batch.reduce((longest, pending) => Math.max(longest, pending.ttlMs), 1);
      const stored = await records.put(place.owner, place.name, encodeAccount(account), { ttlMs, ifVersion: version });
      if (stored !== undefined) return results;
      if (attempt < ATTEMPTS_MAX) await wait(waitAfter(attempt, random));
    }
    throw new BudgetBusyError();
  }

  async function drain(key: string, place: AccountPlace, queue: Pending[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH_MAX);
      try {
        const results = await apply(place, batch);
        for (const [index, { resolve }] of batch.entries()) resolve(results[index]);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(key);
  }

  return {
    read: async (place) => (await load(place)).account,
    change<Result>(place: AccountPlace, ttlMs: number, change: (account: BudgetAccount) => AccountChange<Result>) {
      return new Promise<Result>((resolve, reject) => {
        const pending: Pending = { ttlMs, change, resolve: (result) => resolve(result as Result), reject };
        const key = JSON.stringify([place.owner, place.name]);
        const queue = queues.get(key);
        if (queue === undefined) {
          const opened = [pending];
          queues.set(key, opened);
          void drain(key, place, opened);
        } else if (queue.length < QUEUE_MAX) {
          queue.push(pending);
        } else {
          reject(new BudgetBusyError());
        }
      });
    },
  };
}

/** Races that one write may lose. */
const ATTEMPTS_MAX = 24;

const BATCH_MAX = 256;
const QUEUE_MAX = 10_000;
const WAIT_MS_MAX = 128;

interface Pending {
  readonly ttlMs: number;
  change(account: BudgetAccount): AccountChange<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** A random time up to a bound that doubles ("full jitter"), so that losers do not meet again. */
function waitAfter(attempt: number, random: Random): number {
  const [high = 0, low = 0] = random.bytes(2);
  const part = (high * 256 + low) / 65_536;
  return Math.floor(part * Math.min(WAIT_MS_MAX, 2 ** attempt)) + 1;
}
