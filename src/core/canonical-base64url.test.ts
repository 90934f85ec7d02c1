import { describe, expect, it } from 'vitest';
import { isCanonicalBase64url } from './canonical-base64url.ts';

describe('isCanonicalBase64url', () => {
  it.each(['', 'A', 'AB', 'AAB', 'AA=', 'A A', 'AA+A', 'AAAAA'])('refuses %j', (text) => {
    expect(isCanonicalBase64url(text)).toBe(false);
  });

  it('takes what an encoder writes', () => {
    for (let length = 1; length < 40; length++) {
      expect(
        isCanonicalBase64url(Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64url')),
      ).toBe(true);
    }
  });
});
