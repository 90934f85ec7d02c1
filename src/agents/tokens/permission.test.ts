import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, isPermission, isSubset } from './permission.ts';

describe('isPermission', () => {
  it.each(['files:read', '*:*', 'mail:drafts:send', 'a:b:c:d:e:f:g:h', 'db-1:row_2'])('takes %j', (text) => {
    expect(isPermission(text)).toBe(true);
  });

  it.each(['', 'files', 'files:', ':read', 'Files:read', 'files:re*', 'files:**', 'files: read', 'fíles:read'])(
    'refuses %j',
    (text) => expect(isPermission(text)).toBe(false),
  );

  it('refuses nine segments and a segment of 65 characters', () => {
    expect(isPermission('a:b:c:d:e:f:g:h:i')).toBe(false);
    expect(isPermission(`a:${'b'.repeat(65)}`)).toBe(false);
  });
});

describe('covers', () => {
  it.each([
    ['files:read', 'files:read'],
    ['files:*', 'files:read'],
    ['*:read', 'files:read'],
    ['*:*', '*:*'],
    ['files:*', 'files:*'],
  ])('%j covers %j', (granted, wanted) => expect(covers(granted, wanted)).toBe(true));

  it.each([
    ['files:read', 'files:*'],
    ['files:*', 'files:reports:read'],
    ['files:*', '*:*'],
    ['files:read', 'files:write'],
    ['*:*', 'FILES:READ'],
    ['**', 'files:read'],
    ['', ''],
  ])('%j does not cover %j', (granted, wanted) => expect(covers(granted, wanted)).toBe(false));
});

const segment = fc.constantFrom('*', 'a', 'b', 'c');
const permission = fc.array(segment, { minLength: 2, maxLength: 4 }).map((segments) => segments.join(':'));
const concrete = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 4 }).map((all) => all.join(':'));

it('never lets a subset do what the whole may not', () => {
  fc.assert(
    fc.property(fc.array(permission), fc.array(permission), concrete, (granted, narrower, call) => {
      if (isSubset(narrower, granted) && isSubset([call], narrower)) expect(isSubset([call], granted)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
