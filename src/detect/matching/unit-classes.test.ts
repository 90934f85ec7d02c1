import { describe, expect, it } from 'vitest';
import { type UnitTest, unitClasses } from './unit-classes.ts';

const digits: UnitTest = { takes: (unit) => unit >= 0x30 && unit <= 0x39, beyondAscii: new Set() };
const even: UnitTest = { takes: (unit) => unit % 2 === 0, beyondAscii: undefined };

describe('unitClasses', () => {
  it('gives two units one class exactly when every test answers alike', () => {
    const classes = unitClasses([digits, even]);
    expect(classes.of(0x30)).toBe(classes.of(0x32));
    expect(classes.of(0x30)).not.toBe(classes.of(0x31));
    expect(classes.of(0x30)).not.toBe(classes.of(0x40));
    expect(classes.of(0x4e00)).toBe(classes.of(0x4e02));
    expect(classes.of(0x4e00)).not.toBe(classes.of(0x4e01));
  });

  it('shows in its table what has been met and 0 for what has not', () => {
    const classes = unitClasses([even]);
    expect(classes.table[0x41]).toBe(0);
    expect(classes.of(0x41)).toBe(classes.table[0x41]);
    expect(classes.table[0x41]).toBeGreaterThan(0);
  });

  it('tells high from low surrogates, and both from other units', () => {
    const classes = unitClasses([]);
    expect(new Set([0x41, 0xd83d, 0xde00].map((unit) => classes.of(unit))).size).toBe(3);
    expect(classes.of(0xd83d)).toBe(classes.of(0xd801));
  });
});
