import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalForm } from './decimal-form.ts';

describe('a number in decimal form', () => {
  it.each([
    ['4012888888881881', '4012888888881881'],
    ['4.012888888881881e15', '4012888888881881'],
    ['0.4012888888881881E16', '4012888888881881'],
    ['40128888888818810e-1', '4012888888881881.0'],
    ['-4012888888881881e0', '-4012888888881881'],
    ['1.5e+3', '1500'],
    ['15e-3', '0.015'],
    ['0e0', '0'],
    ['1e41', '1e41'],
    ['1e-400', '1e-400'],
    ['0.25', '0.25'],
  ])('%s is %s', (written, form) => {
    expect(decimalForm(written)).toBe(form);
  });

  it('is the same number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0, max: 20 }),
        (value, places) => {
          for (const written of [value.toExponential(), value.toExponential(places)]) {
            const form = decimalForm(written);
            expect(Number(form)).toBe(Number(written));
            if (Math.abs(Number(written)) < 1e40 && Math.abs(Number(written)) > 1e-40) expect(form).not.toMatch(/e/iu);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
