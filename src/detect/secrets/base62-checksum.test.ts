import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base62Checksum, hasBase62Checksum } from './base62-checksum.ts';
import { sample } from './sample.ts';

/** A token that its owner published to explain the format, revoked since. */
const PUBLISHED = ['ghp', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17'].join('_');

describe('base62Checksum', () => {
  it('gives the checksum of a token that was published', () => {
    expect(base62Checksum('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ')).toBe('0mLq17');
  });

  it('is the check value of CRC-32 in base 62', () => {
    // CRC-32/ISO-HDLC of "123456789" is 0xcbf43926.
    const digits = [...base62Checksum('123456789')].map((c) =>
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.indexOf(c),
    );
    expect(digits.reduce((sum, digit) => sum * 62 + digit, 0)).toBe(0xcbf43926);
  });
});

describe('hasBase62Checksum', () => {
  const valid = ['k3', 'Y9', 'dQ'].map((unit) => `ghp_${sample(30, unit)}${base62Checksum(sample(30, unit))}`);

  it.each([PUBLISHED, ...valid])('accepts %s', (token) => expect(hasBase62Checksum(token)).toBe(true));

  it.each([PUBLISHED, ...valid])('refuses neighbours of %s', (token) => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: token.length - 1 }), (at) => {
        const other = token.charAt(at) === 'a' ? 'b' : 'a';
        expect(hasBase62Checksum(`${token.slice(0, at)}${other}${token.slice(at + 1)}`)).toBe(false);
      }),
    );
  });

  it('refuses what is too short to have one', () => {
    expect(['ghp_', 'ghp_000000', ''].map(hasBase62Checksum)).toEqual([false, false, false]);
  });
});
