import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_FEATURES, FEW_FEATURES, placesOf, randomPattern, randomText } from '../../../test/random-pattern.ts';
import { InvalidRuleError } from '../../core/errors.ts';
import { matcherOf } from './matcher.ts';
import { parsePattern } from './pattern.ts';

const ID = 'test/pattern';

/** As a literal this flag needs a later target than ours. */
const SETS = 'v';

describe('parsePattern', () => {
  it.each<[RegExp, number]>([
    [/abc/u, 3],
    [/a{2,5}b/u, 6],
    [/(?:ab|c){1,3}?/u, 6],
    [/\d{4}\s{0,2}\w/u, 7],
    [/\p{L}{3}/u, 6],
    [/[^a]/u, 2],
    [/./u, 2],
    [/\S\D\W/u, 6],
    [/[a-z]/u, 1],
    [/[a-z😀]/u, 2],
    [/[\u{10000}-\u{10010}]/u, 2],
    [/[\p{L}1]/u, 2],
    [/😀/u, 2],
    [/(?<!a)b(?=c)\b/u, 1],
    [/(?<word>ab){2}/u, 4],
  ])('counts the longest match of %s as %d UTF-16 units', (regex, lengthMax) => {
    expect(parsePattern(ID, regex, 1_024).lengthMax).toBe(lengthMax);
  });

  it.each<[RegExp | string, RegExp]>([
    [/a/g, /flags must be "u" or "iu", not "g"/u],
    [/a/, /flags/u],
    [/a/gu, /flags/u],
    [/a/uy, /flags/u],
    [/a/mu, /flags/u],
    [/a/su, /flags/u],
    [/a/du, /flags/u],
    [/a/i, /flags/u],
    [new RegExp('[a--b]', SETS), /flags/u],
    [/ab*/u, /quantifier \* has no upper bound/u],
    [/ab+?/u, /quantifier \+\? has no upper bound/u],
    [/a(?:b{2,}){3}/u, /quantifier \{2,\} has no upper bound/u],
    [/(a)\1/u, /back-references/u],
    [/(?<x>a)\k<x>/u, /back-references/u],
    [/a(?=bc)/u, /one character only/u],
    [/(?<!ab)c/u, /one character only/u],
    [/(?<=a{2})c/u, /one character only/u],
    [/a(?!b|cd)/u, /one character only/u],
    [/^a/u, /\^ and \$ are not known on a stream/u],
    [/a$/u, /\^ and \$/u],
    [/a{0,3}/u, /matches the empty text/u],
    [/(?:a|)/u, /matches the empty text/u],
    [/\b(?=a)/u, /matches the empty text/u],
    [/a{1025}/u, /may have 1025 UTF-16 units, the limit is 1024/u],
    [/(?:.{1,30}){1,20}/u, /may have 1200 UTF-16 units/u],
  ])('refuses %s', (regex, message) => {
    expect(() => parsePattern(ID, regex as RegExp, 1_024)).toThrow(InvalidRuleError);
    expect(() => parsePattern(ID, regex as RegExp, 1_024)).toThrow(message);
  });

  it('refuses inline modifiers, which not every platform has', () => {
    const regex = { source: '(?i:a)b', flags: 'u' } as RegExp;
    expect(() => parsePattern(ID, regex, 1_024)).toThrow(/inline modifiers/u);
  });

  it('refuses syntax that it does not know', () => {
    const regex = { source: '(?~a)', flags: 'u' } as RegExp;
    expect(() => parsePattern(ID, regex, 1_024)).toThrow(/syntax that is not known/u);
  });

  it('keeps to the limit of each call, although it parses an expression once', () => {
    const regex = /a{1,100}/u;
    expect(parsePattern(ID, regex, 100)).toBe(parsePattern(ID, regex, 200));
    expect(() => parsePattern(ID, regex, 99)).toThrow(/the limit is 99/u);
  });
});

describe('the partial form', () => {
  const touches = (regex: RegExp, text: string, at = 0): boolean =>
    matcherOf(ID, parsePattern(ID, regex, 1_024), false).touchesEnd(text, at);

  it.each<[RegExp, string, boolean]>([
    [/abc/u, 'a', true],
    [/abc/u, 'ab', true],
    [/abc/u, 'ax', false],
    [/abc/u, 'abc', true],
    [/abc/u, 'abcd', false],
    [/abc\b/u, 'abc', true],
    [/a{1,3}/u, 'aa', true],
    [/a{1,3}/u, 'aab', false],
    [/ab(?<=b)c/u, 'a', true],
    [/ab(?<=b)c/u, 'ab', true],
    [/a(?!b)/u, 'a', true],
    [/a(?!b)/u, 'ac', false],
    [/(?:x|ab)c/u, 'a', true],
    [/(?:x|ab)c/u, 'xa', false],
  ])('of %s: text after %j may change the answer: %j', (regex, text, answer) => {
    expect(touches(regex, text)).toBe(answer);
  });

  it.each([
    ['many', ALL_FEATURES],
    ['few', FEW_FEATURES],
  ])('touches the end of the text wherever more text can change the answer (%s characters)', (_, features) => {
    const texts = fc.tuple(randomText(8, features), randomText(4, features));
    fc.assert(
      fc.property(randomPattern(features), texts, (regex, [text, more]) => {
        const matcher = matcherOr(regex);
        for (const at of placesOf(text)) {
          const changes = matcher !== undefined && matcher.matchEnd(text, at) !== matcher.matchEnd(text + more, at);
          if (changes && !matcher.touchesEnd(text, at)) return false;
        }
        return true;
      }),
      { numRuns: 2_000 },
    );
  });

  /** Patterns that match the empty text are refused: there is nothing to try. */
  function matcherOr(regex: RegExp): ReturnType<typeof matcherOf> | undefined {
    try {
      return matcherOf(ID, parsePattern(ID, regex, 1_024), false);
    } catch {
      return undefined;
    }
  }
});
