import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../core/errors.ts';
import { SEAL_BOUNDS, type SealContext, seal, UnsealError, unseal } from './seal.ts';

const KEY = new Uint8Array(32).map((_, index) => index);
const CONTEXT: SealContext = { owner: 'owner-1', name: 'notes', kind: 'memory' };
const TEXT = new TextEncoder().encode('the launch is on the ninth');

function expectRefused(sealed: Uint8Array, context = CONTEXT, key = KEY): void {
  expect(() => unseal(key, sealed, context)).toThrow(UnsealError);
}

describe('a sealed value', () => {
  it('opens with its key for its context', () => {
    const sealed = seal(KEY, TEXT, CONTEXT);
    expect(sealed).toHaveLength(TEXT.length + SEAL_BOUNDS.overheadBytes);
    expect(unseal(KEY, sealed, CONTEXT)).toEqual(TEXT);
    expect(Buffer.from(sealed).includes('launch')).toBe(false);
  });

  it('opens for every value and context', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), text, text, text, (plaintext, owner, name, kind) => {
        expect(unseal(KEY, seal(KEY, plaintext, { owner, name, kind }), { owner, name, kind })).toEqual(plaintext);
      }),
      { numRuns: 200 },
    );
  });

  it('is AES-256-GCM as node:crypto makes it', () => {
    const sealed = seal(KEY, TEXT, CONTEXT);
    const cipher = createCipheriv('aes-256-gcm', KEY, sealed.subarray(1, 13));
    const aad = ['sallyport/seal/1', 'owner-1', 'notes', 'memory'].map((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return Buffer.concat([length, Buffer.from(part, 'utf16le').swap16()]);
    });
    const ciphertext = cipher.setAAD(Buffer.concat(aad)).update(TEXT);
    cipher.final();
    const expected = Buffer.concat([Buffer.of(1), sealed.subarray(1, 13), cipher.getAuthTag(), ciphertext]);
    expect(Buffer.compare(sealed, expected)).toBe(0);
  });

  it('is refused with any one of its bits changed', () => {
    const sealed = seal(KEY, TEXT, CONTEXT);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expectRefused(changed);
    }
  });

  it('is refused cut short or made longer at any place', () => {
    const sealed = seal(KEY, TEXT, CONTEXT);
    for (let length = 0; length < sealed.length; length += 1) expectRefused(sealed.subarray(0, length));
    expectRefused(Uint8Array.from([...sealed, 0]));
    expectRefused(sealed.subarray(1));
    expectRefused('text' as unknown as Uint8Array);
  });

  it.each<[string, Partial<SealContext>]>([
    ['another owner', { owner: 'owner-2' }],
    ['another name', { name: 'note' }],
    ['another kind', { kind: 'vault' }],
    ['owner and name swapped', { owner: 'notes', name: 'owner-1' }],
    ['a border between owner and name that has moved', { owner: 'owner-1n', name: 'otes' }],
    ['a lone surrogate at the end of the owner', { owner: 'owner-1\uD800' }],
  ])('is refused for %s', (_name, change) => {
    expectRefused(seal(KEY, TEXT, CONTEXT), { ...CONTEXT, ...change });
  });

  it('tells lone surrogates and replacement characters apart', () => {
    expectRefused(seal(KEY, TEXT, { ...CONTEXT, owner: '\uD800' }), { ...CONTEXT, owner: '\uFFFD' });
  });

  it('is refused with another key, in the same words as anything else', () => {
    const sealed = seal(KEY, TEXT, CONTEXT);
    const failures = [
      () => unseal(new Uint8Array(32), sealed, CONTEXT),
      () => unseal(KEY, sealed, { ...CONTEXT, owner: 'x' }),
      () => unseal(KEY, Uint8Array.of(2, ...sealed.subarray(1)), CONTEXT),
      () => unseal(KEY, new Uint8Array(0), CONTEXT),
    ].map((attempt) => {
      try {
        attempt();
      } catch (error) {
        return error instanceof UnsealError ? [error.code, error.message, error.cause] : error;
      }
      return 'opened';
    });
    expect(failures.map((failure) => JSON.stringify(failure))).toEqual(new Array(4).fill(JSON.stringify(failures[0])));
    expect(failures[0]).toEqual(['UNSEAL_FAILED', expect.any(String), undefined]);
  });

  it('has another nonce each time, and so another ciphertext', () => {
    const nonces = new Set<string>();
    for (let index = 0; index < 20_000; index += 1) {
      nonces.add(Buffer.from(seal(KEY, TEXT, CONTEXT).subarray(1, 13)).toString('hex'));
    }
    expect(nonces.size).toBe(20_000);
    const [a, b] = [seal(KEY, TEXT, CONTEXT), seal(KEY, TEXT, CONTEXT)];
    expect(Buffer.compare(a.subarray(29), b.subarray(29))).not.toBe(0);
  });
});

describe('sealing', () => {
  it.each([0, 16, 31, 33])('refuses a key of %d bytes', (length) => {
    expect(() => seal(new Uint8Array(length), TEXT, CONTEXT)).toThrow(InvalidOptionsError);
    expect(() => unseal(new Uint8Array(length), seal(KEY, TEXT, CONTEXT), CONTEXT)).toThrow(InvalidOptionsError);
  });

  it('takes an empty value, and none that is too long', () => {
    expect(unseal(KEY, seal(KEY, new Uint8Array(0), CONTEXT), CONTEXT)).toEqual(new Uint8Array(0));
    const tooLong = new Uint8Array(SEAL_BOUNDS.plaintextBytesMax + 1);
    expect(() => seal(KEY, tooLong, CONTEXT)).toThrow(InvalidOptionsError);
  });
});
