import { describe, expect, it } from 'vitest';
import { isVerhoeffValid } from './verhoeff.ts';

describe('isVerhoeffValid', () => {
  it.each(['2363', '123451', '1428570', '0'])('accepts %s', (digits) => expect(isVerhoeffValid(digits)).toBe(true));

  it.each(['2364', '2633', '123452', '132451', '1428507'])('refuses %s', (digits) => {
    expect(isVerhoeffValid(digits)).toBe(false);
  });

  it('knows one check digit for every number, and finds every change of a digit and every swap of neighbours', () => {
    const digits = '23456789012';
    const valid = Array.from({ length: 10 }, (_, check) => `${digits}${check}`).filter(isVerhoeffValid);
    expect(valid).toHaveLength(1);
    const [number = ''] = valid;
    for (let at = 0; at < number.length; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(isVerhoeffValid(changed)).toBe(changed === number);
      }
      const swapped = `${number.slice(0, at)}${number.charAt(at + 1)}${number.charAt(at)}${number.slice(at + 2)}`;
      expect(isVerhoeffValid(swapped)).toBe(swapped === number);
    }
  });
});
