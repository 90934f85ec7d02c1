import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRuleError } from '../core/errors.ts';
import {
  type DetectorDefinition,
  defineDetector,
  type MeterDetectorDefinition,
  type TokenDetectorDefinition,
} from './define-detector.ts';
import { findMatches } from './matching/find-matches.ts';
import type { MeterRun, Rule } from './matching/rule.ts';
import { compileRules } from './matching/rule-set.ts';
import { replyScanner } from './reply-scanner.ts';

const SHOUTING: TokenDetectorDefinition<number> = {
  kind: 'token',
  id: 'custom/acme/shouting',
  category: 'obfuscation',
  score: 0.5,
  severity: 'LOW',
  lookahead: 0,
  initial: 0,
  tag: (run, { text }) => {
    const isLoud = text === text.toUpperCase() && text !== text.toLowerCase();
    return { tag: isLoud && run >= 2 ? 'inside' : 'outside', state: isLoud ? run + 1 : 0 };
  },
};

const LOUD: MeterDetectorDefinition = {
  kind: 'meter',
  id: 'custom/acme/loud',
  category: 'obfuscation',
  score: 0.5,
  severity: 'LOW',
  open: () => meter(() => []),
};

function meter(write: MeterRun['write'], holdFrom?: () => number | undefined): MeterRun {
  return {
    write,
    get holdFrom() {
      return holdFrom?.();
    },
  };
}

function found(rule: Rule, text: string): readonly string[] {
  const matches = findMatches(compileRules([rule], 1_024), { name: 'canonical', text, barriers: [] });
  return matches.map((match) => `${match.rule.id} ${match.start}-${match.end}`);
}

/** What a scan finds in pieces, and whether it kept to its holds. */
function scanned(
  rule: Rule,
  pieces: readonly string[],
): { readonly found: readonly string[]; readonly isLate: boolean } {
  const scan = replyScanner(compileRules([rule], 1_024)).open();
  const said: string[] = [];
  let hold = 0;
  let isLate = false;
  for (const step of [...pieces.map((piece) => scan.push(piece)), scan.end()]) {
    for (const { ruleId, start, end } of step.findings) {
      said.push(`${ruleId} ${start}-${end}`);
      isLate ||= start < hold;
    }
    hold = step.hold;
  }
  return { found: said, isLate };
}

describe('a token detector', () => {
  it('tags with its own state', () => {
    expect(found(defineDetector(SHOUTING), 'I AM SO VERY LOUD today')).toEqual(['custom/acme/shouting 5-17']);
    expect(found(defineDetector(SHOUTING), 'I am so very loud today')).toEqual([]);
  });

  it('counts an unknown tag as outside, and an answer that is none as a failed check', () => {
    const answer = (value: unknown): Rule => defineDetector({ ...SHOUTING, tag: () => value as never });
    expect(found(answer({ tag: 'middle', state: 0 }), 'a')).toEqual([]);
    expect(found(answer(undefined), 'a')).toEqual(['error/obfuscation 0-1']);
  });

  it('cannot change the state that all texts share', () => {
    const rule = defineDetector({
      ...SHOUTING,
      initial: { words: [] as string[] },
      tag: (state, { text }) => {
        state.words.push(text);
        return { tag: 'outside', state };
      },
    });
    expect(found(rule, 'a')).toEqual(['error/obfuscation 0-1']);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown kind', { kind: 'span' }, /"kind" must be "token" or "meter"/u],
    ['a lookahead above 3', { lookahead: 4 }, /"lookahead" must be a whole number from 0 to 3/u],
    ['a lookahead of NaN', { lookahead: Number.NaN }, /"lookahead"/u],
    ['no tag', { tag: undefined }, /"tag" must be a function/u],
    ['a state that cannot be frozen', { initial: new Map() }, /"initial" must be plain data/u],
    ['a state that holds a function', { initial: { next: () => 0 } }, /"initial" must be plain data/u],
    ['a score of NaN', { score: Number.NaN }, /"score"/u],
    ['an id of ours', { id: 'leakage/canary' }, /"id"/u],
    ['a field of meters', { open: () => undefined }, /"open" is not known/u],
    ['a category of the guard itself', { category: 'length' }, /"category"/u],
  ])('is refused with %s', (_, change, message) => {
    const definition = { ...SHOUTING, ...change } as unknown as DetectorDefinition<number>;
    expect(() => defineDetector(definition)).toThrow(InvalidRuleError);
    expect(() => defineDetector(definition)).toThrow(message);
  });

  it('is refused when a state contains itself', () => {
    const initial: { self?: unknown } = {};
    initial.self = initial;
    expect(() => defineDetector({ ...SHOUTING, initial } as unknown as DetectorDefinition<unknown>)).toThrow(
      /"initial"/u,
    );
  });

  it.each([undefined, null, 7])('is refused when the definition is %j', (definition) => {
    expect(() => defineDetector(definition as unknown as DetectorDefinition<number>)).toThrow(InvalidRuleError);
  });
});

