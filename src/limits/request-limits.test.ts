import { expect, it } from 'vitest';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { StoreError } from '../store/store-error.ts';
import { createRequestLimits, LIMITS_MAX, requestRates } from './request-limits.ts';

let nowMs = 1_000_000;
const clock = { now: () => nowMs };

it('a key has its burst at once and its rate after that, and says when to come again', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  const quota = { requestsPerMinute: 60, burst: 2 };
  (await limits.admitKey('a', quota))();
  (await limits.admitKey('a', quota))();
  await expect(limits.admitKey('a', quota)).rejects.toMatchObject({
    limit: 'key-rate',
    retryAfterMs: expect.any(Number),
  });
  (await limits.admitKey('b', quota))();
  nowMs += 1_000;
  (await limits.admitKey('a', quota))();
  await expect(limits.admitKey('a', quota)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

it('a key has so many requests under way, and gives each place back once', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  const quota = { concurrentMax: 2 };
  const release = await limits.admitKey('a', quota);
  await limits.admitKey('a', quota);
  await expect(limits.admitKey('a', quota)).rejects.toMatchObject({ limit: 'concurrency' });
  release();
  release();
  await limits.admitKey('a', quota);
  await expect(limits.admitKey('a', quota)).rejects.toMatchObject({ limit: 'concurrency' });
});

it('users are counted each by himself, and not where there is no limit', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  await limits.admitUser('u', { perUserRequestsPerMinute: 1 });
  await expect(limits.admitUser('u', { perUserRequestsPerMinute: 1 })).rejects.toMatchObject({ limit: 'user-rate' });
  await limits.admitUser('v', { perUserRequestsPerMinute: 1 });
  for (let n = 0; n < 10; n++) await limits.admitUser('u', {});
});

it('a key has so many characters at once, and those that flow off after that', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  const quota = { charactersPerMinute: 60_000 };
  await limits.admitCharacters('c', 59_901, quota);
  await expect(limits.admitCharacters('c', 1_000, quota)).rejects.toMatchObject({
    limit: 'key-characters',
    retryAfterMs: 1_000,
  });
  await limits.admitCharacters('c', 0, quota);
  await limits.admitCharacters('d', 60_000, quota);
  await limits.admitCharacters('c', 1_000_000, {});
  nowMs += 1_000;
  await limits.admitCharacters('c', 1_000, quota);
  await expect(limits.admitCharacters('c', 1, quota)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

it('texts that are longer than a whole minute are refused for good, and cost nothing', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  const quota = { charactersPerMinute: 10_050 };
  for (let n = 0; n < 3; n++) {
    await expect(limits.admitCharacters('l', 10_051, quota)).rejects.toMatchObject({
      code: 'TEXT_TOO_LONG',
      lengthMax: 10_050,
    });
  }
  await limits.admitCharacters('l', 10_050, quota);
});

it('rates say how they stand, and nothing is taken by asking', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  const quota = { requestsPerMinute: 60, burst: 2, charactersPerMinute: 1_050, perUserRequestsPerMinute: 30 };
  const standing = async () => {
    const rates = requestRates({ keyId: 'a', user: 'u' }, quota);
    return Object.fromEntries(
      await Promise.all(rates.map(async (rate) => [rate.limit, await limits.standingOf(rate)] as const)),
    );
  };
  const full = {
    'key-rate': { remaining: 2, resetMs: 0 },
    'key-characters': { remaining: 1_050, resetMs: 0 },
    'user-rate': { remaining: 30, resetMs: 0 },
  };
  expect([await standing(), await standing()]).toEqual([full, full]);
  await limits.admitKey('a', quota);
  await limits.admitUser('u', quota);
  await limits.admitCharacters('a', 301, quota);
  expect(await standing()).toEqual({
    'key-rate': { remaining: 1, resetMs: 1_000 },
    'key-characters': { remaining: 700, resetMs: 20_000 },
    'user-rate': { remaining: 29, resetMs: 2_000 },
  });
});

it('a rate that is in debt stands at nothing, until the debt and its burst have flowed off', async () => {
  const counters = inProcessCounters();
  const limits = createRequestLimits(counters, clock);
  const [rate] = requestRates({ keyId: 'debt' }, { requestsPerMinute: 60, burst: 2 });
  if (rate === undefined) throw new Error('there is a rate');
  await counters.settle(rate.counter, { reserved: 0, actual: 5 }, rate.rule, nowMs);
  expect(await limits.standingOf(rate)).toEqual({ remaining: 0, resetMs: 5_000 });
});

it('a quota has the rates that it names, and none of a user where there is none', () => {
  expect(requestRates({ keyId: 'a', user: 'u' }, { concurrentMax: 1 })).toEqual([]);
  const rates = requestRates({ keyId: 'a' }, { requestsPerMinute: 1, perUserRequestsPerMinute: 1 });
  expect(rates.map(({ limit }) => limit)).toEqual(['key-rate']);
});

it('takes every limit that can be configured', async () => {
  const limits = createRequestLimits(inProcessCounters(), clock);
  for (const quota of [LIMITS_MAX, { ...LIMITS_MAX, requestsPerMinute: 1, charactersPerMinute: 1 }]) {
    const name = `m${quota.requestsPerMinute}`;
    (await limits.admitKey(name, quota))();
    await limits.admitUser(name, quota);
    await limits.admitCharacters(name, 1, quota);
  }
});

it('a store that is away refuses, and takes no place', async () => {
  const counters = inProcessCounters();
  await counters.close();
  const limits = createRequestLimits(counters, clock);
  await expect(limits.admitKey('a', { requestsPerMinute: 1, concurrentMax: 1 })).rejects.toBeInstanceOf(StoreError);
  await expect(limits.admitCharacters('a', 1, { charactersPerMinute: 1 })).rejects.toBeInstanceOf(StoreError);
  await limits.admitKey('a', { concurrentMax: 1 });
});
