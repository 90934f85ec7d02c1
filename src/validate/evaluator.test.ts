import { describe, expect, it } from 'vitest';
import type { Treatment } from '../core/finding.ts';
import { strongestOf } from '../decide/components.ts';
import type { MeterRule, RegionRule, Rule, SpanRule } from '../detect/matching/rule.ts';
import { compileRules } from '../detect/matching/rule-set.ts';
import { isLuhnValid } from '../detect/pii/luhn.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { createEvaluator, type Evaluator } from './evaluator.ts';

const FACTS = { category: 'pii', score: 0.5, severity: 'MEDIUM' } as const;

const card: SpanRule = {
  kind: 'span',
  id: 'card',
  ...FACTS,
  pattern: /(?<!\d)\d{15,16}(?!\d)/u,
  accept: (candidate) => (isLuhnValid(candidate) ? candidate.length : 0),
};
const word: SpanRule = { kind: 'span', id: 'word', ...FACTS, pattern: /\bsecret\b/u };
const stopWord: SpanRule = { kind: 'span', id: 'stop', ...FACTS, pattern: /\bstop\b/u };
const quote: RegionRule = {
  kind: 'region',
  id: 'quote',
  ...FACTS,
  opener: /\[\[/u,
  body: /[^\]]/u,
  closer: /\]\]/u,
  lengthMax: 300,
};
const RULES: readonly Rule[] = [card, word, stopWord, quote];

interface Options {
  readonly treatments?: Readonly<Record<string, Treatment>>;
  readonly replyCharsMax?: number;
  readonly streamHoldCharsMax?: number;
  readonly rules?: readonly Rule[];
}

function open({
  treatments = {},
  replyCharsMax = 10_000,
  streamHoldCharsMax = 1_024,
  rules = RULES,
}: Options = {}): Evaluator {
  return createEvaluator({
    scanner: replyScanner(compileRules(rules, 1_024)),
    treat: ({ ruleId }) => treatments[ruleId] ?? 'redact',
    strongest: strongestOf,
    replace: (_, matched, { ruleId }) => `<${ruleId} ${matched.length}>`,
    bounds: { streamHoldCharsMax, replyCharsMax, findingsMax: 100 },
  });
}

/** What each push lets out, and the end. */
function released(evaluator: Evaluator, ...chunks: readonly string[]): readonly string[] {
  return [...chunks.map((chunk) => evaluator.push(chunk)), evaluator.end()];
}

describe('text in which nothing is found', () => {
  it('leaves at once, but for the last character, which a mark may follow', () => {
    expect(released(open(), 'the cat ', 'sat', 'down')).toEqual(['the cat ', 'sa', 'tdow', 'n']);
  });

  it('leaves as it came, marks and lone surrogates and all', () => {
    const text = 'e\u0301 \ud83d ﬁ\u200b 😀';
    expect(released(open(), ...text.split('')).join('')).toBe(text);
  });

  it('leaves nothing twice: a second end is empty', () => {
    const evaluator = open();
    expect(released(evaluator, 'the cat')).toEqual(['the ca', 't']);
    expect(evaluator.end()).toBe('');
    expect(evaluator.push('again')).toBe('');
  });
});

describe('a number', () => {
  it('waits for its rest when its first 15 digits are valid too', () => {
    expect(isLuhnValid('400000000000006')).toBe(true);
    expect(released(open(), '400000000000006', '9 now')).toEqual(['', '<card 16> no', 'w']);
  });

  it('is taken with 15 digits when no more come', () => {
    expect(released(open(), '400000000000006', '')).toEqual(['', '', '<card 15>']);
  });

  it('leaves when its check fails', () => {
    const evaluator = open();
    expect(released(evaluator, '400000000000007', '9 now')).toEqual(['', '4000000000000079 no', 'w']);
    expect(evaluator.outcome()).toEqual({ action: 'allow', findings: [], edits: [] });
  });
});

it('says where it replaced what, in units of the reply', () => {
  const evaluator = open();
  expect(released(evaluator, 'a sec', 'ret b')).toEqual(['a ', '<word 6> ', 'b']);
  expect(evaluator.outcome()).toEqual({
    action: 'rewrite',
    findings: [{ ruleId: 'word', ...FACTS, start: 2, end: 8 }],
    edits: [{ pointer: '', start: 2, end: 8, replacement: '<word 6>', operator: 'redact', ruleId: 'word' }],
  });
});

it('only reports what the policy only reports', () => {
  const evaluator = open({ treatments: { word: 'report' } });
  expect(released(evaluator, 'a secret b').join('')).toBe('a secret b');
  expect(evaluator.outcome()).toMatchObject({ action: 'allow', findings: [{ ruleId: 'word' }], edits: [] });
});

describe('a region', () => {
  it('is replaced when its opener is decided, and swallowed until it ends', () => {
    expect(released(open(), 'a [[bb', 'cd', 'ef]', '] g')).toEqual(['a <quote 0>', '', '', ' ', 'g']);
  });

  it('ends with the reply when nothing closes it', () => {
    const evaluator = open();
    expect(released(evaluator, 'a [[b', 'cd').join('')).toBe('a <quote 0>');
    expect(evaluator.outcome().edits).toMatchObject([{ start: 2, end: 7 }]);
  });

  it('is no region when its opener is not whole', () => {
    expect(released(open(), 'a [', 'b]] c').join('')).toBe('a [b]] c');
  });

  it('stops the reply at its end when something inside it blocks', () => {
    const evaluator = open({ treatments: { stop: 'block' } });
    expect(released(evaluator, 'a [[b stop ', 'c', ']] d e').join('')).toBe('a <quote 0>');
    expect(evaluator.outcome()).toMatchObject({ action: 'block', reason: 'blocked_by_policy: stop' });
  });
});

