import { describe, expect, it } from 'vitest';
import type { Match } from './match.ts';
import type { RegionRule, SpanRule } from './rule.ts';
import { compileRules } from './rule-set.ts';
import { spanRun } from './span-run.ts';

function span(id: string, pattern: RegExp, accept?: SpanRule['accept']): SpanRule {
  return {
    kind: 'span',
    id,
    category: 'pii',
    score: 0.5,
    severity: 'LOW',
    pattern,
    ...(accept !== undefined && { accept }),
  };
}

function region(id: string, opener: RegExp, body: RegExp, closer?: RegExp, lengthMax = 300): RegionRule {
  const facts = { id, category: 'secret', score: 0.5, severity: 'LOW', lengthMax } as const;
  return { kind: 'region', ...facts, opener, body, ...(closer !== undefined && { closer }) };
}

interface Outcome {
  readonly found: readonly string[];
  readonly opened: readonly string[];
  /** After each piece and at the end. */
  readonly holds: readonly number[];
}

/** Pushes pieces one after the other, then ends. */
function push(rules: readonly (SpanRule | RegionRule)[], pieces: readonly string[]): Outcome {
  const { spans, index } = compileRules(rules, 1_024);
  const run = spanRun(spans, index);
  const found: string[] = [];
  const opened: string[] = [];
  const holds: number[] = [];
  let text = '';
  const show = ({ rule, start, end }: Match): string => `${rule.id} ${start}-${end}`;
  const sink = {
    match: (match: Match) => void found.push(show(match)),
    open: (match: Match) => void opened.push(show(match)),
  };
  for (const piece of pieces) {
    text += piece;
    holds.push(run.advance({ text, base: 0 }, 'more', sink));
  }
  holds.push(run.advance({ text, base: 0 }, 'nothing', sink));
  return { found, opened, holds };
}

/** Pushes unit by unit. */
function pushUnits(rules: readonly (SpanRule | RegionRule)[], text: string): Outcome {
  return push(rules, text.split(''));
}

describe('a span on a stream', () => {
  it('is decided as soon as no later text can change it', () => {
    expect(push([span('a', /ab{1,3}/u)], ['xab', 'b', 'c', 'd'])).toEqual({
      found: ['a 1-4'],
      opened: [],
      holds: [1, 1, 5, 6, 6],
    });
  });

  it('is decided at the end when more text might have changed it', () => {
    expect(push([span('a', /ab{1,3}/u)], ['ab'])).toEqual({ found: ['a 0-2'], opened: [], holds: [0, 2] });
  });

  it('waits for one character of look-ahead', () => {
    expect(push([span('a', /ab(?!c)/u)], ['ab', 'c'])).toMatchObject({ found: [], holds: [0, 3, 3] });
    expect(push([span('a', /ab(?!c)/u)], ['ab', 'd'])).toMatchObject({ found: ['a 0-2'], holds: [0, 3, 3] });
  });

  it('goes on behind a match, not inside it', () => {
    expect(push([span('a', /aa/u)], ['aaaaa', 'x']).found).toEqual(['a 0-2', 'a 2-4']);
  });

  it('takes up the places that queued behind one that came to nothing', () => {
    const rules = [span('a', /a{1,5}b/u)];
    expect(push(rules, ['aaaaaaa', 'b']).found).toEqual(['a 2-8']);
    expect(pushUnits(rules, 'aaaaaaaabxaab').found).toEqual(['a 3-9', 'a 10-13']);
  });

  it('decides places of one rule from left to right, whatever other rules wait for', () => {
    const rules = [span('long', /a[ab]{1,6}c/u), span('short', /ab/u)];
    expect(push(rules, ['abab', 'abab', 'x']).found).toEqual(['short 0-2', 'short 2-4', 'short 4-6', 'short 6-8']);
  });

  it('begins at no second half of a surrogate pair', () => {
    expect(push([span('a', /[^x]y/u)], ['😀y']).found).toEqual(['a 0-3']);
  });
});

