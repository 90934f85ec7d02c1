import { describe, expect, it } from 'vitest';
import { InvalidRuleError } from '../../core/errors.ts';
import { findMatches } from './find-matches.ts';
import type { RegionRule, Rule, SpanRule } from './rule.ts';
import { compileRules, REGION_LENGTH_MAX } from './rule-set.ts';

function span(id: string, pattern: RegExp, linear?: boolean): SpanRule {
  return {
    kind: 'span',
    id,
    category: 'pii',
    score: 0.5,
    severity: 'LOW',
    pattern,
    ...(linear !== undefined && { linear }),
  };
}

function region(facts: Partial<RegionRule>): RegionRule {
  return {
    kind: 'region',
    id: 'r',
    category: 'secret',
    score: 0.5,
    severity: 'LOW',
    opener: /a/u,
    body: /b/u,
    lengthMax: 300,
    ...facts,
  };
}

describe('compileRules', () => {
  it.each<[string, readonly Rule[], RegExp]>([
    ['two rules of one id', [span('a', /a/u), span('a', /b/u)], /rule "a": another rule has the same id/u],
    [
      'a span that is longer than a stream may hold',
      [span('a', /a{1,65}/u)],
      /may have 65 UTF-16 units, the limit is 64/u,
    ],
    ['an opener above 256 units', [region({ opener: /a{257}/u })], /the limit is 256/u],
    ['a closer above 64 units', [region({ closer: /a{65}/u })], /the limit is 64/u],
    ['a body that is more than one class', [region({ body: /bc/u })], /one character class|the limit is 2/u],
    ['a body of alternatives', [region({ body: /b|c/u })], /one character class/u],
    ['a body that repeats', [region({ body: /b{1,2}/u })], /one character class/u],
    ['a region that is no longer than an opener', [region({ lengthMax: 256 })], /lengthMax must be above 256/u],
    ['a region without a sane end', [region({ lengthMax: REGION_LENGTH_MAX + 1 })], /at most 65536 units/u],
    ['a linear pattern with look-around', [span('a', /(?<!b)a/u, true)], /not available to users' patterns/u],
  ])('refuses %s', (_, rules, message) => {
    expect(() => compileRules(rules, 64)).toThrow(InvalidRuleError);
    expect(() => compileRules(rules, 64)).toThrow(message);
  });

  it('takes the same rules where the span is allowed and the ids differ', () => {
    expect(compileRules([span('a', /a{1,65}/u), span('b', /a{1,65}/u), region({})], 65).spans).toHaveLength(3);
  });

  it('gives a linear rule the engine for users', () => {
    const rules = compileRules([span('a', /\ba\d/u, true), span('b', /\ba\d/u)], 64);
    expect(findMatches(rules, { name: 'canonical', text: 'a1 ba2', barriers: [] })).toHaveLength(2);
    expect(rules.spans[0]?.matcher).not.toBe(rules.spans[1]?.matcher);
  });

  it('lets a closer begin with a character past ASCII', () => {
    const rules = compileRules([region({ opener: /「/u, body: /[^\n]/u, closer: /」/u })], 64);
    expect(findMatches(rules, { name: 'canonical', text: '「あ」い', barriers: [] })).toMatchObject([
      { start: 0, end: 3 },
    ]);
  });

  it('holds nothing when there are no rules', () => {
    expect(findMatches(compileRules([], 64), { name: 'canonical', text: 'abc', barriers: [1] })).toEqual([]);
  });
});
