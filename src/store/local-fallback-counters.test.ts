import { expect, it } from 'vitest';
import type { Counters } from '../core/store-ports.ts';
import { inProcessCounters } from './in-process-counters.ts';
import { localFallbackCounters } from './local-fallback-counters.ts';
import { StoreError } from './store-error.ts';

const rule = { limit: 2, windowMs: 60_000, burst: 2 };

/** Counters in the process that can be away. */
function shakyCounters(): Counters & { isAway: boolean } {
  const inner = inProcessCounters();
  const counters: Counters & { isAway: boolean } = {
    isAway: false,
    reserve: (...call) =>
      counters.isAway ? Promise.reject(new StoreError('reserve', 'stopped')) : inner.reserve(...call),
    settle: (...call) =>
      counters.isAway ? Promise.reject(new StoreError('settle', 'timeout')) : inner.settle(...call),
    close: inner.close,
  };
  return counters;
}

it('counts here while the counters are away, and there again afterwards', async () => {
  const counters = shakyCounters();
  const told: string[] = [];
  const all = localFallbackCounters({
    counters,
    local: inProcessCounters(),
    onFallback: ({ reason }) => told.push(reason),
  });
  const granted = async (): Promise<boolean> => (await all.reserve('k', 1, rule, 0)).isGranted;
  expect([await granted(), await granted(), await granted()]).toEqual([true, true, false]);
  counters.isAway = true;
  expect([await granted(), await granted(), await granted()]).toEqual([true, true, false]);
  await all.settle('k', { reserved: 1, actual: 0 }, rule, 0);
  expect(await granted()).toBe(true);
  counters.isAway = false;
  expect(await granted()).toBe(false);
  expect(told).toEqual(['stopped', 'stopped', 'stopped', 'timeout', 'stopped']);
});

it('passes over no call that is wrong, and no store that was closed', async () => {
  const counters = inProcessCounters();
  const all = localFallbackCounters({ counters, local: inProcessCounters() });
  await expect(all.reserve('k', -1, rule, 0)).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
  await all.close();
  await expect(all.reserve('k', 1, rule, 0)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'closed' });
});
