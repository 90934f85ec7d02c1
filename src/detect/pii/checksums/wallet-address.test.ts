import { describe, expect, it } from 'vitest';
import { BASE58_BITCOIN, BASE58_RIPPLE, decodeBase58, decodeBase58Check } from './base58.ts';
import { hasEip55Case } from './eip55.ts';
import { isSegwitAddress } from './segwit-address.ts';

describe('decodeBase58', () => {
  // Vectors of draft-msporny-base58-03, section 5.
  it.each([
    ['2NEpo7TZRRrLZSi2U', 'Hello World!'],
    ['USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z', undefined],
  ])('reads %s as %j', (text, expected) => {
    const bytes = decodeBase58(text, BASE58_BITCOIN);
    expect(bytes && Buffer.from(bytes).toString()).toBe(expected);
  });

  it('keeps leading zeros and refuses other characters', () => {
    expect(decodeBase58('11233QC4', BASE58_BITCOIN)).toEqual(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd));
    expect(decodeBase58('0OIl', BASE58_BITCOIN)).toBeUndefined();
  });
});

describe('decodeBase58Check', () => {
  it.each([
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', BASE58_BITCOIN, 0],
    ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', BASE58_BITCOIN, 5],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', BASE58_RIPPLE, 0],
  ])('knows the version of %s', (text, alphabet, version) => {
    expect(decodeBase58Check(text, alphabet)?.[0]).toBe(version);
    expect(decodeBase58Check(`${text.slice(0, -1)}x`, alphabet)).toBeUndefined();
  });
});

describe('isSegwitAddress', () => {
  // Vectors of BIP 173 and BIP 350.
  it.each([
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7',
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs',
  ])('accepts %s', (text) => expect(isSegwitAddress(text)).toBe(true));

  it.each([
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh',
    'bc1pw5dgrnzv',
    'bc1rw5uspcuh',
    'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P',
    'tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47',
    'bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'bc1gmk9yu',
  ])('refuses %s', (text) => expect(isSegwitAddress(text)).toBe(false));
});

describe('hasEip55Case', () => {
  // Vectors of EIP-55.
  it.each([
    '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    'dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '52908400098527886E0F7030069857D2E4169EE7',
    'de709f2102306220921060314715629080e2fb77',
  ])('accepts %s', (hex) => expect(hasEip55Case(hex)).toBe(true));

  it.each([
    '5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'fB6916095ca1df60bB79Ce92cE3Ea74c37c5d35A',
    'DbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  ])('refuses %s', (hex) => expect(hasEip55Case(hex)).toBe(false));
});
