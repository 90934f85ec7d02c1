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
  closer: undefined,
  canClose: () => false,
};
const tagged: Body = {
  isBody: () => true,
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
    expect(advanceBody(open, body, { text, base: 0 }, isEnd)).toBe(end);
    expect(open.at).toBe(at);
  });

  it('goes on where it stopped, in a window that has lost text on the left', () => {
    const open = opened(1);
    expect(advanceBody(open, letters, { text: '(abc', base: 0 }, false)).toBeUndefined();
    expect(advanceBody(open, letters, { text: 'cd!', base: 3 }, false)).toBe(5);
  });
});
