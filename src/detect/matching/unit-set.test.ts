import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { describe, expect, it } from 'vitest';
import { type CharacterAtom, hasUnit, type UnitSet, unitSetOf } from './unit-set.ts';

const PARSER = new RegExpParser({ ecmaVersion: 2025 });

function setOf(source: string, flags: string): UnitSet {
  const element = PARSER.parsePattern(source, 0, source.length, { unicode: true }).alternatives[0]?.elements[0];
  return unitSetOf(element as AST.Element as CharacterAtom, flags);
}

/** Units from 0 to U+FFFF on which the set and the expression differ. */
function differences(source: string, flags: string): readonly string[] {
  const set = setOf(source, flags);
  const atom = new RegExp(`^${source}$`, flags);
  const found: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    if (hasUnit(set, unit) !== atom.test(String.fromCharCode(unit))) found.push(unit.toString(16));
  }
  return found;
}

describe('unitSetOf', () => {
  it.each(['a', 'k', 'K', 's', '1', '-', 'é', 'ß', 'ſ', '\\u212a', 'σ', 'ς', '中', '\\n', '\\u{df}'])(
    'holds what /%s/ matches alone, under u and iu',
    (source) => {
      expect(differences(source, 'u')).toEqual([]);
      expect(differences(source, 'iu')).toEqual([]);
    },
  );

  it.each([
    '[ab]',
    '[a-z]',
    '[^a-z]',
    '[à-ÿ]',
    '[а-я]',
    '[kſ-]',
    '\\d',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\p{L}',
    '\\p{Lu}',
    '.',
    '[\\w中]',
    '[\\s\\d]',
    '[一-龥]',
  ])('holds what %s matches alone, under u and iu', (source) => {
    expect(differences(source, 'u')).toEqual([]);
    expect(differences(source, 'iu')).toEqual([]);
  });

  it('holds every unit that folds to a cased letter of the Basic Multilingual Plane, under iu', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => unit < 0xd800 || unit > 0xdfff);
    const cased = units.filter((unit) => {
      const text = String.fromCharCode(unit);
      return (
        /\p{Cased}|\p{Changes_When_Casefolded}/u.test(text) ||
        text !== text.toLowerCase() ||
        text !== text.toUpperCase()
      );
    });
    const everyCased = cased.map((unit) => String.fromCharCode(unit)).join('');
    const missing: string[] = [];
    for (const unit of cased) {
      const set = setOf(String.fromCharCode(unit).replace(/[\\^$.*+?()[\]{}|]/u, '\\$&'), 'iu');
      // The platform says which letters match; all of them must be in the set.
      for (const letter of everyCased.match(new RegExp(`\\u{${unit.toString(16)}}`, 'giu')) ?? []) {
        if (!hasUnit(set, letter.charCodeAt(0))) missing.push(`${unit.toString(16)} ${letter}`);
      }
    }
    expect(cased.length).toBeGreaterThan(2_500);
    expect(missing).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['😀', 'u', ['d83d']],
    ['\\u{10400}', 'iu', ['d801']],
    ['[a😀𐐀]', 'u', ['d83d', 'd801']],
  ])('knows with which high surrogates %s begins under %s', (source, flags, leads) => {
    expect(Array.from(setOf(source, flags).leads as ReadonlySet<number>, (unit) => unit.toString(16))).toEqual(leads);
  });

  it.each(['.', '\\p{L}', '[^a]', '\\W'])('takes any pair for one that %s may match', (source) => {
    expect(setOf(source, 'u').leads).toBe('any');
  });

  it.each(['a', '[a-zé]', '\\d', '\\w'])('knows that %s begins with no surrogate', (source) => {
    expect(setOf(source, 'iu').leads).toEqual(new Set());
  });
});
