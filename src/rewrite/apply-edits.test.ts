import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../core/errors.ts';
import { applyEdits } from './apply-edits.ts';

const edit = (
  start: number,
  end: number,
  replacement: string,
): { start: number; end: number; replacement: string } => ({
  start,
  end,
  replacement,
});

const LONE_SURROGATE = /\p{Cs}/u;

describe('applyEdits', () => {
  it.each<[what: string, text: string, edits: readonly ReturnType<typeof edit>[], expected: string]>([
    ['nothing', 'as it is', [], 'as it is'],
    ['one in the middle', 'to ann@x.com now', [edit(3, 12, '<EMAIL>')], 'to <EMAIL> now'],
    ['at both ends', 'abc', [edit(0, 1, 'X'), edit(2, 3, 'Y')], 'XbY'],
    ['two that touch', 'abcd', [edit(0, 2, 'X'), edit(2, 4, 'Y')], 'XY'],
    ['an insertion', 'ab', [edit(1, 1, '-')], 'a-b'],
    ['everything', 'abc', [edit(0, 3, '')], ''],
    ['half of a surrogate pair, which takes all of it', 'a😀b', [edit(2, 3, 'X')], 'aXb'],
    ['the first half', 'a😀b', [edit(1, 2, 'X')], 'aXb'],
    ['a letter without its mark, which goes with it', 'ae\u0301\u0323b', [edit(1, 2, 'X')], 'aXb'],
    ['a mark without its letter', 'ae\u0301b', [edit(2, 3, 'X')], 'aXb'],
    ['two that meet by being widened', 'e\u0301\u0301b', [edit(0, 2, 'X'), edit(2, 3, 'Y')], 'XYb'],
    ['lone surrogates', '\ud800a\udc00', [edit(1, 2, 'X')], '\ud800X\udc00'],
  ])('makes the edits: %s', (_what, text, edits, expected) => {
    expect(applyEdits(text, edits)).toBe(expected);
  });

  it.each([
    ['overlap', [edit(0, 3, ''), edit(2, 4, '')]],
    ['out of order', [edit(3, 4, ''), edit(0, 1, '')]],
    ['beyond the end', [edit(3, 6, '')]],
    ['before the beginning', [edit(-1, 2, '')]],
    ['backwards', [edit(3, 2, '')]],
    ['not a number', [edit(Number.NaN, 2, '')]],
    ['between units', [edit(0.5, 2, '')]],
  ])('refuses edits that are wrong: %s', (_what, edits) => {
    expect(() => applyEdits('abcde', edits)).toThrow(InvalidOptionsError);
  });

  it('leaves all text outside of the ranges, and nothing of what is inside', () => {
    const cuts = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 })), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (parts) => {
        const edits: ReturnType<typeof edit>[] = [];
        let text = '';
        let expected = '';
        for (const [kept, cut] of parts) {
          text += 'k'.repeat(kept);
          edits.push(edit(text.length, text.length + cut, '|'));
          text += 'c'.repeat(cut);
          expected += `${'k'.repeat(kept)}|`;
        }
        expect(applyEdits(text, edits)).toBe(expected);
      }),
    );
  });

  it('makes no lone surrogate of a text without one', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((one) => !LONE_SURROGATE.test(one));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (one, a, b) => {
        const [start = 0, end = 0] = [a % (one.length + 1), b % (one.length + 1)].sort((x, y) => x - y);
        fc.pre(start < end);
        expect(applyEdits(one, [edit(start, end, 'X')])).not.toMatch(LONE_SURROGATE);
      }),
    );
  });

  it('takes no more than 64 marks of a pile of 100,000', () => {
    const text = `e${'\u0301'.repeat(100_000)}b`;
    expect(applyEdits(text, [edit(0, 1, 'X')])).toHaveLength(1 + 100_000 - 64 + 1);
  });
});