describe('a meter detector', () => {
  it('gets characters, one at a time', () => {
    const seen: string[] = [];
    const open = (): MeterRun =>
      meter((character, offset) => {
        seen.push(`${offset}${character}`);
        return [];
      });
    found(defineDetector({ ...LOUD, open }), 'a😀b');
    expect(seen).toEqual(['0a', '1😀', '3b']);
  });

  it.each<[number, number, readonly string[]]>([
    [2, 3, ['custom/acme/loud 2-3']],
    [2, 99, ['custom/acme/loud 2-3']],
    [0, 3, ['custom/acme/loud 2-3']],
    [-5, 3, ['custom/acme/loud 2-3']],
    [2.5, 3.9, ['custom/acme/loud 2-3']],
    [3, 3, []],
    [Number.NaN, 3, []],
  ])('that reports %d to %d at the third character gives %j', (start, end, expected) => {
    const open = (): MeterRun => meter((_, offset) => (offset === 2 ? [{ start, end }] : []));
    expect(found(defineDetector({ ...LOUD, open }), 'abcd')).toEqual(expected);
  });

  it('may report what it has held', () => {
    const open = (): MeterRun =>
      meter(
        (character) => (character === '!' ? [{ start: 1, end: 4 }] : []),
        () => 1,
      );
    const rule = defineDetector({ ...LOUD, open });
    expect(scanned(rule, ['ab', 'c!', 'd'])).toEqual({ found: ['custom/acme/loud 1-4'], isLate: false });
  });

  it('may not hold more than 1,024 units', () => {
    const open = (): MeterRun =>
      meter(
        (character) => (character === '!' ? [{ start: 0, end: 9_999 }] : []),
        () => 0,
      );
    const text = `${'a'.repeat(2_000)}!`;
    expect(scanned(defineDetector({ ...LOUD, open }), [text])).toEqual({
      found: ['custom/acme/loud 977-2001'],
      isLate: false,
    });
  });

  it('answers alike for every cutting and breaks no promise, whatever it says', () => {
    const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constant(Number.NaN)), {
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(numbers, fc.array(fc.constantFrom('a', 'bc', '😀', 'd'), { maxLength: 8 }), (says, pieces) => {
        const open = (): MeterRun => {
          let turn = 0;
          const next = (): number => says[turn++ % says.length] as number;
          return meter(() => (turn % 3 === 0 ? [{ start: next(), end: next() }] : []), next);
        };
        const rule = defineDetector({ ...LOUD, open });
        const inPieces = scanned(rule, pieces);
        expect(inPieces.found).toEqual(scanned(rule, [pieces.join('')]).found);
        expect(inPieces.isLate).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('that cannot be opened, or throws, or answers nonsense is a failed check', () => {
    const open = (): never => {
      throw new Error('no');
    };
    expect(found(defineDetector({ ...LOUD, open }), 'ab')).toEqual(['error/obfuscation 0-1']);
    const nonsense = (): MeterRun => meter(() => undefined as never);
    expect(found(defineDetector({ ...LOUD, open: nonsense }), 'ab')).toEqual(['error/obfuscation 0-1']);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no open', { open: undefined }, /"open" must be a function/u],
    ['a field of tokens', { lookahead: 0 }, /"lookahead" is not known/u],
  ])('is refused with %s', (_, change, message) => {
    expect(() => defineDetector({ ...LOUD, ...change } as unknown as DetectorDefinition<unknown>)).toThrow(message);
  });
});