describe('a block', () => {
  it('lets out the text before it and nothing after', () => {
    const evaluator = open({ treatments: { stop: 'block' } });
    expect(released(evaluator, 'a secret b st', 'op c', ' d').join('')).toBe('a <word 6> b ');
    expect(evaluator.isStopped).toBe(true);
    expect(evaluator.withheldChars).toBe(0);
    expect(evaluator.outcome()).toMatchObject({
      action: 'block',
      reason: 'blocked_by_policy: stop',
      edits: [{ start: 2 }],
    });
  });

  it('says nothing of what is found behind it', () => {
    const evaluator = open({ treatments: { stop: 'block' } });
    released(evaluator, 'a stop secret');
    expect(evaluator.outcome().findings.map(({ ruleId }) => ruleId)).toEqual(['stop']);
  });

  it('is none when the word is part of another', () => {
    const evaluator = open({ treatments: { stop: 'block' } });
    expect(released(evaluator, 'a st', 'opped').join('')).toBe('a stopped');
    expect(evaluator.outcome().action).toBe('allow');
  });
});

it('a truncation ends the reply without blocking it', () => {
  const evaluator = open({ treatments: { stop: 'truncate' } });
  expect(released(evaluator, 'a stop b').join('')).toBe('a ');
  expect(evaluator.outcome()).toMatchObject({ action: 'rewrite', edits: [{ start: 2, end: 2, operator: 'truncate' }] });
});

describe('the greatest length', () => {
  it('cuts the reply, not inside a pair', () => {
    const evaluator = open({ replyCharsMax: 6 });
    expect(released(evaluator, 'abc', 'de\ud83d', '\ude00f').join('')).toBe('abcde');
    expect(evaluator.outcome()).toMatchObject({
      action: 'rewrite',
      findings: [{ ruleId: 'length/reply', start: 5, end: 5 }],
      edits: [{ operator: 'truncate', start: 5, end: 5 }],
    });
  });

  it('leaves a reply of just that length alone', () => {
    const evaluator = open({ replyCharsMax: 6 });
    expect(released(evaluator, 'abcd😀').join('')).toBe('abcd😀');
    expect(evaluator.outcome().action).toBe('allow');
  });

  it('is the end of the text for what stands there', () => {
    expect(released(open({ replyCharsMax: 8 }), 'a secrets').join('')).toBe('a <word 6>');
  });
});

it('findings that overlap for longer than may be withheld are replaced piece by piece', () => {
  const pair: SpanRule = { kind: 'span', id: 'pair', ...FACTS, pattern: /x[xy]{3}/u };
  const other: SpanRule = { kind: 'span', id: 'other', ...FACTS, pattern: /y[xy]{5}/u };
  const evaluator = open({ rules: [pair, other], streamHoldCharsMax: 10 });
  expect(released(evaluator, ...'xyxyxyxyxyxyxyxyxyxyxyxy'.split('')).join('')).toBe('<other 10><other 10><pair 4>');
});

describe('a meter', () => {
  const watching: MeterRule = {
    kind: 'meter',
    id: 'watching',
    ...FACTS,
    open: () => {
      let from: number | undefined;
      return {
        write: (text, offset) => {
          if (text.includes('(')) from = offset + text.indexOf('(');
          const start = from;
          if (!text.includes(')') || start === undefined) return [];
          from = undefined;
          return [{ start, end: offset + text.indexOf(')') + 1 }];
        },
        get holdFrom() {
          return from;
        },
      };
    },
  };

  it('withholds what may yet be part of its finding', () => {
    const evaluator = open({ rules: [watching], treatments: { watching: 'block' } });
    expect(released(evaluator, 'a (b', 'cd', ') e')).toEqual(['a ', '', '', '']);
  });

  it('withholds nothing any more when the reply has ended', () => {
    expect(released(open({ rules: [watching] }), 'a (b', 'cd').join('')).toBe('a (bcd');
  });
});

describe('a failure', () => {
  it('stops the reply, and what was withheld does not leave', () => {
    const evaluator = open();
    evaluator.push('a sec');
    evaluator.fail({ ruleId: 'error/x', category: 'error', start: 0, end: 0, score: 1, severity: 'HIGH' });
    expect(released(evaluator, 'ret')).toEqual(['', '']);
    expect(evaluator.outcome()).toMatchObject({ action: 'block', reason: 'blocked_by_policy: error/x' });
  });

  it('lets out nothing twice when a meter names text that has left, and stops there', () => {
    const late: MeterRule = {
      kind: 'meter',
      id: 'late',
      ...FACTS,
      open: () => ({ write: (text) => (text.includes('z') ? [{ start: 0, end: 2 }] : []), holdFrom: undefined }),
    };
    const evaluator = open({ rules: [late], treatments: { late: 'block' } });
    expect(released(evaluator, 'abcd', 'ef', 'z', '!').join('')).toBe('abcdef');
    expect(evaluator.outcome().action).toBe('block');
  });
});
