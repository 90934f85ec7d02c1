import { describe, expect, it } from 'vitest';
import type { Match } from './match.ts';
import { meterRun } from './meter-run.ts';
import type { MeterRule, MeterRun } from './rule.ts';

function meter(
  write: (text: string, offset: number) => ReturnType<MeterRun['write']>,
  more: Partial<MeterRule> = {},
  holdFrom?: number,
): MeterRule {
  const facts = { id: 'test/meter', category: 'leakage', score: 0.5, severity: 'LOW' } as const;
  return { kind: 'meter', ...facts, open: () => ({ write, holdFrom }), ...more };
}

function push(
  rule: MeterRule,
  windows: readonly { readonly text: string; readonly base: number }[],
): { readonly found: readonly string[]; readonly holds: readonly number[] } {
  const run = meterRun(rule);
  const found: string[] = [];
  const sink = {
    match: ({ start, end, rule: { id } }: Match) => void found.push(`${id} ${start}-${end}`),
    open: () => undefined,
  };
  return { holds: windows.map((window) => run.advance(window, 'more', sink)), found };
}

/** A measure that finds nothing and writes down what it gets. */
function watch(seen: string[]): MeterRun['write'] {
  return (text, offset) => {
    seen.push(`${offset}${text}`);
    return [];
  };
}

describe('meterRun', () => {
  it('writes each unit once, with its offset, over windows that move', () => {
    const seen: string[] = [];
    push(meter(watch(seen)), [
      { text: 'ab', base: 0 },
      { text: 'abc', base: 0 },
      { text: 'abc', base: 0 },
      { text: 'cde', base: 2 },
      { text: 'f', base: 5 },
    ]);
    expect(seen).toEqual(['0ab', '2c', '3de', '5f']);
  });

  it('gives what the meter finds, and its hold, never past the text', () => {
    expect(
      push(
        meter(() => [{ start: 1, end: 3 }]),
        [{ text: 'abc', base: 0 }],
      ),
    ).toEqual({ found: ['test/meter 1-3'], holds: [3] });
    expect(
      push(
        meter(() => [], {}, 1),
        [{ text: 'abc', base: 0 }],
      ).holds,
    ).toEqual([1]);
    expect(
      push(
        meter(() => [], {}, 9),
        [{ text: 'abc', base: 0 }],
      ).holds,
    ).toEqual([3]);
  });

  it('feeds a meter by characters that asks for it', () => {
    const seen: string[] = [];
    push(meter(watch(seen), { isByCharacter: true }), [{ text: 'a😀b', base: 0 }]);
    expect(seen).toEqual(['0a', '1😀', '3b']);
  });

  it('reports a meter that throws once, where it failed, and asks it no more', () => {
    let calls = 0;
    const rule = meter(
      (text) => {
        calls++;
        if (text === 'b') throw new Error(text);
        return [];
      },
      { isByCharacter: true },
    );
    const outcome = push(rule, [
      { text: 'abc', base: 0 },
      { text: 'abcd', base: 0 },
    ]);
    expect(outcome).toEqual({ found: ['error/leakage 1-2'], holds: [3, 4] });
    expect(calls).toBe(2);
  });

  it('reports a meter that cannot be opened', () => {
    const open = (): MeterRun => {
      throw new Error('no');
    };
    expect(
      push(
        meter(() => [], { open }),
        [{ text: 'abc', base: 0 }],
      ).found,
    ).toEqual(['error/leakage 0-1']);
  });
});
