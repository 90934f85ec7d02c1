import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens, loadTokenCounter, SLICE_UNITS } from './token-count.ts';

const counter = await loadTokenCounter({ maxUnits: 200_000 });
const whole = await import('gpt-tokenizer/encoding/o200k_base');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 600 }).map((units) => String.fromCharCode(...units)),
  fc
    .constantFrom('a', ' ', '\n', '😀', '<|endoftext|>', 'word ')
    .chain((text) => fc.integer({ min: 0, max: 300 }).map((times) => text.repeat(times))),
);

describe('counting', () => {
  it.each([
    ['', 0],
    ['a short text', 3],
    ['hello world', 2],
    ['tiktoken is great!', 6],
  ])('gives what the encoding gives for %j', (text, tokens) => {
    expect(counter.count(text)).toBe(tokens);
  });

  it('takes what looks like a special token for plain text', () => {
    expect(counter.count('<|endoftext|>')).toBeGreaterThan(1);
  });

  it('gives nearly the count of the whole text, and never less than its lower bound', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const counted = counter.count(text);
        const exact = whole.countTokens(text, { disallowedSpecial: new Set() });
        expect(Math.abs(counted - exact)).toBeLessThanOrEqual(2 * Math.ceil(text.length / (SLICE_UNITS / 2)));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the exact count for long prose', () => {
    const text = 'The quick brown fox jumps over the lazy dog, said Maria of Toledo; nobody believed her. '.repeat(50);
    expect(counter.count(text)).toBe(whole.countTokens(text));
  });

  it('is done in linear time with 100 KB that have no word borders', () => {
    // One pass over the whole of it takes more than ten seconds.
    const startedMs = performance.now();
    expect(counter.count('a'.repeat(100_000))).toBeGreaterThan(10_000);
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('refuses a text that is too long before it looks at it', async () => {
    const small = await loadTokenCounter({ maxUnits: 3 });
    expect(small.count('abc')).toBe(1);
    expect(() => small.count('abcd')).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG', lengthMax: 3 }));
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('rejects a bound of %s', async (maxUnits) => {
    await expect(loadTokenCounter({ maxUnits })).rejects.toMatchObject({ option: 'maxUnits' });
  });
});

describe('estimating', () => {
  it('bounds the count of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { min, likely, max } = estimateTokens(text);
        const exact = whole.countTokens(text, { disallowedSpecial: new Set() });
        expect(min).toBeLessThanOrEqual(exact);
        expect(exact).toBeLessThanOrEqual(max);
        expect(counter.count(text)).toBeLessThanOrEqual(max);
        expect(min).toBeLessThanOrEqual(likely);
        expect(likely).toBeLessThanOrEqual(Math.max(1, max));
      }),
      { numRuns: 500 },
    );
  });

  it('counts bytes as UTF-8 has them, lone surrogates as three', () => {
    for (const text of ['', 'abc', 'äöü', '漢字', '😀', '\ud800', '😀\udc00', '\ud83d😀']) {
      expect(estimateTokens(text).max).toBe(new TextEncoder().encode(text).length);
    }
  });

  it.each([
    'The quick brown fox jumps over the lazy dog, and nobody has ever asked the dog what it thinks about that.',
    'Быстрая коричневая лиса перепрыгивает через ленивую собаку, и никто не спросил собаку.',
    '敏捷的棕色狐狸跳过懒狗，没有人问过那条狗的想法。',
    'Der schnelle braune Fuchs springt über den faulen Hund, und niemand hat den Hund je gefragt.',
  ])('is likely to reserve enough for %j, and not twice as much as needed', (text) => {
    const exact = counter.count(text);
    expect(estimateTokens(text).likely).toBeGreaterThanOrEqual(exact);
    expect(estimateTokens(text).likely).toBeLessThanOrEqual(3 * exact);
  });
});
