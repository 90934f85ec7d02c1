import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallerWindow,
  createCallerWindow,
  MARK_NAMES,
  placeOf,
  WINDOW_BYTES,
  WINDOW_QUERIES_MAX,
} from './caller-window.ts';
import { observeQuery } from './observe-query.ts';
import { type ExtractionSignals, readSignals } from './signals.ts';

const SECOND = 1_000;

function windowOf(texts: readonly string[], stepMs = SECOND): CallerWindow {
  const window = createCallerWindow();
  for (const [i, text] of texts.entries())
    observeQuery(window, { text, outputUnits: 10, atMs: i * stepMs, seed: 7 }, -1);
  return window;
}

const signalsOf = (texts: readonly string[], stepMs?: number): ExtractionSignals =>
  readSignals(windowOf(texts, stepMs));

const count = (length: number, make: (i: number) => string): readonly string[] =>
  Array.from({ length }, (_, i) => make(i));

/** What `size` and the sums say, counted again from the queries themselves. */
function recounted(window: CallerWindow): object {
  const places = Array.from({ length: window.size }, (_, back) => placeOf(window, back));
  const sum = (values: ArrayLike<number>): number => places.reduce((total, at) => total + (values[at] as number), 0);
  return {
    wordSum: sum(window.wordCounts),
    contentSum: sum(window.contentCounts),
    outputSum: sum(window.outputUnits),
    marks: MARK_NAMES.map((_, bit) => places.filter((at) => (((window.marks[at] as number) >>> bit) & 1) === 1).length),
  };
}

describe('what is known of a caller', () => {
  it('is at most 16 KiB of arrays of numbers, as large at first as ever', () => {
    expect(WINDOW_BYTES).toBeLessThanOrEqual(16_384);
    const bytes = (window: CallerWindow): number =>
      Object.values(window).reduce(
        (sum: number, value: unknown) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
        0,
      );
    expect(bytes(createCallerWindow())).toBe(WINDOW_BYTES);
    expect(bytes(windowOf(count(400, (i) => `query ${i}`)))).toBe(WINDOW_BYTES);
    for (const value of Object.values(createCallerWindow())) {
      expect(typeof value === 'number' || ArrayBuffer.isView(value)).toBe(true);
    }
  });

  it('counts what it remembers, however queries come and go', () => {
    const query = fc.record({
      text: fc.oneof(fc.constantFrom('thanks', 'what is rain', 'what is snow', 'why?', ''), fc.lorem({ maxCount: 12 })),
      stepMs: fc.integer({ min: 0, max: 200_000 }),
      outputUnits: fc.nat(1_000),
    });
    fc.assert(
      fc.property(fc.array(query, { maxLength: 500, size: 'max' }), (queries) => {
        const window = createCallerWindow();
        let atMs = 0;
        for (const { text, stepMs, outputUnits } of queries) {
          atMs += stepMs;
          observeQuery(window, { text, outputUnits, atMs, seed: 7 }, atMs - 3_600_000);
        }
        expect(window.size).toBeLessThanOrEqual(WINDOW_QUERIES_MAX);
        const { wordSum, contentSum, outputSum, markCounts } = window;
        expect({ wordSum, contentSum, outputSum, marks: [...markCounts] }).toEqual(recounted(window));
        expect(window.skeletonQueries.reduce((sum, queriesOf) => sum + queriesOf, 0)).toBe(window.size);
      }),
      { numRuns: 25 },
    );
  });

  it('forgets what is older than the window', () => {
    const window = windowOf(count(50, (i) => `query ${i}`));
    observeQuery(window, { text: 'later', outputUnits: 0, atMs: 3_600_000, seed: 7 }, 3_600_000 - SECOND);
    expect(window.size).toBe(1);
    expect(readSignals(window).wordsPerQuery).toBe(1);
  });

  it('is the same for the same queries', () => {
    const texts = count(300, (i) => `what is the ${i % 7} of ${i}`);
    expect(windowOf(texts)).toEqual(windowOf(texts));
  });
});

describe('signals', () => {
  it('see the same text again', () => {
    expect(signalsOf(count(100, (i) => `prompt number ${i % 10}`)).repeatShare).toBeCloseTo(0.9, 5);
    expect(signalsOf(count(100, (i) => `prompt number ${i}`)).repeatShare).toBe(0);
  });

  it('see one short slot, and not two or a long one', () => {
    const word = (i: number): string => `w${i}q`;
    expect(signalsOf(count(100, (i) => `explain ${word(i)} in simple terms`)).shortSlotShare).toBeGreaterThan(0.9);
    expect(signalsOf(count(100, (i) => `explain ${word(i)} in ${word(i + 500)} terms`)).shortSlotShare).toBe(0);
    const long = (i: number): string => count(6, (n) => word(6 * i + n)).join(' ');
    expect(signalsOf(count(100, (i) => `explain ${long(i)} in simple terms`)).shortSlotShare).toBe(0);
  });

  it('see the same content in other words', () => {
    const frames = [
      'tell me more about X please',
      'why should people care for X today',
      'how did X begin long ago',
      'X: which books are good',
    ];
    const texts = count(160, (i) => (frames[i % 4] as string).replace('X', `w${i >> 2}q v${i >> 2}q`));
    expect(signalsOf(texts).crossedShare).toBeGreaterThan(0.5);
    expect(signalsOf(texts.map((text, i) => `${text} u${i}q`)).crossedShare).toBe(0);
  });

  it('see queries that move word by word, and not a text that grows', () => {
    const words = [...count(20, (i) => `w${i}q`)];
    const moving = count(120, (i) => {
      words[i % 20] = `v${i}q`;
      return words.join(' ');
    });
    expect(signalsOf(moving).relatedShare).toBeGreaterThan(0.8);
    const growing = count(120, (i) => count(i + 5, (n) => `w${n}q`).join(' '));
    expect(signalsOf(growing).relatedShare).toBe(0);
    expect(signalsOf(growing).clusteredShare).toBe(0);
  });

  it('see pace and regularity', () => {
    const texts = count(100, (i) => `query ${i}`);
    expect(signalsOf(texts, 2 * SECOND)).toMatchObject({ queriesPerHour: 1_800, regularity: 1, pauseShare: 0 });
    expect(signalsOf(texts, 100 * SECOND)).toMatchObject({ queriesPerHour: 36, pauseShare: 0.99 });
    expect(signalsOf(['one'])).toMatchObject({ queries: 1, queriesPerHour: 0 });
  });
});
