import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtMost, clopperPearsonUpper, eventsAllowed, trialsNeeded, wilsonEstimate } from './proportion.ts';

describe('wilsonEstimate', () => {
  it('agrees with published intervals', () => {
    // Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [part, whole, low, high] of published) {
      const estimate = wilsonEstimate(part / whole, whole);
      expect(estimate.value).toBe(part / whole);
      expect(estimate.low).toBeCloseTo(low, 4);
      expect(estimate.high).toBeCloseTo(high, 4);
    }
  });

  it('keeps to 0..1 and has the value inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, value) => {
        const { low, high } = wilsonEstimate(value, count);
        expect(0 <= low && low <= value && value <= high && high <= 1 && low < high).toBe(true);
      }),
    );
  });
});

describe('binomialAtMost', () => {
  it('is what coins do', () => {
    expect(binomialAtMost(1, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialAtMost(0, 10, 0.5)).toBeCloseTo(1 / 1024, 12);
    expect(binomialAtMost(3, 3, 0.5)).toBe(1);
  });

  it('agrees with the sum from the front', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        // Beyond, the first term of the sum is too small for a number.
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        (trials, events, rate) => {
          expect(binomialAtMost(events, trials, rate)).toBeCloseTo(sumFromFront(events, trials, rate), 9);
        },
      ),
    );
  });

  it('does not run out of range on a million trials', () => {
    // The median of a binomial distribution with a whole mean is the mean (Neumann 1966).
    expect(binomialAtMost(5_000, 1_000_000, 0.005)).toBeGreaterThan(0.5);
    expect(binomialAtMost(4_999, 1_000_000, 0.005)).toBeLessThan(0.5);
    expect(binomialAtMost(0, 1_000_000, 0.5)).toBe(0);
  });
});

describe('clopperPearsonUpper', () => {
  it('has a closed form for no event', () => {
    expect(clopperPearsonUpper(0, 598, 0.95)).toBeCloseTo(1 - 0.05 ** (1 / 598), 12);
  });

  it('agrees with published one-sided bounds', () => {
    expect(clopperPearsonUpper(1, 10, 0.95)).toBeCloseTo(0.3942, 4);
    expect(clopperPearsonUpper(2, 20, 0.95)).toBeCloseTo(0.2826, 4);
    expect(clopperPearsonUpper(7, 7, 0.95)).toBe(1);
  });

  it('lies where so few events have just the probability that is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(149), (trials, events) => {
        // The sum from the front has nothing left of its first term where the rate is high.
        fc.pre(events <= trials / 2);
        const bound = clopperPearsonUpper(events, trials, 0.9);
        expect(sumFromFront(events, trials, bound)).toBeCloseTo(0.1, 6);
      }),
    );
  });
});

describe('eventsAllowed', () => {
  // Wilks's numbers: so many trials bound a rate of 5 % at 95 % confidence with 0, 1, 2, … events.
  it.each([
    [59, 0],
    [93, 1],
    [124, 2],
    [153, 3],
    [181, 4],
  ])('allows in %i trials %i, and in one trial less one less', (trials, events) => {
    const wanted = { rate: 0.05, confidence: 0.95 };
    expect(eventsAllowed(trials, wanted)).toBe(events);
    expect(eventsAllowed(trials - 1, wanted)).toBe(events - 1);
  });

  it('is the last count whose bound keeps to the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (trials, rate) => {
          const allowed = eventsAllowed(trials, { rate, confidence: 0.95 });
          if (allowed >= 0) expect(clopperPearsonUpper(allowed, trials, 0.95)).toBeLessThanOrEqual(rate + 1e-9);
          expect(clopperPearsonUpper(allowed + 1, trials, 0.95)).toBeGreaterThan(rate - 1e-9);
        },
      ),
    );
  });
});

describe('trialsNeeded', () => {
  it.each([
    [0.05, 0.95, 59],
    [0.01, 0.95, 299],
    [0.005, 0.95, 598],
    [0.001, 0.99, 4_603],
    [0.5, 0.75, 2],
  ])('for a rate of %f at confidence %f is %i', (rate, confidence, trials) => {
    expect(trialsNeeded({ rate, confidence })).toBe(trials);
    expect(eventsAllowed(trials, { rate, confidence })).toBe(0);
    expect(eventsAllowed(trials - 1, { rate, confidence })).toBe(-1);
  });
});

function sumFromFront(events: number, trials: number, rate: number): number {
  let term = (1 - rate) ** trials;
  let sum = term;
  for (let k = 1; k <= Math.min(events, trials); k++) {
    term *= ((trials - k + 1) / k) * (rate / (1 - rate));
    sum += term;
  }
  return sum;
}
