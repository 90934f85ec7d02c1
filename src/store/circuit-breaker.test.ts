import { expect, it } from 'vitest';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';

function breakerAt(time: { ms: number }): CircuitBreaker {
  return circuitBreaker({ failuresMax: 2, openMs: 100, now: () => time.ms });
}

it('stays closed while no two calls in a row fail', () => {
  const breaker = breakerAt({ ms: 0 });
  for (let count = 0; count < 5; count += 1) {
    expect(breaker.tryEnter()).toBe(true);
    breaker.fail();
    expect(breaker.tryEnter()).toBe(true);
    breaker.succeed();
  }
});

it('refuses for a while after two failures, then lets one call through on trial', () => {
  const time = { ms: 0 };
  const breaker = breakerAt(time);
  breaker.fail();
  breaker.fail();
  time.ms = 99;
  expect(breaker.tryEnter()).toBe(false);
  time.ms = 100;
  expect([breaker.tryEnter(), breaker.tryEnter()]).toEqual([true, false]);
  breaker.fail();
  time.ms = 199;
  expect(breaker.tryEnter()).toBe(false);
  time.ms = 200;
  expect(breaker.tryEnter()).toBe(true);
  breaker.succeed();
  expect([breaker.tryEnter(), breaker.tryEnter()]).toEqual([true, true]);
});
