import { describe, expect, it } from 'vitest';
import { testCounters } from './conformance/counters-suite.ts';
import { inProcessCounters } from './in-process-counters.ts';

testCounters('counters in process', async () => inProcessCounters());

describe('the bound of counters in process', () => {
  const rule = { limit: 60, windowMs: 60_000, burst: 1 };

  it('refuses a new key while all others count, and takes it when one is idle', async () => {
    const counters = inProcessCounters({ keysMax: 2 });
    await counters.reserve('a', 1, rule, 0);
    await counters.reserve('b', 1, rule, 500);
    await expect(counters.reserve('c', 1, rule, 999)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'full' });
    expect((await counters.reserve('a', 1, rule, 999)).isGranted).toBe(false);
    expect((await counters.reserve('c', 1, rule, 1_000)).isGranted).toBe(true);
    await expect(counters.reserve('a', 1, rule, 1_499)).rejects.toMatchObject({ reason: 'full' });
  });

  it('does not forget a key that went on being used', async () => {
    const counters = inProcessCounters({ keysMax: 1 });
    for (let nowMs = 0; nowMs < 10_000; nowMs += 1_000) await counters.reserve('a', 1, rule, nowMs);
    await expect(counters.reserve('b', 1, rule, 9_500)).rejects.toMatchObject({ reason: 'full' });
    expect((await counters.reserve('b', 1, rule, 10_000)).isGranted).toBe(true);
  });
});
