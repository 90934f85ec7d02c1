import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthPrefixed } from './length-prefixed.ts';

const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
  .map((units) => String.fromCharCode(...units));

it('writes lengths and code units', () => {
  expect(Buffer.from(lengthPrefixed(['a\uD800', ''])).toString('hex')).toBe('000000020061d80000000000');
  expect(lengthPrefixed([])).toHaveLength(0);
});

it.each([
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [
    ['a', ''],
    ['', 'a'],
  ],
  [['a'], ['a', '']],
  [['\uD800'], ['\uFFFD']],
  [['\uD800', '\uDC00'], ['\u{10000}']],
  [['\0\0'], ['\0', '\0']],
])('tells %j from %j', (a, b) => {
  expect(Buffer.compare(lengthPrefixed(a), lengthPrefixed(b))).not.toBe(0);
});

it('has one list for each bytes', () => {
  fc.assert(
    fc.property(fc.array(anyUnits, { maxLength: 4 }), fc.array(anyUnits, { maxLength: 4 }), (a, b) => {
      const isSame = a.length === b.length && a.every((part, index) => part === b[index]);
      expect(Buffer.compare(lengthPrefixed(a), lengthPrefixed(b)) === 0).toBe(isSame);
    }),
    { numRuns: 500 },
  );
});
