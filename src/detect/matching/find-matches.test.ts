import { describe, expect, it } from 'vitest';
import { findMatches } from './find-matches.ts';
import type { Rule, SpanRule } from './rule.ts';
import { compileRules } from './rule-set.ts';

function span(id: string, pattern: RegExp): SpanRule {
  return { kind: 'span', id, category: 'pii', score: 0.5, severity: 'LOW', pattern };
}

function found(rules: readonly Rule[], text: string, barriers: readonly number[] = []): readonly string[] {
  const matches = findMatches(compileRules(rules, 1_024), { name: 'canonical', text, barriers });
  return matches.map(({ rule, start, end }) => `${rule.id} ${start}-${end}`);
}

describe('findMatches', () => {
  it('sorts by start, then longest first, then id', () => {
    const rules = [span('b', /ab/u), span('a', /ab/u), span('c', /abc/u), span('d', /b/u)];
    expect(found(rules, 'xabc')).toEqual(['c 1-4', 'a 1-3', 'b 1-3', 'd 2-3']);
  });

  it('leaves out what only leads to a match, and goes on behind the match', () => {
    const rule: SpanRule = { ...span('a', /k=\d{1,2}/u), lead: () => 2 };
    expect(found([rule], 'k=12k=34')).toEqual(['a 2-4', 'a 6-8']);
  });

  it('finds nothing that crosses a barrier', () => {
    expect(found([span('a', /ab/u)], 'abab', [1])).toEqual(['a 2-4']);
    expect(found([span('a', /ab/u)], 'abab', [2])).toEqual(['a 0-2', 'a 2-4']);
  });

  it('sees nothing on the other side of a barrier', () => {
    expect(found([span('a', /(?<!x)a(?!y)/u)], 'xay', [1, 2])).toEqual(['a 1-2']);
    expect(found([span('a', /(?<!x)a(?!y)/u)], 'xay')).toEqual([]);
  });

  it('ends a region without white space and an entity at a barrier', () => {
    const region: Rule = {
      kind: 'region',
      id: 'r',
      category: 'secret',
      score: 0.5,
      severity: 'LOW',
      opener: /a/u,
      body: /[b]/u,
      lengthMax: 300,
    };
    const names: Rule = {
      kind: 'token',
      id: 't',
      category: 'pii',
      score: 0.5,
      severity: 'LOW',
      lookahead: 0,
      initial: 0,
      tag: (state) => ({ tag: 'inside', state }),
    };
    expect(found([region], 'abbbb', [3])).toEqual(['r 0-3']);
    expect(found([{ ...region, body: /[b ]/u }], 'abbbb', [1, 3])).toEqual(['r 0-5']);
    expect(found([names], 'x y z', [2])).toEqual(['t 0-1', 't 2-5']);
  });

  it('takes barriers at the ends of the text and one after the other', () => {
    expect(found([span('a', /ab/u)], 'ab', [0, 0, 2, 2])).toEqual(['a 0-2']);
    expect(found([span('a', /ab/u)], '', [0])).toEqual([]);
  });

  it('runs all kinds of rules together', () => {
    const meter: Rule = {
      kind: 'meter',
      id: 'm',
      category: 'leakage',
      score: 0.5,
      severity: 'LOW',
      open: () => ({ write: (text, offset) => [{ start: offset, end: offset + text.length }], holdFrom: undefined }),
    };
    expect(found([span('a', /b/u), meter], 'abc', [2])).toEqual(['m 0-2', 'a 1-2', 'm 2-3']);
  });
});
