import fc from 'fast-check';
import { InvalidRuleError } from '../../../src/core/errors.ts';
import type { RegionRule, SpanRule } from '../../../src/detect/matching/rule.ts';
import { compileRules } from '../../../src/detect/matching/rule-set.ts';

const FACTS = { category: 'pii', score: 0.3, severity: 'HIGH' } as const;

/** Characters of patterns and texts: letters with odd cases, digits, white space, one past U+FFFF, one with a mark. */
const ALPHABET: readonly string[] = [
  'a',
  'b',
  'B',
  '1',
  '-',
  ' ',
  '\n',
  'é',
  'ß',
  'σ',
  'Σ',
  'ς',
  '😀',
  '𐐨',
  '𐐀',
  'ﬃ',
  '한',
];

const character = fc.constantFrom(...ALPHABET.filter((one) => one !== 'ﬃ'), 'k', '\u212a', 'f');
const literal = character.map((one) => one.replace('\n', '\\n'));
const members = fc.array(fc.oneof(character, fc.constantFrom('a-c', '0-9', '\\d', '\\s', '\\p{L}', 'α-ω', '😀-😆')), {
  minLength: 1,
  maxLength: 3,
});
const characterClass = fc
  .tuple(fc.boolean(), members)
  .map(
    ([isNegated, parts]) => `[${isNegated ? '^' : ''}${parts.map((part) => (part === '-' ? '\\-' : part)).join('')}]`,
  )
  .map((source) => source.replaceAll('\n', '\\n'));
const oneCharacter = fc.oneof(
  { weight: 4, arbitrary: literal },
  { weight: 2, arbitrary: characterClass },
  { weight: 1, arbitrary: fc.constantFrom('.', '\\w', '\\W', '\\d', '\\s', '\\S', '\\p{Lu}', '\\P{L}') },
);
const assertion = fc.oneof(
  fc.constantFrom('\\b', '\\B'),
  fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), oneCharacter).map(([look, one]) => `${look}${one})`),
);
const quantifier = fc.constantFrom('', '', '', '?', '??', '', '{2}', '{0,3}', '{1,4}', '{2,5}?', '{1,12}');

/** Groups repeat less often: nothing checks these patterns for how long they may take. */
const groupQuantifier = fc.constantFrom('', '', '?', '??', '{2}', '{0,2}', '{1,3}?');

const { sequence } = fc.letrec<{ sequence: string; item: string; group: string }>((tie) => ({
  sequence: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => items.join('')),
  item: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: fc.tuple(oneCharacter, quantifier).map(([one, times]) => one + times) },
    { weight: 1, arbitrary: assertion },
    { weight: 2, arbitrary: fc.tuple(tie('group'), groupQuantifier).map(([group, times]) => group + times) },
  ),
  group: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
}));

/** Patterns as rules may have them. Some are refused: those that match the empty text. */
const pattern: fc.Arbitrary<RegExp> = fc
  .tuple(sequence, fc.constantFrom('u', 'iu'))
  .map(([source, flags]) => new RegExp(source, flags));

/** Validators that refuse, and that accept a part. */
const accept = fc.constantFrom<SpanRule['accept']>(
  undefined,
  undefined,
  (candidate) => candidate.length >> 1,
  (candidate) => (candidate.length % 3 === 0 ? 0 : candidate.length - 1),
);

/** Without groups: where what repeats may be empty, the two engines do not agree on what is found first. */
const linearPattern = fc
  .tuple(
    fc.array(
      fc.tuple(oneCharacter, quantifier).map(([one, times]) => one + times),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom('u', 'iu'),
  )
  .map(([items, flags]) => ({ source: new RegExp(items.join(''), flags), linear: true }));

const anyPattern = fc.oneof(
  { weight: 1, arbitrary: linearPattern },
  { weight: 4, arbitrary: pattern.map((source) => ({ source, linear: false })) },
);

const span = fc.tuple(anyPattern, accept).map(
  ([{ source, linear }, check]): Omit<SpanRule, 'id'> => ({
    kind: 'span',
    ...FACTS,
    pattern: source,
    linear,
    ...(check !== undefined && { accept: check }),
  }),
);

const region = fc
  .tuple(pattern, fc.oneof(characterClass, fc.constant('[^b]')), fc.option(pattern, { nil: undefined }))
  .map(
    ([opener, body, closer]): Omit<RegionRule, 'id'> => ({
      kind: 'region',
      ...FACTS,
      opener,
      body: new RegExp(body, 'u'),
      ...(closer !== undefined && { closer }),
      lengthMax: 257,
    }),
  );

/** Rules with patterns made at random, but for those that are refused. */
export const randomRules: fc.Arbitrary<readonly (SpanRule | RegionRule)[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: span }, { weight: 1, arbitrary: region }), { minLength: 1, maxLength: 8 })
  .map((rules) => rules.map((rule, i) => ({ ...rule, id: `r/${i}` })).filter(isAccepted));

function isAccepted(rule: SpanRule | RegionRule): boolean {
  try {
    compileRules([rule], 1_024);
    return true;
  } catch (error) {
    if (error instanceof InvalidRuleError) return false;
    throw error;
  }
}

/** Texts of the same alphabet, with what the canonical view folds. */
export const randomText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...ALPHABET) },
      fc.constantFrom('\u200b', '  ', '\u0301', '\ud83d', ' '.repeat(9), 'f'),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
