import type { Counters } from '../core/store-ports.ts';
import { StoreError } from './store-error.ts';

/**
 * Counters that go on in this process while theirs are away: what they then count holds for this process alone, from nothing. Only a
 * store that fails is passed over; a call that is wrong rejects.
 */
export function localFallbackCounters(options: {
  readonly counters: Counters;
  readonly local: Counters;
  /** Is told of each call that was counted here. It must not throw. */
  readonly onFallback?: (error: StoreError) => void;
}): Counters {
  const { counters, local, onFallback } = options;
  return {
    reserve: (...call) => orHere(counters.reserve(...call), () => local.reserve(...call)),
    settle: (...call) => orHere(counters.settle(...call), () => local.settle(...call)),
    async close() {
      await Promise.all([counters.close(), local.close()]);
    },
  };

  async function orHere<T>(answer: Promise<T>, here: () => Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason === 'closed') throw error;
      onFallback?.(error);
      return here();
    }
  }
}
