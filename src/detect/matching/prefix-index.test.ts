import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_FEATURES, FEW_FEATURES, placesOf, randomPattern, randomText } from '../../../test/random-pattern.ts';
import { parsePattern } from './pattern.ts';
import { PLACES_READ_MAX, type PrefixIndex, prefixIndex } from './prefix-index.ts';

function indexOf(patterns: readonly RegExp[]): PrefixIndex {
  return prefixIndex(patterns.map((pattern) => parsePattern('test/index', pattern, 1_024)));
}

describe('candidates', () => {
  it.each<[RegExp, string, number, boolean]>([
    [/ignore/u, 'ignore', 0, true],
    [/ignore/u, 'ignite', 0, false],
    [/ignore/u, 'Ignore', 0, false],
    [/ignore/iu, 'IgNoRe', 0, true],
    [/kelvin/iu, '\u212aelvin', 0, true],
    [/sharp/iu, '\u017fharp', 0, true],
    [/kelvin/u, '\u212aelvin', 0, false],
    [/a{0,3}b/u, 'aab', 0, true],
    [/a{0,1}b/u, 'aab', 0, false],
    [/(?:one|two)x/u, 'twox', 0, true],
    [/(?:one|two)x/u, 'tree', 0, false],
    [/😀!/u, '😀!', 0, true],
    [/😀!/u, '😁!', 0, true],
    [/\p{L}x/u, '𐐀x', 0, true],
    [/\p{L}x/u, '!x', 0, false],
    [/(?<![\p{L}])a/u, 'яa', 1, false],
    [/(?<![\p{L}])a/u, ' a', 1, true],
    [/(?<=[=:])a/u, '=a', 1, true],
    [/(?<=[=:])a/u, ' a', 1, false],
    [/(?<=[=:])a/u, 'a', 0, false],
    [/\ba/u, 'ba', 1, false],
    [/\ba/u, '-a', 1, true],
    [/\b-/u, 'a-', 1, true],
    [/\b-/u, ' -', 1, false],
    [/\Ba/u, 'ba', 1, true],
    [/\Ba/u, ' a', 1, false],
    [/(?:(?<!b)a|c)/u, 'bc', 1, true],
    [/(?:(?<!b)a|c)/u, 'ba', 1, false],
  ])('of %s in %j at %d: %j', (pattern, text, at, isCandidate) => {
    expect(indexOf([pattern]).candidates(text, at, true)).toEqual(isCandidate ? [0] : []);
  });

  it('are not known before enough of the text is there', () => {
    const index = indexOf([/ignore/u]);
    expect(index.candidates('ign', 0, false)).toBeUndefined();
    expect(index.candidates('igx', 0, false)).toEqual([]);
    expect(index.candidates('ign', 0, true)).toEqual([0]);
  });

  it('come in ascending order, each pattern once', () => {
    expect(indexOf([/ab/u, /b/u, /a[bc]/u, /(?:ab|a.)/u]).candidates('abc', 0, true)).toEqual([0, 2, 3]);
  });

  it.each([
    ['many', ALL_FEATURES],
    ['few', FEW_FEATURES],
  ])('hold every pattern that matches, for texts whole and cut off (%s characters)', (_, features) => {
    const patterns = fc.array(randomPattern(features), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(patterns, randomText(10, features), fc.nat(10), (all, text, length) => {
        const rules = all.filter((pattern) => !pattern.test(''));
        const index = indexOfUsable(rules);
        const part = text.slice(0, length);
        for (const at of placesOf(text)) {
          const matching = index.patterns.flatMap((pattern, number) => (matchesAt(pattern, text, at) ? [number] : []));
          const whole = index.candidates(text, at, true) ?? [];
          expect(whole).toEqual(expect.arrayContaining(matching));
          const early = at < part.length ? index.candidates(part, at, false) : undefined;
          if (early !== undefined) expect(early).toEqual(expect.arrayContaining(matching));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hold every pattern that matches between lone surrogates, too', () => {
    const unit = fc.constantFrom('a', 'b', '😀', '\ud83d', '\ude00', '中');
    fc.assert(
      fc.property(randomPattern(), fc.array(unit, { maxLength: 8 }), (pattern, units) => {
        const text = units.join('');
        const index = indexOfUsable([pattern]);
        for (const at of placesOf(text)) {
          if (index.patterns.some((each) => matchesAt(each, text, at)))
            expect(index.candidates(text, at, true)).toEqual([0]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('places', () => {
  it.each<[string, number, readonly number[]]>([
    ['say: ignore', 0, [5]],
    ['say: ignore', 5, [5]],
    ['say: ignore', 6, []],
    ['say: ign', 0, [5]],
    ['nothing here', 0, []],
    ['', 0, []],
  ])('in %j from %d are %j', (text, from, places) => {
    expect(indexOf([/ignore/u]).places(text, from)).toEqual(places);
  });

  it('know what stands on their left, even where it is met for the first time', () => {
    expect(indexOf([/(?<=[=:])a/u]).places(' =a', 0)).toEqual([2]);
    expect(indexOf([/(?<![=:])a/u]).places(' =a a', 0)).toEqual([4]);
  });

  it('are all those that have candidates', () => {
    fc.assert(
      fc.property(randomPattern(), randomText(12), (pattern, text) => {
        const fresh = indexOfUsable([pattern]);
        const places = Array.from({ length: text.length + 1 }, (_, from) => fresh.places(text, from));
        const index = indexOfUsable([pattern]);
        for (let from = 0; from <= text.length; from++) {
          const expected = [];
          for (let place = from; place < text.length; place++) {
            if (index.candidates(text, place, true)?.length !== 0) expected.push(place);
          }
          expect(places[from]).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a', 'é', '中'])('of a long text of %j are told piece by piece, whatever lies at the borders', (filler) => {
    const index = indexOf([/(?<=[=:])ignore/u, /x{3}/u]);
    for (let shift = 0; shift < 16; shift++) {
      const text = `${filler.repeat(PLACES_READ_MAX - shift)}:ignore xxxx ${filler.repeat(PLACES_READ_MAX)}:ignore`;
      const places = [];
      for (let from = 0; from < text.length; from += PLACES_READ_MAX) places.push(...index.places(text, from));
      const border = PLACES_READ_MAX - shift;
      expect(places).toEqual([border + 1, border + 8, border + 9, text.length - 6]);
    }
  });
});

describe('the memory of the index', () => {
  it('starts over when there are too many states, and goes on answering', () => {
    const words = Array.from(
      { length: 40 },
      (_, i) => `[a-z]{1,6}${String.fromCharCode(97 + (i % 26))}[0-9]{1,${(i % 6) + 1}}x`,
    );
    const index = indexOf(words.map((word) => new RegExp(word, 'u')));
    let seed = 1;
    const letters = Array.from({ length: 60_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(seed % 36);
    }).join('');
    for (let at = 0; at < letters.length; at++) index.candidates(letters, at, true);
    expect(index.candidates('qza1x', 0, true)).toEqual(expect.arrayContaining([0]));
    expect(index.candidates('!za1x', 0, true)).toEqual([]);
  });

  it('starts over, too, for places, which stay the same', () => {
    const digits = Array.from({ length: 12 }, (_, i) => `[0-9]{1,8}${String.fromCharCode(97 + i)}`);
    const index = indexOf(digits.map((pattern) => new RegExp(pattern, 'u')));
    let seed = 7;
    const letters = Array.from({ length: 80_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return '0123456789abcdefghijklmnop'.charAt(seed % 26);
    }).join('');
    for (let from = 0; from < letters.length; from += PLACES_READ_MAX) {
      const places = index.places(letters, from);
      const expected = [];
      for (let at = from; at < Math.min(from + PLACES_READ_MAX, letters.length); at++) {
        if (/^[0-9]{1,8}[a-l]/u.test(letters.slice(at, at + 9)) || /^[0-9]{0,8}$/u.test(letters.slice(at)))
          expected.push(at);
      }
      expect(places).toEqual(expected);
    }
  });
});

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** The index over those patterns that are not refused. */
function indexOfUsable(patterns: readonly RegExp[]): PrefixIndex & { readonly patterns: readonly RegExp[] } {
  const usable = patterns.filter((pattern) => {
    try {
      parsePattern('test/index', pattern, 1_024);
      return true;
    } catch {
      return false;
    }
  });
  return { ...indexOf(usable), patterns: usable };
}
