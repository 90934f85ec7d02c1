import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../core/errors.ts';
import { nodeKeys, nodeMacDriver } from './mac.ts';
import { edgeKeys, edgeMacDriver } from './mac-edge.ts';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const repeat = (byte: number, count: number): Uint8Array => new Uint8Array(count).fill(byte);
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const SECRET = Uint8Array.from({ length: 32 }, (_, index) => index);

/** RFC 4231, section 4: HMAC-SHA-256. Case 5 is given truncated to 128 bits. */
const RFC_4231 = [
  [1, repeat(0x0b, 20), utf8('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    2,
    utf8('Jefe'),
    utf8('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [3, repeat(0xaa, 20), repeat(0xdd, 50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    4,
    Uint8Array.from({ length: 25 }, (_, index) => index + 1),
    repeat(0xcd, 50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [5, repeat(0x0c, 20), utf8('Test With Truncation'), 'a3b6167473100ee06e0c796c2955552b'],
  [
    6,
    repeat(0xaa, 131),
    utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    7,
    repeat(0xaa, 131),
    utf8(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
] as const;

describe.each([
  ['node', nodeMacDriver, nodeKeys],
  ['edge', edgeMacDriver, edgeKeys],
] as const)('the %s driver', (_name, driver, makeKeys) => {
  it.each(RFC_4231)('computes test case %i of RFC 4231', (_case, key, data, expected) => {
    expect(hex(driver.hmac(key, data)).slice(0, expected.length)).toBe(expected);
  });

  it('derives as test case 3 of RFC 5869 does, which has no salt and no info', () => {
    const expected = '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d';
    expect(hex(driver.hkdf(repeat(0x0b, 22), new Uint8Array(0)))).toBe(expected);
  });

  it('makes the hash that WebCrypto makes with HKDF over the purpose and HMAC', async () => {
    const root = await crypto.subtle.importKey('raw', SECRET, 'HKDF', false, ['deriveBits']);
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('sallyport/mac/1:canary') };
    const key = await crypto.subtle.deriveBits(parameters, root, 256);
    const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const expected = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, utf8('session-1')));
    expect(hex(makeKeys(SECRET).mac('canary', utf8('session-1')))).toBe(hex(expected));
  });

  it('gives equal bytes unrelated hashes under two purposes, and equal hashes under one', () => {
    const keys = makeKeys(SECRET);
    const hash = hex(keys.mac('canary', utf8('a')));
    expect(hex(keys.mac('canary', utf8('a')))).toBe(hash);
    expect(hex(keys.mac('prompt-delimiter', utf8('a')))).not.toBe(hash);
    expect(hex(makeKeys(repeat(1, 32)).mac('canary', utf8('a')))).not.toBe(hash);
  });

  it('keeps its own copy of the secret', () => {
    const secret = Uint8Array.from(SECRET);
    const keys = makeKeys(secret);
    secret.fill(0);
    expect(hex(keys.mac('canary', utf8('a')))).toBe(hex(makeKeys(SECRET).mac('canary', utf8('a'))));
  });

  it('refuses a secret of 31 bytes and takes one of 32', () => {
    expect(() => makeKeys(repeat(1, 31))).toThrow(InvalidOptionsError);
    expect(() => makeKeys('x'.repeat(64) as unknown as Uint8Array)).toThrow(InvalidOptionsError);
    expect(makeKeys(repeat(1, 32)).mac('canary', new Uint8Array(0))).toHaveLength(32);
  });

  it('refuses an empty purpose and one that is too long', () => {
    const keys = makeKeys(SECRET);
    expect(() => keys.mac('', new Uint8Array(0))).toThrow(InvalidOptionsError);
    expect(() => keys.mac('x'.repeat(257), new Uint8Array(0))).toThrow(InvalidOptionsError);
  });
});

describe('both drivers', () => {
  it('agree on every secret, purpose and message', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 100 }),
        fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }),
        fc.uint8Array({ maxLength: 300 }),
        (secret, purpose, bytes) => {
          expect(hex(nodeKeys(secret).mac(purpose, bytes))).toBe(hex(edgeKeys(secret).mac(purpose, bytes)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('go on deriving keys past the number of purposes that are kept', () => {
    const keys = nodeKeys(SECRET);
    for (let index = 0; index < 400; index += 1) {
      const hash = hex(keys.mac(`purpose-${index}`, utf8('a')));
      expect(hex(keys.mac(`purpose-${index}`, utf8('a')))).toBe(hash);
    }
  });
});
