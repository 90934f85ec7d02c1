import { describe, expect, it } from 'vitest';
import { base36Checksum, hasBase36Checksum } from './base36-checksum.ts';
import { sample } from './sample.ts';

describe('base36Checksum', () => {
  it('is the check value of CRC-32 in base 36, of seven characters', () => {
    // CRC-32/ISO-HDLC of "123456789" is 0xcbf43926, of the empty text 0.
    expect(Number.parseInt(base36Checksum('123456789'), 36)).toBe(0xcbf43926);
    expect(base36Checksum('')).toBe('0000000');
  });
});

describe('hasBase36Checksum', () => {
  const body = `glpat-${sample(27)}.0r`;
  const token = `${body}${base36Checksum(body)}`;

  it('accepts a token that ends in it', () => {
    expect(hasBase36Checksum(token)).toBe(true);
  });

  it.each([token.replace('glpat', 'gldt'), token.replace('k3', 'k4'), token.slice(0, -1), `${token}0`])(
    'refuses %s',
    (other) => expect(hasBase36Checksum(other)).toBe(false),
  );
});
