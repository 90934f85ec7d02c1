import { isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { nodeKeys } from '../crypto/mac.ts';
import { fakeValue } from './fakes.ts';

const keys = nodeKeys(new Uint8Array(32).fill(7));
const other = nodeKeys(new Uint8Array(32).fill(8));

describe('fakeValue', () => {
  it.each<[string, string, RegExp]>([
    ['PERSON', 'Ana Ruiz', /^[A-Z][a-z]+ [A-Z][a-z]+$/u],
    ['PERSON', 'Ana', /^[A-Z][a-z]+$/u],
    ['EMAIL_ADDRESS', 'ana@example.org', /^[a-z]+\.[a-z]+\d+@example\.com$/u],
    ['PHONE_NUMBER', '+49 30 1234567', /^\+1 202-555-01\d\d$/u],
    ['CREDIT_CARD', '4012888888881881', /^400000\d{10}$/u],
    ['US_SSN', '536-22-8726', /^987-65-432\d$/u],
    ['IP_ADDRESS', '10.1.2.3', /^203\.0\.113\.\d+$/u],
    ['IP_ADDRESS', 'fe80::1', /^2001:db8::[\da-f]+$/u],
    ['URL', 'https://acme.org/x', /^https:\/\/example\.com\/\d{6}$/u],
    ['LOCATION', '12 Hill Rd, Leeds', /^\d+ Example Street, [A-Z]/u],
    ['ORGANIZATION', 'Acme', /^[A-Z]/u],
    ['DATE_TIME', '12 March 2024', /^20\d\d-0\d-\d\d$/u],
    ['UK_NINO', 'AB 12 34 56 C', /^[A-Z]{2} \d\d \d\d \d\d [A-Z]$/u],
  ])('makes up a %s', (entity, value, shape) => {
    const fake = fakeValue(value, entity, keys);
    expect(fake).toMatch(shape);
    expect(fakeValue(value, entity, keys)).toBe(fake);
  });

  it('depends on the key and on the value', () => {
    expect(fakeValue('DE1234', 'US_PASSPORT', keys)).not.toBe(fakeValue('DE1234', 'US_PASSPORT', other));
    expect(fakeValue('DE1234', 'US_PASSPORT', keys)).not.toBe(fakeValue('DE1235', 'US_PASSPORT', keys));
  });

  it.each(['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819'])('makes an IBAN that checks of %s', (iban) => {
    const fake = fakeValue(iban, 'IBAN_CODE', keys);
    expect(isValidIBAN(fake)).toBe(true);
    expect(fake.slice(0, 2)).toBe(iban.slice(0, 2));
  });

  it('makes cards whose check digit is right', () => {
    for (let i = 0; i < 50; i++) {
      const digits = [...fakeValue(`card ${i}`, 'CREDIT_CARD', keys)].reverse().map(Number);
      const sum = digits.reduce(
        (all, digit, at) => all + (at % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit),
        0,
      );
      expect(sum % 10).toBe(0);
    }
  });
});