describe('a validator', () => {
  it('that refuses lets the rule look again one character later', () => {
    const rules = [span('n', /\d{2}/u, (candidate) => (candidate === '23' ? 2 : 0))];
    expect(push(rules, ['1234.']).found).toEqual(['n 1-3']);
    expect(pushUnits(rules, '1234.').found).toEqual(['n 1-3']);
  });

  it('that accepts a part lets the rule go on behind it', () => {
    const rules = [span('n', /\d{1,4}/u, () => 1)];
    expect(push(rules, ['123.']).found).toEqual(['n 0-1', 'n 1-2', 'n 2-3']);
  });

  it.each<[number, readonly string[]]>([
    [99, ['n 0-3']],
    [Number.POSITIVE_INFINITY, ['n 0-3']],
    [2.9, ['n 0-2']],
    [0.5, []],
    [0, []],
    [-1, []],
    [Number.NaN, []],
  ])('that answers %d gives %j', (answer, found) => {
    expect(push([span('n', /\d{3}/u, () => answer)], ['123']).found).toEqual(found);
  });

  it('that throws is reported where it failed, and the rule looks again', () => {
    const accept = (candidate: string): number => {
      if (candidate === '12') throw new Error('12');
      return candidate.length;
    };
    expect(push([span('n', /\d{2}/u, accept)], ['1234.']).found).toEqual(['error/pii 0-2', 'n 1-3']);
  });
});

describe('a region on a stream', () => {
  const key = region('key', /BEGIN/u, /[^#]/u, /END/u);

  it('opens at once and ends behind its closer', () => {
    expect(push([key], ['xBEG', 'INab', 'cEN', 'D!'])).toEqual({
      found: ['key 1-12'],
      opened: ['key 1-6'],
      holds: [1, 8, 9, 13, 13],
    });
  });

  it('ends before the first character that is not of its body', () => {
    expect(push([key], ['BEGINab#END']).found).toEqual(['key 0-7']);
  });

  it('ends with the text', () => {
    expect(push([key], ['BEGINab'])).toMatchObject({ found: ['key 0-7'], opened: ['key 0-5'], holds: [7, 7] });
  });

  it('ends at its longest', () => {
    expect(push([key], [`BEGIN${'a'.repeat(500)}END`]).found).toEqual(['key 0-300']);
    expect(pushUnits([key], `BEGIN${'a'.repeat(500)}END`).found).toEqual(['key 0-300']);
  });

  it('swallows openers in its body, and finds the next one behind it', () => {
    const rules = [key];
    expect(push(rules, ['BEGIN BEGIN END BEGIN END']).found).toEqual(['key 0-15', 'key 16-25']);
    expect(pushUnits(rules, 'BEGIN BEGIN END BEGIN END').found).toEqual(['key 0-15', 'key 16-25']);
  });

  it('withholds no part of its body but a possible closer', () => {
    const { holds } = pushUnits([region('key', /BEGIN/u, /[a-zE]/u, /END/u)], 'BEGINabcExEND');
    expect(holds.slice(5, 13)).toEqual([6, 7, 8, 8, 10, 10, 10, 10]);
  });

  it('leaves spans in its body to other rules', () => {
    expect(push([key, span('n', /\d{3}/u)], ['BEGIN 123 END']).found).toEqual(['n 6-9', 'key 0-13']);
  });
});

describe('hostile streams', () => {
  it('come to the end with an opener 50,000 times', () => {
    const text = 'BEGIN'.repeat(50_000);
    const { found } = push(
      [region('key', /BEGIN/u, /[A-Z]/u, /END/u, 65_536)],
      [text.slice(0, 100_000), text.slice(100_000)],
    );
    expect(found).toEqual(['key 0-65536', 'key 65540-131076', 'key 131080-196616', 'key 196620-250000']);
  });

  it('come to the end with 100,000 places behind one that waits', () => {
    const rules = [span('a', /a[ab]{0,40}c/u)];
    expect(push(rules, ['a', 'a'.repeat(100_000), 'c']).found).toEqual(['a 99960-100002']);
  });

  it('find the same unit by unit as in one piece', () => {
    const rules = [span('a', /a[ab]{0,9}c/u), span('b', /b{2,4}/u), region('key', /ab{3}/u, /[ab]/u, /ca/u)];
    const text = 'abaabbbbaacabbbcaabababbcabbaacbbbbbbbacab'.repeat(20);
    expect([...pushUnits(rules, text).found].sort()).toEqual([...push(rules, [text]).found].sort());
  });
});
