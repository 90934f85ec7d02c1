import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_FEATURES,
  type PatternFeatures,
  placesOf,
  randomPattern,
  randomText,
} from '../../../test/random-pattern.ts';
import { InvalidRuleError } from '../../core/errors.ts';
import { linearMatcher } from './linear-matcher.ts';
import { type Matcher, matcherOf } from './matcher.ts';
import { parsePattern } from './pattern.ts';

const ID = 'custom/test';

function linear(regex: RegExp, lengthMax = 4_000): Matcher {
  return linearMatcher(ID, parsePattern(ID, regex, lengthMax));
}

/** What users' patterns may have. Negated space in a class is refused; the platform's own word edges know two letters more. */
const LINEAR_FEATURES: PatternFeatures = {
  ...ALL_FEATURES,
  classes: [
    '[ab]',
    '[^a]',
    '[a-c1]',
    '[^\\n]',
    '[中😀]',
    '[а-яё]',
    '[^\\p{L}]',
    '[\\p{L}_]',
    '[\\w-]',
    '[^\\d]',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\p{L}',
    '\\P{L}',
    '.',
  ],
  assertions: [],
};

describe('linearMatcher', () => {
  it.each<[RegExp, string, number, number]>([
    [/\bACME-\d{3}\b/u, 'ACME-123', 0, 8],
    [/\bACME-\d{3}\b/u, 'xACME-123', 1, -1],
    [/\bACME-\d{3}\b/u, ' ACME-123', 1, 9],
    [/\bACME-\d{3}\b/u, ' ACME-1234', 1, -1],
    [/\Bcme/u, 'acme', 1, 4],
    [/a\sb/u, 'a\u00a0b', 0, 3],
    [/a\sb/u, 'a\u3000b', 0, 3],
    [/a\sb/u, 'a\u200bb', 0, -1],
    [/a.b/u, 'a\u2028b', 0, -1],
    [/a.b/u, 'a😀b', 0, 4],
    [/[^\s]b/u, '\u00a0b', 0, -1],
    [/[^ab]c/u, '中c', 0, 2],
    [/(?:a|ab)c/u, 'abc', 0, 3],
    [/a{1,3}?/u, 'aaa', 0, 1],
    [/(?:ab|a)b{0,1}/u, 'abb', 0, 3],
    [/[\D]x/u, 'ax', 0, 2],
    [/\p{Lu}\p{Script=Greek}/u, 'AΩ', 0, 2],
    [/[\u{1f600}-\u{1f64f}]/u, '😀', 0, 2],
    [/\/\*\?\\\//u, '/*?\\/', 0, 5],
    [/straße/iu, 'STRAẞE', 0, 6],
  ])('finds %s in %j at %d up to %d', (regex, text, at, end) => {
    expect(linear(regex).matchEnd(text, at)).toBe(end);
  });

  it('agrees with the platform at every place, asked in any order', () => {
    fc.assert(
      fc.property(randomPattern(LINEAR_FEATURES), randomText(10), fc.boolean(), (regex, text, isBackwards) => {
        const both = bothMatchers(regex);
        const places = isBackwards ? [...placesOf(text)].reverse() : placesOf(text);
        for (const at of both === undefined ? [] : places) {
          expect([at, both?.linear.matchEnd(text, at)]).toEqual([at, both?.native.matchEnd(text, at)]);
        }
      }),
      { numRuns: 700 },
    );
  });

  it('touches the end of the text wherever the platform says that more text can change the answer', () => {
    fc.assert(
      fc.property(randomPattern(LINEAR_FEATURES), randomText(8), (regex, text) => {
        const both = bothMatchers(regex);
        for (const at of both === undefined ? [] : placesOf(text)) {
          expect([at, both?.linear.touchesEnd(text, at)]).toEqual([at, both?.native.touchesEnd(text, at)]);
        }
      }),
      { numRuns: 700 },
    );
  });

  it.each<[RegExp, RegExp]>([
    [/a(?=b)/u, /\(\?=b\) is not available to users' patterns; use \\b or spell out the neighbours/u],
    [/(?<!a)b/u, /is not available to users' patterns/u],
    [/[\S1]/u, /\\S inside a class/u],
    [/\p{Script_Extensions=Greek}/u, /is not available to users' patterns/u],
    [/a{1001}/u, /cannot run the pattern/u],
    [/(?:a{1,100}){1,10}/u, /repeats within repeats amount to 1000 repetitions, the limit is 400/u],
    [/(?:(?:a{1,10}b){1,10}c){1,10}/u, /amount to 1000 repetitions/u],
    [new RegExp(`[]${'a'}`, 'u'), /matches nothing/u],
    [new RegExp(`${'ab'.repeat(500)}c`, 'u'), /more than 1000 characters/u],
    [
      /(?:[ab]{1,300}c|[bc]{1,300}d|[cd]{1,300}e|[de]{1,300}f|[ef]{1,300}g)/u,
      /instructions, the limit is 2500; use smaller repeats/u,
    ],
  ])('refuses %s', (regex, message) => {
    expect(() => linear(regex)).toThrow(InvalidRuleError);
    expect(() => linear(regex)).toThrow(message);
  });

  it.each([/(?:a{1,100}){1,100}/u, /(?:a{1,50}){1,50}b/u])(
    'refuses %s, whose matches are too long for any rule',
    (regex) => {
      expect(() => linear(regex, 1_024)).toThrow(/UTF-16 units, the limit is 1024/u);
      expect(() => linear(regex, 20_000)).toThrow(/repeats within repeats/u);
    },
  );

  it.each([
    /(?:a{1,20}){1,20}b/u,
    /(?:a|aa|aaa){1,100}b/u,
    /[a-z]{1,64}@[a-z.]{1,255}\.[a-z]{2,24}/u,
    /(?:[a-z ]{1,30}){1,12}stop/u,
  ])('runs %s over 100,000 characters that nearly match, place by place', (regex) => {
    // A backtracking engine would not come to the end of this.
    const matcher = linear(regex);
    const text = 'a'.repeat(100_000);
    let found = 0;
    for (let at = 0; at < text.length; at++) if (matcher.matchEnd(text, at) >= 0) found++;
    expect(found).toBe(0);
    expect(matcher.touchesEnd(text, text.length - 40)).toBe(true);
  });

  it('keeps what it finds in one text apart from another', () => {
    const matcher = linear(/ab/u);
    expect(matcher.matchEnd('--ab', 0)).toBe(-1);
    expect(matcher.matchEnd('ab--', 0)).toBe(2);
    expect(matcher.matchEnd('--ab', 2)).toBe(4);
    expect(matcher.matchEnd('--ab', 3)).toBe(-1);
    expect(matcher.forRun()).not.toBe(matcher);
  });
});

/** Both engines for a pattern that both can run. */
function bothMatchers(regex: RegExp): { readonly linear: Matcher; readonly native: Matcher } | undefined {
  try {
    const pattern = parsePattern(ID, regex, 1_024);
    return { linear: linearMatcher(ID, pattern), native: matcherOf(ID, pattern, false) };
  } catch {
    return undefined;
  }
}
