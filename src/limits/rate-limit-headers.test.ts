import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LimitFact, LimitUnit } from './limit-fact.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const burst: LimitFact = { name: 'burst', unit: 'requests', limit: 10, remaining: 7, resetMs: 300, windowMs: 1_000 };
const hourly: LimitFact = {
  name: 'hourly-tokens',
  unit: 'tokens',
  limit: 60_000,
  remaining: 12_000,
  resetMs: 2_880_001,
  windowMs: 3_600_000,
};

it('lists every limit, and says plainly how the tightest one stands', () => {
  expect(rateLimitHeaders({ facts: [burst, hourly] })).toEqual({
    'ratelimit-policy': '"burst";q=10;w=1, "hourly-tokens";q=60000;w=3600;sallyport-unit="tokens"',
    ratelimit: '"burst";r=7;t=1, "hourly-tokens";r=12000;t=2881',
    'ratelimit-limit': '60000',
    'ratelimit-remaining': '12000',
    'ratelimit-reset': '2881',
  });
});

it.each([
  [1, '1'],
  [1_000, '1'],
  [1_001, '2'],
  [0, '1'],
])('tells a refused caller to wait %d ms as %s s', (retryAfterMs, said) => {
  expect(rateLimitHeaders({ facts: [], retryAfterMs })).toEqual({ 'retry-after': said });
});

it('says nothing where there is nothing to say', () => {
  expect(rateLimitHeaders({ facts: [] })).toEqual({});
  expect(rateLimitHeaders({ facts: [], retryAfterMs: Number.POSITIVE_INFINITY })).toEqual({});
});

it('takes the limit that comes back later where two are used up', () => {
  const used = { ...burst, remaining: 0 };
  const headers = rateLimitHeaders({ facts: [used, { ...hourly, remaining: 0 }, used] });
  expect(headers['ratelimit-limit']).toBe('60000');
});

it('makes fields that parse, whatever the facts', () => {
  const number = fc.oneof(fc.nat(), fc.double(), fc.maxSafeInteger());
  const fact = fc.record({
    name: fc.oneof(fc.string(), fc.constant('a"b\r\nset-cookie: c')),
    unit: fc.constantFrom<LimitUnit[]>('requests', 'tokens', 'input-tokens', 'output-tokens', 'cost'),
    limit: number,
    remaining: number,
    resetMs: number,
    windowMs: number,
  });
  const facts = { facts: fc.array(fact, { minLength: 1, maxLength: 4 }), retryAfterMs: number };
  fc.assert(
    fc.property(fc.record(facts), (given) => {
      const headers = rateLimitHeaders(given);
      expect(headers['ratelimit-policy']).toMatch(
        /^(?:"[a-z0-9-]{1,64}";q=\d{1,15};w=[1-9]\d{0,14}(?:;sallyport-unit="[a-z-]{1,13}")?(?:, |$))+$/u,
      );
      expect(headers['ratelimit']).toMatch(/^(?:"[a-z0-9-]{1,64}";r=\d{1,15};t=\d{1,15}(?:, |$))+$/u);
      for (const name of ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']) {
        expect(headers[name]).toMatch(/^\d{1,15}$/u);
      }
      if (headers['retry-after'] !== undefined) expect(headers['retry-after']).toMatch(/^[1-9]\d{0,14}$/u);
    }),
    { numRuns: 2_000 },
  );
});
