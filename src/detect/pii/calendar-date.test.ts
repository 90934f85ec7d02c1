import { describe, expect, it } from 'vitest';
import { isCalendarDate, isShortDate } from './calendar-date.ts';

describe('isCalendarDate', () => {
  it.each([
    [2024, 2, 29],
    [2000, 2, 29],
    [2023, 12, 31],
    [1999, 4, 30],
  ])('accepts %d-%d-%d', (year, month, day) => expect(isCalendarDate(year, month, day)).toBe(true));

  it.each([
    [2023, 2, 29],
    [1900, 2, 29],
    [2023, 4, 31],
    [2023, 13, 1],
    [2023, 0, 1],
    [2023, 1, 0],
  ])('refuses %d-%d-%d', (year, month, day) => expect(isCalendarDate(year, month, day)).toBe(false));
});

describe('isShortDate', () => {
  it.each(['000229', '991231', '240115'])('accepts %s', (digits) => expect(isShortDate(digits)).toBe(true));
  it.each(['010229', '991301', '240100'])('refuses %s', (digits) => expect(isShortDate(digits)).toBe(false));
});
