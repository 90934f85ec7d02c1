import { describe, expect, it } from 'vitest';
import { UsageError } from './exit.ts';
import { readMoment } from './read-moment.ts';

const NOW_MS = Date.parse('2026-01-31T12:00:00Z');
const since = (text: string): number => readMoment(text, { flag: '--since', nowMs: NOW_MS, direction: -1 });

describe('readMoment', () => {
  it.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['1w', 604_800_000],
  ])('reads %s as so long ago, or from now on', (text, ms) => {
    expect(since(text)).toBe(NOW_MS - ms);
    expect(readMoment(text, { flag: '--expires', nowMs: NOW_MS, direction: 1 })).toBe(NOW_MS + ms);
  });

  it('reads ISO times, and those without an offset as times of this machine', () => {
    expect(since('2026-01-31T08:30:00Z')).toBe(Date.parse('2026-01-31T08:30:00Z'));
    expect(since('2026-01-31T08:30+02:00')).toBe(Date.parse('2026-01-31T06:30:00Z'));
    expect(since('2026-01-31')).toBe(new Date(2026, 0, 31).getTime());
  });

  it.each(['', 'yesterday', '15', '-2h', '1.5h', '2h30m', '2026-13-01', '2026', '999999999w', '99999999999d'])(
    'refuses %j and says what a moment looks like',
    (text) => {
      expect(() => since(text)).toThrow(UsageError);
      expect(() => since(text)).toThrow(/^--since must be a duration such as 15m, 2h or 7d/u);
    },
  );
});
