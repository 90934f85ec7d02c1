import { expect, it } from 'vitest';
import { isEqualInConstantTime, sha256 } from './digest.ts';

it('computes the example of FIPS 180-4', () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(Buffer.from(sha256('abc')).toString('hex')).toBe(expected);
  expect(sha256(new TextEncoder().encode('abc'))).toEqual(sha256('abc'));
});

it('tells equal bytes from others, of the same length or not', () => {
  expect(isEqualInConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(isEqualInConstantTime(new Uint8Array(0), new Uint8Array(0))).toBe(true);
  expect(isEqualInConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(isEqualInConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});
