import { describe, expect, it } from 'vitest';
import { checkWholeNumber } from './check-whole-number.ts';
import { InvalidOptionsError } from './errors.ts';

describe('a whole number', () => {
  it.each([
    [1, {}],
    [Number.MAX_SAFE_INTEGER, {}],
    [0, { min: 0 }],
    [-3, { min: -3, max: -3 }],
    [7, { max: 7 }],
  ])('is %d in %j', (value, range) => {
    expect(() => checkWholeNumber('count', value, range)).not.toThrow();
  });

  it.each([
    [0, {}],
    [8, { max: 7 }],
    [2, { min: 3 }],
    [1.5, {}],
    [Number.NaN, {}],
    [Number.POSITIVE_INFINITY, {}],
    [Number.MAX_SAFE_INTEGER + 1, {}],
    ['1' as unknown as number, {}],
    [undefined as unknown as number, {}],
    [1n as unknown as number, {}],
  ])('is not %s in %j', (value, range) => {
    expect(() => checkWholeNumber('count', value, range)).toThrow(InvalidOptionsError);
  });

  it('is asked for by the name of the option, and what was given is not repeated', () => {
    expect(() => checkWholeNumber('limit', 4_711, { max: 1_000 })).toThrow(
      'option "limit" must be a whole number from 1 to 1000',
    );
  });
});
