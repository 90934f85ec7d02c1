import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import { canonicalView } from '../../normalize/canonical.ts';
import { findMatches } from '../matching/find-matches.ts';
import { compileRules } from '../matching/rule-set.ts';
import { linkRules } from './link-rules.ts';

const compiled = compileRules(linkRules(['docs.good.test', '*.cdn.good.test', 'bücher.test']), 1_024);

function ids(text: string, threshold = 0): readonly string[] {
  const matches = findMatches(compiled, canonicalView(text)).filter((match) => match.score >= threshold);
  return [...new Set(matches.map((match) => match.rule.id))];
}

describe.each(linkRules([]))('$id', (rule) => {
  it.each(rule.cases.match)('matches %j', (text) => expect(ids(text)).toContain(rule.id));
  it.each(rule.cases.ignore)('ignores %j', (text) => expect(ids(text)).not.toContain(rule.id));
});

describe('linkRules', () => {
  it.each([
    'https://docs.good.test/?data=hunter2',
    '![x](https://docs.good.test/a.png?secret=hunter2)',
    '![x](https://a.cdn.good.test/a.png)',
    '<img src="https://A.B.cdn.good.test/a.png">',
    '[x](//docs.good.test/?secret=hunter2)',
    'https://bücher.test/?data=hunter2',
    'https://xn--bcher-kva.test/?data=hunter2',
    `https://docs.good.test/${'a'.repeat(300)}`,
    'https://ＤＯＣＳ.good.test/?data=hunter2',
  ])('leaves a listed host alone: %j', (text) => expect(ids(text)).toEqual([]));

  it.each([
    'https://docs.good.test@evil.test/?data=hunter2',
    'https://docs.good.test:pw@evil.test/?data=hunter2',
    'https://docs.good.test.evil.test/?data=hunter2',
    'https://docs.good.test./?data=hunter2',
    'https://docs.good.test:8443/?data=hunter2',
    'https://docs%2egood.test/?data=hunter2',
    '[x](https://docs。good.test/?data=hunter2)',
    '![x](https://docs%2egood.test/)',
    '[x](https://docs.good.test\\@evil.test/?data=hunter2)',
    'https://evil.test\\@docs.good.test/?data=hunter2',
    'https://evil.test#@docs.good.test/?data=hunter2',
    'https://evil.test/https://docs.good.test/?data=hunter2',
    'https://cdn.good.test/?data=hunter2',
    'https://evilcdn.good.test/?data=hunter2',
    `https://${'a'.repeat(240)}.a.cdn.good.test/?data=hunter2`,
    `![x](https://${'a.'.repeat(130)}cdn.good.test@evil.test/a)`,
  ])('does not take for a listed host: %j', (text) => {
    expect(ids(text, 0.5).length).toBeGreaterThan(0);
  });

  it.each([
    'Read [the docs](https://docs.test/guide/intro#install) first.',
    'See https://issues.test/browse?id=123&page=2&sort=asc.',
    'Use <https://api.test/v1/items> or http://localhost:3000/health.',
    '| Name | Link |\n|---|---|\n| A | https://a.test/x_(y) |',
    '{"url":"https:\\/\\/docs.test\\/a"}',
    '{"url":"https://docs.test/a","title":"A","tags":["x","y"],"text":"long text without any white space"}',
    '[1]: https://docs.test/a "A"\n[2]: https://docs.test/b',
    'If a < b and c > d then a[i](x) is called.',
    '<p>Hello <b>world</b> <a href="https://docs.test/a?page=2">x</a></p>',
    '文档在https://docs.test/zh/guide。请阅读以后再继续操作下一步骤。',
  ])('acts on nothing in %j', (text) => expect(ids(text, 0.5)).toEqual([]));

  it('ends a URL where the brackets and sentences around it do', () => {
    const text = '(see https://a.test/x_(y)), and https://b.test/z.';
    const found = findMatches(compiled, canonicalView(text)).map((match) => text.slice(match.start, match.end));
    expect(found).toEqual(['https://a.test/x_(y)', 'https://b.test/z']);
  });

  it('takes the backticks behind a match into it, for the code tracker', () => {
    const text = 'Use `![x](https://a.test/)` or `https://a.test/?data=hunter2`.';
    const found = findMatches(compiled, canonicalView(text)).map((match) => text.slice(match.start, match.end));
    expect(found).toContain('![x](https://a.test/)`');
    expect(found).toContain('https://a.test/?data=hunter2`');
  });

  it.each(['', '*', '*.test', 'https://a.test', 'a.test/x', 'a.test:80', 'a b.test', 'jo@a.test', '*.*.a.test'])(
    'refuses %j as an entry',
    (entry) => expect(() => linkRules([entry])).toThrow(InvalidOptionsError),
  );
});
