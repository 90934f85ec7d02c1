import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Principal } from '../core/segment.ts';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { deriveCanary } from './canary.ts';

const keys = edgeKeys(new Uint8Array(32).fill(1));
const principal: Principal = { tenant: 'acme', user: 'u-1', session: 's-1' };

describe('deriveCanary', () => {
  it('is 26 letters, the same for every call of a session', () => {
    expect(deriveCanary(keys, principal)).toMatch(/^[a-z]{26}$/u);
    expect(deriveCanary(keys, { ...principal })).toBe(deriveCanary(keys, principal));
  });

  it('is another one for another key', () => {
    expect(deriveCanary(edgeKeys(new Uint8Array(32).fill(2)), principal)).not.toBe(deriveCanary(keys, principal));
  });

  it.each<[string, Principal, Principal]>([
    ['session', principal, { ...principal, session: 's-2' }],
    ['border between the parts', { tenant: 'a', user: 'bc', session: 'd' }, { tenant: 'ab', user: 'c', session: 'd' }],
    ['lone surrogate', { ...principal, user: '\ud800' }, { ...principal, user: '\ud801' }],
    ['case', principal, { ...principal, user: 'U-1' }],
  ])('is another one for another %s', (_what, one, other) => {
    expect(deriveCanary(keys, one)).not.toBe(deriveCanary(keys, other));
  });

  it('is another one for every other principal', () => {
    const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 });
    const principals = fc.record({ tenant: id, user: id, session: id });
    fc.assert(
      fc.property(principals, principals, (one, other) => {
        const areSame = one.tenant === other.tenant && one.user === other.user && one.session === other.session;
        expect(deriveCanary(keys, one) === deriveCanary(keys, other)).toBe(areSame);
      }),
    );
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(10_241)],
    ['no string', 1 as unknown as string],
  ])('refuses an id that is %s', (_what, id) => {
    expect(() => deriveCanary(keys, { ...principal, session: id })).toThrow(InvalidOptionsError);
  });
});
