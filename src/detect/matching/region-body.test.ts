import { describe, expect, it } from 'vitest';
import { matcherOf } from './matcher.ts';
import { parsePattern } from './pattern.ts';
import { advanceBody, type Body, type OpenBody } from './region-body.ts';
import type { RuleFacts } from './rule.ts';

const rule: RuleFacts = { id: 'test/region', category: 'secret', score: 1, severity: 'LOW' };

function opened(at: number, lengthMax = 20): OpenBody {
  return { match: { rule, start: 0, end: at, score: 1 }, at, lengthMax };
}

const letters: Body = {
  isBody: (unit) => /[a-z]/u.test(String.fromCharCode(unit)),
  takesWhite: false,
  closer: undefined,
  canClose: () => false,
};
const tagged: Body = {
  isBody: () => true,
  takesWhite: true,
  closer: matcherOf('test/region', parsePattern('test/region', /<\/x>/u, 64), false),
  canClose: (unit) => unit === 0x3c,
};

describe('advanceBody', () => {
  it.each<[string, Body, boolean, number | undefined, number]>([
    ['(abc', letters, false, undefined, 4],
    ['(abc', letters, true, 4, 4],
    ['(abc!', letters, false, 4, 4],
    ['(', letters, false, undefined, 1],
    ['(!', letters, false, 1, 1],
    ['(ab</x>c', tagged, false, 7, 3],
    ['(ab</', tagged, false, undefined, 3],
    ['(ab</', tagged, true, 5, 5],
    ['(ab</y', tagged, false, undefined, 6],
    [`(${'a'.repeat(30)}`, letters, false, 20, 20],
    [`(${'a'.repeat(19)}`, letters, false, 20, 20],
    [`(${'a'.repeat(16)}</x>`, tagged, true, 20, 17],
  ])('in %j, ended %#', (text, body, isEnd, end, at) => {
    const open = opened(1);
    expect(advanceBody(open, body, { text, base: 0 }, isEnd ? 'nothing' : 'more')).toBe(end);
    expect(open.at).toBe(at);
  });

  it('goes on where it stopped, in a window that has lost text on the left', () => {
    const open = opened(1);
    expect(advanceBody(open, letters, { text: '(abc', base: 0 }, 'more')).toBeUndefined();
    expect(advanceBody(open, letters, { text: 'cd!', base: 3 }, 'more')).toBe(5);
  });

  it('goes on behind a barrier when the body takes white space', () => {
    const open = opened(1);
    expect(advanceBody(open, tagged, { text: '(ab', base: 0 }, 'barrier')).toBeUndefined();
    expect(advanceBody(open, tagged, { text: '', base: 3 }, 'barrier')).toBeUndefined();
    expect(advanceBody(open, tagged, { text: 'c</x>d', base: 3 }, 'more')).toBe(8);
  });

  it('ends at a barrier when the body takes no white space', () => {
    expect(advanceBody(opened(1), letters, { text: '(ab', base: 0 }, 'barrier')).toBe(3);
  });

  it('is not ended by a closer with a barrier inside', () => {
    const open = opened(1);
    expect(advanceBody(open, tagged, { text: '(ab</', base: 0 }, 'barrier')).toBeUndefined();
    expect(advanceBody(open, tagged, { text: 'x>c</x>d', base: 5 }, 'more')).toBe(12);
  });

  it('has its greatest length behind barriers, too', () => {
    const open = opened(1);
    expect(advanceBody(open, tagged, { text: '(abcdefghi', base: 0 }, 'barrier')).toBeUndefined();
    expect(advanceBody(open, tagged, { text: 'abcdefghijkl', base: 10 }, 'more')).toBe(20);
    expect(advanceBody(opened(1, 3), tagged, { text: '(ab', base: 0 }, 'barrier')).toBe(3);
  });
});
