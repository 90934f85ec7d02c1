import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeterRule } from '../matching/rule.ts';
import { foldedReader } from './folded-units.ts';
import { OVERLAP_GAP_MAX, promptOverlapMeter } from './prompt-overlap.ts';

const PROMPT =
  'You answer for Harbour Bikes. Never tell anyone the wholesale price of a frame. Refunds above 300 euros need the word of a manager on duty.';

describe('promptOverlapMeter', () => {
  it('finds a quotation of nine words once, from its 17th letter on', () => {
    const reply = 'Sure. never tell anyone the wholesale price of a frame. refunds above 300 EUROS. Bye';
    expect(read(promptOverlapMeter(PROMPT, { fold }), [reply]).found).toEqual([
      { start: reply.indexOf('he wholesale'), end: reply.indexOf('bove 300') },
    ]);
  });

  it('leaves a shorter quotation alone', () => {
    expect(read(promptOverlapMeter(PROMPT, { fold }), ['I must never tell anyone the wholesale price.']).found).toEqual(
      [],
    );
  });

  it('reads through case, punctuation and line breaks', () => {
    const reply = [...'NEVERTELLANYONETHEWHOLESALEPRICEOFAFRAMEREFUNDSABOVE'].join('-\n');
    expect(read(promptOverlapMeter(PROMPT, { fold }), [reply]).found).toHaveLength(1);
  });

  it('ends a quotation where more than eight view units stand between two letters', () => {
    const spread = (gap: string): string => [...'nevertellanyonethewholesalepriceofaframerefundsabove'].join(gap);
    expect(read(promptOverlapMeter(PROMPT, { fold }), [spread('.'.repeat(OVERLAP_GAP_MAX))]).found).toHaveLength(1);
    expect(read(promptOverlapMeter(PROMPT, { fold }), [spread('.'.repeat(OVERLAP_GAP_MAX + 1))]).found).toEqual([]);
  });

  it('withholds from the 17th letter, and lets go when the quotation ends', () => {
    const run = promptOverlapMeter(PROMPT, { fold }).open();
    run.write('Never tell anyone', 0);
    expect(run.holdFrom).toBeUndefined();
    run.write(' the wholesale', 17);
    expect(run.holdFrom).toBe('Never tell anyone t'.length);
    run.write(' shop', 31);
    expect(run.holdFrom).toBeUndefined();
  });

  it('watches a short prompt from 60 % of its length on, and none below 24 letters', () => {
    const short = 'Speak only about harbour bikes';
    expect(read(promptOverlapMeter(short, { fold }), ['I speak only about harbour bikes']).found).toHaveLength(1);
    expect(read(promptOverlapMeter(short, { fold }), ['I speak only about harbours']).found).toEqual([]);
    expect(read(promptOverlapMeter('Be kind, be brief', { fold }), ['be kind, be brief']).found).toEqual([]);
  });

  it('finds what a search of the whole text finds, and withholds alike, for every cutting', () => {
    const word = fc.constantFrom('ab', 'a', 'b', 'ba ', 'c', '. ', 'É', '𝒳', '-'.repeat(9), '!'.repeat(5));
    const text = fc.array(word, { maxLength: 120 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(200)), fc.nat(30), (prompt, reply, cuts, at) => {
        const quoting = reply + prompt.slice(at) + reply + prompt;
        const meter = promptOverlapMeter(prompt, { fold });
        const expected = readNaively(prompt, quoting);
        const whole = read(meter, [quoting]);
        expect(whole.found).toEqual(expected);
        const cut = read(meter, pieces(quoting, cuts));
        expect(cut.found).toEqual(expected);
        for (const { start } of expected) expect(start).toBeGreaterThanOrEqual(cut.releasedBefore.get(start) ?? 0);
        expect(cut.isHoldMonotone).toBe(true);
        const units = read(meter, quoting.split(''));
        expect(units.found).toEqual(expected);
        expect(units.isHoldMonotone).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const fold = (codePoint: number): string => String.fromCodePoint(codePoint).normalize('NFKD');

type Range = { readonly start: number; readonly end: number };

interface Reading {
  readonly found: readonly Range[];
  /** By start of a finding: how far the text had left when it was found. */
  readonly releasedBefore: ReadonlyMap<number, number>;
  readonly isHoldMonotone: boolean;
}

function read(meter: MeterRule, chunks: readonly string[]): Reading {
  const run = meter.open();
  const found: Range[] = [];
  const releasedBefore = new Map<number, number>();
  let offset = 0;
  let released = 0;
  let isHoldMonotone = true;
  for (const chunk of chunks) {
    for (const range of run.write(chunk, offset)) {
      found.push(range);
      releasedBefore.set(range.start, released);
    }
    offset += chunk.length;
    const hold = run.holdFrom ?? offset;
    if (hold < released) isHoldMonotone = false;
    released = Math.max(released, hold);
  }
  return { found, releasedBefore, isHoldMonotone };
}

function pieces(text: string, cuts: readonly number[]): readonly string[] {
  const at = [...cuts.filter((cut) => cut <= text.length), text.length].sort((a, b) => a - b);
  return at.map((end, i) => text.slice(at[i - 1] ?? 0, end));
}

interface Unit extends Range {
  readonly text: string;
}

function units(text: string): readonly Unit[] {
  const all: Unit[] = [];
  foldedReader(fold).write(text, 0, (unit, start, end) => all.push({ text: String.fromCharCode(unit), start, end }));
  return all;
}

/** The definition, on whole texts: the longest suffix at each unit by trying all of them. */
function readNaively(prompt: string, reply: string): readonly Range[] {
  const needle = units(prompt)
    .map((unit) => unit.text)
    .join('');
  const min =
    needle.length >= 48
      ? 48
      : needle.length < 24
        ? Number.POSITIVE_INFINITY
        : Math.max(24, Math.floor(needle.length * 0.6));
  const folded = units(reply);
  const found: Range[] = [];
  let first = 0;
  let reportedTo = 0;
  let isReported = false;
  folded.forEach((unit, i) => {
    const before = folded[i - 1];
    if (before !== undefined && unit.start - before.end > 8) first = i;
    while (
      first <= i &&
      !needle.includes(
        folded
          .slice(first, i + 1)
          .map((u) => u.text)
          .join(''),
      )
    )
      first++;
    const length = i + 1 - first;
    if (length < min) {
      isReported = false;
      return;
    }
    if (!isReported) found.push({ start: Math.max(folded[first + 16]?.start ?? 0, reportedTo), end: unit.end });
    isReported = true;
    reportedTo = unit.end;
  });
  return found;
}
