import { describe, expect, it } from 'vitest';
import { bech32Checksum, readBech32 } from './bech32.ts';

describe('readBech32', () => {
  // BIP 173, section "Test vectors".
  it.each([
    'A12UEL5L',
    'a12uel5l',
    'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw',
    'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
    '?1ezyfcl',
  ])('accepts %s', (text) => expect(readBech32(text)?.remainder).toBe(1));

  it.each([
    'A12UEL5l',
    'A1G7SGD8',
    'pzry9x0s0muk',
    '1pzry9x0s0muk',
    'x1b4n0q5v',
    'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxq',
    '',
  ])('refuses %j', (text) => expect(readBech32(text)?.remainder).not.toBe(1));
});

describe('bech32Checksum', () => {
  it('closes a published text', () => {
    expect(bech32Checksum('abcdef', 'qpzry9x8gf2tvdw0s3jn54khce6mua7l')).toBe('mqqqxw');
  });
});
