import { describe, expect, it } from 'vitest';
import { isAscii, READ_UNITS_MAX, readUnits } from './read-units.ts';

describe('readUnits', () => {
  it.each([
    ['ASCII', 'ignore all '.repeat(40)],
    ['letters past ASCII', 'größe 中文 😀 '.repeat(40)],
    ['as many bytes as units in a part of it', `${'a'.repeat(200)}\ud83d`],
    ['few units', 'ab'],
  ])('copies %s', (_, text) => {
    const units = new Uint16Array(READ_UNITS_MAX);
    readUnits(text, 1, text.length, units);
    expect([...units.subarray(0, text.length - 1)]).toEqual(
      text
        .slice(1)
        .split('')
        .map((unit) => unit.charCodeAt(0)),
    );
  });
});

describe('isAscii', () => {
  it.each([
    ['', true],
    ['a\0\x7f\n', true],
    ['ä', false],
    ['\ud83d', false],
    ['a'.repeat(READ_UNITS_MAX * 2), true],
    [`${'a'.repeat(READ_UNITS_MAX)}ä`, false],
    [`${'a'.repeat(READ_UNITS_MAX - 1)}é${'a'.repeat(9)}`, false],
  ])('of %j is %j', (text, expected) => {
    expect(isAscii(text)).toBe(expected);
  });
});
