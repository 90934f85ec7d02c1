import fc from 'fast-check';

/** Characters that fold, that do not, of one unit and of two, words and not: what patterns and texts are made of. */
const ALPHABET: readonly string[] = Array.from('abcAB19-_ .\nkKsSßſ\u212aéÉσςΣяЯ中文ｱ😀😁𐐀𐐨');

/** Atoms besides single characters. */
const CLASSES: readonly string[] = [
  '[ab]',
  '[^a]',
  '[a-c1]',
  '[^\\n]',
  '[中😀]',
  '[a-zß-ÿ]',
  '[а-яё]',
  '[^\\p{L}]',
  '[\\p{L}\\p{N}_]',
  '[\\w-]',
  '[^\\s]',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\p{L}',
  '\\P{L}',
  '\\p{Lu}',
  '.',
];
const ASSERTIONS: readonly string[] = [
  '\\b',
  '\\B',
  '(?<!a)',
  '(?<![\\p{L}\\p{N}_])',
  '(?<![^\\n])',
  '(?<=[b ])',
  '(?<!😀)',
  '(?!a)',
  '(?![\\p{L}\\p{N}_])',
  '(?=[b中])',
];
const QUANTIFIERS: readonly string[] = ['{0,1}', '{1,2}', '{2,2}', '{0,3}', '{1,4}?', '{0,2}?', '{3,8}'];

/** What a random pattern may use. */
export interface PatternFeatures {
  readonly characters: readonly string[];
  readonly classes: readonly string[];
  readonly assertions: readonly string[];
}

/** Everything that rules may use. */
export const ALL_FEATURES: PatternFeatures = { characters: ALPHABET, classes: CLASSES, assertions: ASSERTIONS };

/** Few characters and classes: random texts often match, and often nearly. */
export const FEW_FEATURES: PatternFeatures = {
  characters: ['a', 'b', ' ', '😀'],
  classes: ['[ab]', '[^a]', '\\w', '.'],
  assertions: ['\\b', '\\B', '(?<!a)', '(?<=[ab])', '(?!b)', '(?=[ a])'],
};

/** Random bounded patterns with flags `u` and `iu`. Some match the empty text. */
export function randomPattern(features: PatternFeatures = ALL_FEATURES): fc.Arbitrary<RegExp> {
  const { source } = fc.letrec<{ source: string; element: string; group: string }>((tie) => ({
    source: fc.oneof(
      { weight: 3, arbitrary: sequenceOf(tie('element')) },
      {
        weight: 1,
        arbitrary: fc.array(sequenceOf(tie('element')), { minLength: 2, maxLength: 3 }).map((all) => all.join('|')),
      },
    ),
    element: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 6, arbitrary: fc.constantFrom(...features.characters).map(escaped) },
      { weight: 3, arbitrary: fc.constantFrom(...features.classes) },
      ...(features.assertions.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...features.assertions) }] : []),
      { weight: 2, arbitrary: quantified(fc.constantFrom(...features.characters.map(escaped), ...features.classes)) },
      { weight: 1, arbitrary: quantified(tie('group')) },
      { weight: 1, arbitrary: tie('group') },
    ),
    group: tie('source').map((source) => `(?:${source})`),
  }));
  return fc.tuple(source, fc.constantFrom('u', 'iu')).map(([text, flags]) => new RegExp(text, flags));
}

/** Random texts of whole characters from the alphabet of the patterns. */
export function randomText(lengthMax: number, { characters }: PatternFeatures = ALL_FEATURES): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { maxLength: lengthMax }).map((characters) => characters.join(''));
}

/** The places of a text that are not inside a surrogate pair. */
export function placesOf(text: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    places.push(at);
    at += character.length;
  }
  return places;
}

function sequenceOf(element: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(element, { minLength: 1, maxLength: 4 }).map((elements) => elements.join(''));
}

function quantified(atom: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(atom, fc.constantFrom(...QUANTIFIERS)).map(([source, quantifier]) => source + quantifier);
}

function escaped(character: string): string {
  return character === '\n' ? '\\n' : character.replace(/[.]/u, '\\$&');
}
