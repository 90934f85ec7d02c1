import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLuhnValid } from './luhn.ts';
import { creditCard } from './recognizers/generic/credit-card.ts';

const CARDS = [
  '4012888888881881',
  '4111111111111111',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '371449635398431',
  '30569309025904',
  '6011111111111117',
  '3530111333300000',
  '6759649826438453',
];

describe('isLuhnValid', () => {
  it.each(CARDS)('holds for the documentation number %s and for none of its neighbours', (digits) => {
    expect(isLuhnValid(digits)).toBe(true);
    const last = Number(digits.at(-1));
    for (let other = 0; other < 10; other++) {
      if (other !== last) expect(isLuhnValid(`${digits.slice(0, -1)}${other}`)).toBe(false);
    }
  });

  it('notices every change of one digit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARDS), fc.nat(13), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const changed = (Number(digits.charAt(at)) + by) % 10;
        expect(isLuhnValid(`${digits.slice(0, at)}${changed}${digits.slice(at + 1)}`)).toBe(false);
      }),
    );
  });
});

describe('creditCard', () => {
  it.each(CARDS)('accepts %s of a known issuer', (digits) => expect(creditCard.accept?.(digits)).toBe(digits.length));
  it.each(['9012888888881888', '1111111111111117', '5011111111111112', '401288888888188'])(
    'refuses %s, which no issuer has',
    (digits) => expect(creditCard.accept?.(digits)).toBe(0),
  );
});
