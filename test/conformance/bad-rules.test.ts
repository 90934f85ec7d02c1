import { describe, expect, it } from 'vitest';
import {
  createGuard,
  defineDetector,
  defineRecognizer,
  defineRule,
  type MeterRule,
  PIIProtector,
  type Policy,
  type Rule,
  strictPolicy,
  type TokenRule,
} from '../../src/index.ts';
import { spoiled, VALUES } from './bad-values.ts';
import { expectSane, outcomeOf, pieces, principal, streamed } from './sane-results.ts';

const RULE = { id: 'custom/word', category: 'pii', pattern: /word/u, score: 0.8, severity: 'LOW' } as const;
const TOKENS = {
  kind: 'token',
  id: 'custom/tokens',
  category: 'pii',
  score: 0.8,
  severity: 'LOW',
  lookahead: 0,
  initial: 0,
} as const;
const METER = { kind: 'meter', id: 'custom/meter', category: 'leakage', score: 0.8, severity: 'LOW' } as const;

describe('rules that nobody should write', () => {
  it('definitions of every wrong form are refused or run', async () => {
    const names = ['id', 'category', 'entity', 'pattern', 'score', 'severity', 'trusts', 'context', 'accept', 'kind'];
    const recognizer = { id: 'custom/word', entity: 'WORD', pattern: /word/u, score: 0.8 };
    const detectors = [
      { ...TOKENS, tag: () => ({ tag: 'outside', state: 0 }) },
      { ...METER, open: () => ({ write: () => [], holdFrom: undefined }) },
    ];
    const makers: readonly (() => Rule)[] = [
      ...[...VALUES, ...spoiled(names, RULE)].map((bad) => () => defineRule(bad as typeof RULE)),
      ...[...VALUES, ...spoiled([...names, 'isValid', 'allow'], recognizer)].map(
        (bad) => () => defineRecognizer(bad as typeof recognizer),
      ),
      ...[
        ...VALUES,
        ...detectors.flatMap((good) => spoiled([...names, 'lookahead', 'initial', 'tag', 'open'], good)),
      ].map((bad) => () => defineDetector(bad as MeterRule)),
    ];
    for (const make of makers) {
      const { value: rule, code } = await outcomeOf(make);
      if (rule === undefined) expect(code).toBe('INVALID_RULE');
      else {
        const { value: made } = await outcomeOf(() => new PIIProtector({ rules: [rule] }));
        if (made !== undefined) await outcomeOf(() => made.redact('a word, a word'));
      }
    }
  });

  it.each<[string, RegExp]>([
    ['an exponential one', /(a+)+$/u],
    ['an unbounded one', /a*/u],
    ['one that is bounded and explodes', /(?:a{0,1000}){0,1000}/u],
    ['one that is too long for a stream', /a{1025}/u],
    ['one with a back-reference', /(a)\1/u],
    ['one with a named back-reference', /(?<x>a)\k<x>/u],
    ['one with wide look-ahead', /a(?=bc)/u],
    ['one with look-behind', /(?<!a)b/u],
    ['one with anchors', /^a$/u],
    ['a global one', /a/gu],
    ['a sticky one', /a/uy],
    ['one without the flag u', /a/],
    ['one that is too large', new RegExp('abcdefghi|'.repeat(200), 'u')],
    ['one whose program is too large', /(?:[a-z]{1,200}[0-9]{1,200}){1,2}(?:\p{L}{1,100}){1,2}/u],
    ['one with an empty class', new RegExp(['[', ']'].join(''), 'u')],
  ])('a pattern is refused: %s', async (_name, pattern) => {
    expect(await outcomeOf(() => defineRule({ ...RULE, pattern }))).toEqual({ code: 'INVALID_RULE' });
    expect(await outcomeOf(() => defineRecognizer({ id: 'custom/x', entity: 'X', pattern, score: 0.5 }))).toEqual({
      code: 'INVALID_RULE',
    });
  });

  it('a pattern that would explode on another engine is matched on the linear one', async () => {
    const rule = defineRule({ ...RULE, pattern: /(?:a{1,8}){1,8}b/u });
    const made = new PIIProtector({ rules: [rule] });
    expect(made.detect('a'.repeat(100_000))).toEqual([]);
    expect(made.detect(`${'a'.repeat(20)}b`)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    [
      'throws',
      () => {
        throw new RangeError('thrown by a validator');
      },
    ],
    ['returns nothing', () => undefined],
    ['returns NaN', () => Number.NaN],
    ['returns a negative number', () => -5],
    ['returns too much', () => 1e9],
    ['returns a fraction', () => 2.5],
    ['returns a symbol', () => Symbol('x')],
    ['returns a promise', async () => 3],
  ])('a validator that %s gives a sane result, in both directions', async (_name, accept) => {
    const rule = defineRule({ ...RULE, accept: accept as () => number });
    const made = createGuard({ rules: [rule] });
    const text = '😀 a word, and another word 😀';
    expectSane(text, await made.input(text, { principal }));
    const whole = await made.output(text, { principal });
    expectSane(text, whole);
    expect((await streamed(pieces(text, 1), made)).decision.findings).toEqual(whole.findings);
  });

  it('a validator that throws blocks, or is reported where the policy says so', async () => {
    const rule = defineRule({
      ...RULE,
      accept: () => {
        throw new RangeError('secret words');
      },
    });
    const decision = await createGuard({ rules: [rule] }).input('a word', { principal });
    expect(decision).toMatchObject({ action: 'block', findings: [{ ruleId: 'error/pii', category: 'error' }] });
    expect(JSON.stringify(decision)).not.toContain('secret words');
    const policy: Policy = { ...strictPolicy, onError: { default: 'report', checks: {} } };
    expect((await createGuard({ policy, rules: [rule] }).input('a word', { principal })).action).toBe('allow');
  });

  it.each<[string, unknown]>([
    [
      'throws',
      () => {
        throw new RangeError('thrown by a tagger');
      },
    ],
    ['returns nothing', () => undefined],
    ['returns an unknown tag', () => ({ tag: 'x', state: 0 })],
  ])('a tagger that %s gives a sane result', async (_name, tag) => {
    const made = createGuard({ rules: [defineDetector({ ...TOKENS, tag: tag as TokenRule<number>['tag'] })] });
    const text = '😀 some words here';
    expectSane(text, await made.input(text, { principal }));
    expectSane(text, await made.output(text, { principal }));
  });

  it.each<[string, unknown]>([
    [
      'throws when it is opened',
      () => {
        throw new RangeError('thrown by a meter');
      },
    ],
    ['opens nothing', () => undefined],
    [
      'throws when it reads',
      () => ({
        write: () => {
          throw new RangeError('thrown by a meter');
        },
        holdFrom: undefined,
      }),
    ],
    [
      'throws when it is asked what it holds',
      () => ({
        write: () => [],
        get holdFrom() {
          throw new RangeError('thrown by a meter');
        },
      }),
    ],
    ['returns nothing', () => ({ write: () => undefined, holdFrom: undefined })],
    ['returns what is no range', () => ({ write: () => [{}, null], holdFrom: undefined })],
    ['returns ranges outside of the text', () => ({ write: () => [{ start: -5, end: 1e9 }], holdFrom: undefined })],
    ['returns ranges that end before they begin', () => ({ write: () => [{ start: 9, end: 2 }], holdFrom: undefined })],
    ['returns NaN', () => ({ write: () => [{ start: Number.NaN, end: Number.NaN }], holdFrom: Number.NaN })],
    ['holds what is not there', () => ({ write: () => [], holdFrom: 1e9 })],
    ['holds a negative place', () => ({ write: () => [], holdFrom: -5 })],
  ])('a meter that %s gives a sane result or a code', async (_name, open) => {
    const made = createGuard({ rules: [defineDetector({ ...METER, open: open as MeterRule['open'] })] });
    const text = '😀 some words here';
    expectSane(text, await made.input(text, { principal }));
    const { value } = await outcomeOf(() => made.output(text, { principal }));
    if (value !== undefined) expectSane(text, value);
  });

  it('rules that are none are refused', async () => {
    for (const rule of VALUES) {
      const rules = [rule] as readonly Rule[];
      expect((await outcomeOf(() => createGuard({ rules }))).code).toBe('INVALID_OPTIONS');
    }
    expect(await outcomeOf(() => createGuard({ rules: [{ kind: 'span' } as unknown as Rule] }))).toMatchObject({
      code: expect.any(String),
    });
    const rule = defineRule(RULE);
    expect(await outcomeOf(() => createGuard({ rules: [rule, rule] }))).toEqual({ code: 'INVALID_RULE' });
  });
});
