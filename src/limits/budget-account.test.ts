import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertIn,
  type BudgetAccount,
  EMPTY_ACCOUNT,
  NO_AMOUNTS,
  OPEN_MAX,
  reserveIn,
  settleIn,
  sumOf,
  totalsOf,
} from './budget-account.ts';
import { decodeAccount, encodeAccount } from './budget-codec.ts';

const amount = fc.oneof(fc.nat({ max: 1_000 }), fc.maxSafeInteger().map(Math.abs));
const amounts = fc.record({ requests: amount, inputTokens: amount, outputTokens: amount, costNanos: amount });
const account = fc.record({
  used: amounts,
  open: fc.array(fc.record({ id: fc.string(), expiresAtMs: fc.nat(), amounts })),
  alerted: fc.subarray(['requests', 'inputTokens', 'outputTokens', 'costNanos'] as const),
});

function tokens(outputTokens: number) {
  return { ...NO_AMOUNTS, outputTokens };
}

function isAccount(value: object): value is BudgetAccount {
  return !('why' in value);
}

function reserved(
  before: BudgetAccount,
  id: string,
  outputTokens: number,
  expiresAtMs: number,
  nowMs = 0,
): BudgetAccount {
  const after = reserveIn(before, { id, expiresAtMs, amounts: tokens(outputTokens) }, {}, nowMs);
  if (!isAccount(after)) throw new Error(after.why);
  return after;
}

describe('an account', () => {
  it('is what it was before it was bytes', () => {
    fc.assert(
      fc.property(account, (given) => {
        expect(decodeAccount(encodeAccount(given))).toEqual(given);
      }),
    );
  });

  it.each(['', '{', '[]', '{}', 'null', '[2,[0,0,0,0],[],[]]', '[1,[0,0,0],[],[]]', '[1,[0,0,0,-1],[],[]]'])(
    'is not read from %j',
    (text) => {
      expect(decodeAccount(new TextEncoder().encode(text))).toBeUndefined();
    },
  );

  it.each([
    '[1,[0,0,0,0],[[1,2,0,0,0,0]],[]]',
    '[1,[0,0,0,0],[["a",2,0,0,0]],[]]',
    '[1,[0,0,0,0],[],["x"]]',
    '[1,[0,0,0,0],[7],[]]',
  ])('is not read from %j either', (text) => {
    expect(decodeAccount(new TextEncoder().encode(text))).toBeUndefined();
  });

  it('is not read from any bytes that are none', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeAccount(bytes)).toBeUndefined();
      }),
    );
  });
});

describe('reserving', () => {
  const limits = { outputTokens: { hard: 100 } };

  it('goes up to the hard limit and not past it', () => {
    const half = reserved(EMPTY_ACCOUNT, 'a', 50, 10);
    const asked = (outputTokens: number) =>
      reserveIn(half, { id: 'b', expiresAtMs: 10, amounts: tokens(outputTokens) }, limits, 0);
    expect(isAccount(asked(50))).toBe(true);
    expect(asked(51)).toEqual({ why: 'exceeded', metric: 'outputTokens' });
  });

  it('of nothing is refused where nothing is left', () => {
    const none = { id: 'b', expiresAtMs: 10, amounts: NO_AMOUNTS };
    expect(isAccount(reserveIn(reserved(EMPTY_ACCOUNT, 'a', 99, 10), none, limits, 0))).toBe(true);
    expect(isAccount(reserveIn(reserved(EMPTY_ACCOUNT, 'a', 100, 10), none, limits, 0))).toBe(false);
  });

  it('counts what has lapsed in full, until it is settled after all', () => {
    const lapsed = reserved(EMPTY_ACCOUNT, 'a', 100, 10);
    expect(totalsOf(lapsed, 9)).toEqual({ used: NO_AMOUNTS, reserved: tokens(100) });
    expect(totalsOf(lapsed, 10)).toEqual({ used: tokens(100), reserved: NO_AMOUNTS });
    const settled = settleIn(lapsed, 'a', tokens(40));
    expect(totalsOf(settled, 10)).toEqual({ used: tokens(40), reserved: NO_AMOUNTS });
    expect(settleIn(settled, 'a', tokens(40))).toBe(settled);
  });

  it('is bounded, and makes room of what lapsed long ago, which stays counted', () => {
    let full = EMPTY_ACCOUNT;
    for (let n = 0; n < OPEN_MAX; n += 1)
      full = { ...full, open: [...full.open, { id: `${n}`, expiresAtMs: 10, amounts: tokens(1) }] };
    const next = { id: 'next', expiresAtMs: 99, amounts: tokens(1) };
    expect(reserveIn(full, next, {}, 9)).toEqual({ why: 'crowded' });
    const after = reserveIn(full, next, {}, 10) as BudgetAccount;
    expect(after.open.length).toBe(513);
    expect(totalsOf(after, 10)).toEqual({ used: tokens(OPEN_MAX), reserved: tokens(1) });
    expect(settleIn(after, '0', NO_AMOUNTS)).toBe(after);
    expect(encodeAccount(full).length).toBeLessThan(1_048_576);
  });
});

it('a soft limit is told of once, when it is reached', () => {
  const limits = { outputTokens: { soft: 10 }, requests: { soft: 1 } };
  const below = { ...EMPTY_ACCOUNT, used: tokens(9) };
  expect(alertIn(below, limits, 0)).toEqual({ account: below, reached: [] });
  const first = alertIn({ ...EMPTY_ACCOUNT, used: tokens(10) }, limits, 0);
  expect(first.reached).toEqual(['outputTokens']);
  expect(alertIn(first.account, limits, 0).reached).toEqual([]);
  const both = alertIn({ ...first.account, used: { ...tokens(10), requests: 5 } }, limits, 0);
  expect(both.account.alerted).toEqual(['outputTokens', 'requests']);
});

it('sums stay within what a number can hold', () => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const sum = sumOf(one, other);
      expect(Number.isSafeInteger(sum.costNanos)).toBe(true);
      expect(sum.costNanos).toBeGreaterThanOrEqual(Math.max(one.costNanos, other.costNanos));
    }),
  );
});
