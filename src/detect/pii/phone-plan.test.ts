import fc from 'fast-check';
import { type CountryCode, getCountries, isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { isInternationalNumber, isNationalNumber } from './phone-plan.ts';

describe('isInternationalNumber', () => {
  it.each(['14155552671', '442079460958', '4915112345678', '33612345678', '81312345678', '79123456789'])(
    'knows %s',
    (digits) => {
      expect(isInternationalNumber(digits)).toBe(true);
      expect(isValidPhoneNumber(`+${digits}`)).toBe(true);
    },
  );

  it.each(['1415555267', '11155552671', '44207946095', '3361234567', '9991234567', ''])('refuses %s', (digits) => {
    expect(isInternationalNumber(digits)).toBe(false);
  });

  it('agrees with libphonenumber on any digits behind a calling code, but for numbers of no country', () => {
    const codes = fc.constantFrom(
      '1',
      '44',
      '49',
      '33',
      '39',
      '7',
      '34',
      '91',
      '61',
      '81',
      '86',
      '55',
      '358',
      '353',
      '599',
      '262',
    );
    fc.assert(
      fc.property(codes, fc.stringMatching(/^[1-9][0-9]{6,10}$/u), (code, national) => {
        expect(isInternationalNumber(`${code}${national}`)).toBe(isValidPhoneNumber(`+${code}${national}`));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('isNationalNumber', () => {
  it.each<[string, CountryCode]>([
    ['4155552671', 'US'],
    ['14155552671', 'US'],
    ['02079460958', 'GB'],
    ['0301234567', 'DE'],
    ['0612345678', 'FR'],
    ['0612345678', 'IT'],
    ['612345678', 'ES'],
  ])('knows %s in %s', (digits, country) => {
    expect(isNationalNumber(digits, country)).toBe(isValidPhoneNumber(digits, country));
  });

  it.each<[string, CountryCode]>([
    ['1155552671', 'US'],
    ['0207946095', 'GB'],
    ['06123456789', 'FR'],
    ['61234567', 'ES'],
    ['8100000000', 'BY'],
  ])('refuses %s in %s', (digits, country) => expect(isNationalNumber(digits, country)).toBe(false));

  it('never calls a number valid that libphonenumber refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...getCountries()), fc.stringMatching(/^[0-9]{7,12}$/u), (country, digits) => {
        if (isNationalNumber(digits, country))
          expect([country, digits, isValidPhoneNumber(digits, country)]).toEqual([country, digits, true]);
      }),
      { numRuns: 3_000 },
    );
  });
});
